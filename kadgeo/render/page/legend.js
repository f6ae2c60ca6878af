// The legend, which also turns layers on and off.

function startLegend(map, layers) {
  const groups = layers.filter((layer) => layer.legend !== null).sort((a, b) => a.legend - b.legend);
  document.getElementById("legend").append(...groups.map((layer) => groupElement(map, layer)));
  map.on("zoomend", () => layers.forEach((layer) => showLayer(map, layer)));
}

function groupElement(map, layer) {
  const box = el("input", { type: "checkbox", checked: layer.visible });
  box.addEventListener("change", () => {
    layer.visible = box.checked;
    showLayer(map, layer);
  });
  const [line, ...rest] = [...layer.categories, ...layer.notes];
  if (line && !rest.length && layer.minZoom === null) {
    const picture = line.mark ? mark(layer, line.mark) : sample(layer, line);
    return el("div", { class: "group plain", "data-layer": layer.key }, el("label", {}, box, picture, el("span", {}, t(line.text ?? line.label))));
  }
  const hint = layer.minZoom === null ? null : el("small", {}, ` ${t(WORDS.byZoom)}`);
  const entries = [
    ...layer.categories.map((category) => el("li", {}, sample(layer, category), el("span", {}, t(category.label)))),
    ...layer.notes.map((note) => el("li", { class: "note" }, mark(layer, note.mark), el("span", {}, t(note.text)))),
  ];
  const list = entries.length ? el("ul", { class: "entries" }, ...entries) : null;
  return el("div", { class: "group", "data-layer": layer.key }, el("label", {}, box, el("span", {}, t(layer.name), hint)), list);
}

/** Draws a layer if it is chosen, or if the map is near enough for it. */
function showLayer(map, layer) {
  const near = layer.minZoom !== null && map.getZoom() >= layer.minZoom;
  const wanted = layer.visible || near;
  if (wanted === map.hasLayer(layer.group)) return;
  if (wanted) layer.group.addTo(map);
  else layer.group.remove();
  map.fire("kadgeo:layers");
}
