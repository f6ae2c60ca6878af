// The legend, which also turns layers and categories on and off, and the map in words.

function showLegend(page) {
  const groups = page.layers.filter((layer) => layer.legend !== null).sort((a, b) => a.legend - b.legend);
  byId("legend").replaceChildren(...groups.map((layer) => groupElement(page, layer)));
  byId("description").replaceChildren(...groups.filter((layer) => layer.headings && !layer.detail).map(describe));
}

function groupElement(page, layer) {
  const attributes = { type: "checkbox", checked: layer.visible, onchange: (event) => setLayer(page, layer, event.target.checked) };
  const box = el("input", attributes);
  const lines = [...layer.categories, ...layer.notes];
  const only = lines.length === 1 && !layer.filters.length && layer.minZoom === null ? lines[0] : null;
  if (only) {
    const picture = only.mark ? mark(layer, only.mark) : sample(layer, only);
    return el("div", { class: "group plain", "data-layer": layer.key }, el("label", {}, box, picture, el("span", {}, t(only.text ?? only.label))));
  }
  const hint = layer.minZoom === null ? null : el("small", {}, ` (${t(WORDS.byZoom)})`);
  const entries = [
    ...layer.categories.map((category) => entryElement(page, layer, category, category.key, layer.by.filter((keys) => keys.includes(category.key)).length)),
    ...layer.notes.map((note) => el("li", { class: "note" }, mark(layer, note.mark), el("span", {}, t(note.text)))),
    ...layer.filters.flatMap((filter) => filterElements(page, layer, filter)),
  ];
  const list = entries.length ? el("ul", { class: "entries" }, entries) : null;
  return el("div", { class: "group", "data-layer": layer.key }, el("label", {}, box, el("span", {}, t(layer.name), hint)), list);
}

function filterElements(page, layer, filter) {
  const used = filter.categories.map((category) => ({ category, count: filter.values.filter((value) => value === category.key).length }));
  return [
    el("li", { class: "note filter" }, el("span", {}), el("span", {}, t(filter.name))),
    ...used.filter(({ count }) => count).map(({ category, count }) => entryElement(page, layer, category, `${filter.key}=${category.key}`, count, true)),
  ];
}

function entryElement(page, layer, category, key, count, plain = false) {
  const change = (event) => {
    if (event.target.checked) layer.off.delete(key);
    else layer.off.add(key);
    refresh(page);
  };
  const box = el("input", { type: "checkbox", checked: !layer.off.has(key), onchange: change, "data-category": key });
  const picture = plain ? el("span", { class: "dot", style: `background:${category.color}`, "aria-hidden": "true" }) : sample(layer, category);
  return el("li", {}, el("label", {}, box, picture, el("span", {}, t(category.label), el("small", {}, ` ${count}`))));
}

/** Redraws what filters change: styles, labels, table and the shared address. */
function refresh(page) {
  page.layers.forEach((layer) => restyle(layer, page.lit));
  labelsSoon(page);
  showTable(page);
  announce(t(WORDS.announceFiltered));
  remember(page);
}

/** Shows or hides a layer by choice. */
function setLayer(page, layer, visible) {
  layer.visible = visible;
  const box = byId("legend").querySelector(`[data-layer="${layer.key}"] input`);
  if (box) box.checked = visible;
  syncLayer(page, layer);
  labelsSoon(page);
  remember(page);
}

/** Draws a layer if it is chosen, or if the map is near enough for it. */
function syncLayer({ map }, layer) {
  const near = layer.minZoom !== null && map.getZoom() >= layer.minZoom;
  const wanted = layer.visible || near;
  if (wanted === layer.on) return;
  layer.on = wanted;
  if (layer.painter) layer.painter.repaint();
  else if (wanted) layer.group.addTo(map);
  else layer.group.remove();
}

/** A layer in words: which features are in which category. */
function describe(layer) {
  const names = (test) => layer.headings.filter((_, i) => test(i)).map(t).join("; ");
  const rows = layer.categories.map((category) => {
    const lead = (i) => layer.badges?.[i].some(([key, starred]) => key === category.key && starred);
    const listed = layer.headings.map((heading, i) => [t(heading) + (lead(i) ? " ★" : ""), i]).filter(([, i]) => layer.by[i].includes(category.key));
    return el("li", {}, `${t(category.label)}: ${listed.map(([words]) => words).join("; ")}`);
  });
  return el("div", {}, el("h3", {}, `${t(layer.name)} (${layer.headings.length})`), el("ul", {}, rows.length ? rows : el("li", {}, names(() => true))));
}
