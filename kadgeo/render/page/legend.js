// The legend, which also turns layers and categories on and off, and the map in words.

function showLegend(page) {
  const groups = page.layers.filter((layer) => layer.legend !== null).sort((a, b) => a.legend - b.legend);
  byId("legend").replaceChildren(...groups.map((layer) => groupElement(page, layer)));
  showFilters(page);
  showDescription(page);
}

/** What the map shows, in words. */
function showDescription(page) {
  const told = page.layers.filter((layer) => layer.on && layer.headings && !layer.detail).reverse();
  byId("description").replaceChildren(...told.map(describe));
}

function groupElement(page, layer) {
  const attributes = { type: "checkbox", checked: layer.on, onchange: (event) => setLayer(page, layer, event.target.checked) };
  const box = el("input", attributes);
  const [only = { ...plainCategory(layer), label: layer.name }, ...more] = [...layer.categories, ...layer.notes];
  const hint = layer.minZoom === null ? null : el("small", {}, ` (${t(WORDS.byZoom)})`);
  if (!more.length) {
    const picture = only.mark ? mark(layer, only.mark) : sample(layer, only);
    return el("div", { class: "group plain", "data-layer": layer.key }, el("label", {}, box, picture, el("span", {}, t(only.text ?? only.label), hint)));
  }
  const entries = [
    ...layer.categories
      .filter(({ key }) => layer.by.some((keys) => keys.includes(key)))
      .map((category) => entryElement(page, layer, category)),
    ...layer.notes.map((note) => el("li", { class: "note", "data-mark": note.mark }, mark(layer, note.mark), el("span", {}, t(note.text)))),
  ];
  return el("div", { class: "group", "data-layer": layer.key }, el("label", {}, box, el("span", {}, t(layer.name), hint)), el("ul", { class: "entries" }, entries, weakElement(layer)));
}

/** Says that only the links of most members are drawn strongly, while there are others. */
function weakElement(layer) {
  if (!layer.mostStrong) return null;
  const row = el("li", { class: "note" }, stroked({ stroke: "#555", "stroke-width": layer.growth.least }), el("span", {}, `${layer.mostStrong} ${t(WORDS.strongest)}`));
  row.tell = () => { row.hidden = layer.order.length <= layer.mostStrong; };
  return row;
}

function entryElement(page, layer, category) {
  const { key } = category;
  const isOn = () => !layer.off.has(key);
  const turn = (on) => {
    if (on) layer.off.delete(key);
    else layer.off.add(key);
    refresh(page, layer);
  };
  const only = () => {
    const others = layer.categories.map((one) => one.key).filter((one) => one !== key);
    layer.off = new Set(isOn() && others.every((one) => layer.off.has(one)) ? [] : others);
    refresh(page, layer);
  };
  const count = () => layer.ids.map((_, i) => shownMembers(layer, i, (one) => one === key).length).reduce((a, b) => a + b, 0);
  return rowElement({ key, label: category.label, count, isOn, turn, only, picture: sample(layer, category) });
}

/** Redraws what the legend changes in a layer. */
function refresh(page, layer) {
  restyle(layer, page.lit);
  for (const note of byId("legend").querySelectorAll("[data-mark=stripes]")) note.hidden = !isStriped(layer);
  refreshed(page);
  announce(`${t(layer.name)}: ${layer.features.filter((_, i) => isShown(layer, i)).length} / ${layer.ids.length}`);
}

/** Brings all that tells of the map up to date with it: labels, table, words and the shared address. */
function refreshed(page) {
  tellAll();
  labelsSoon(page);
  showTable(page);
  showDescription(page);
  remember(page);
}

/** Has any area several colours, given the legend? */
function isStriped(layer) {
  return layer.features.some((_, i) => shownCategories(layer, i).length > 1);
}

/** Shows or hides a layer by choice. */
function setLayer(page, layer, visible) {
  for (const one of page.layers) {
    if (one !== layer && one.follows !== layer.key) continue;
    one.visible = visible;
    syncLayer(page, one);
  }
  labelsSoon(page);
  showFilters(page);
  showDescription(page);
  announce(`${t(layer.name)}: ${t(visible ? WORDS.shown : WORDS.hidden)}`);
  remember(page);
}

/** Draws a layer if it is chosen, or if the map is near enough for it. */
function syncLayer({ map }, layer) {
  const wanted = layer.visible ?? map.getZoom() >= layer.minZoom;
  if (wanted === layer.on) return;
  layer.on = wanted;
  const box = byId("legend").querySelector(`[data-layer="${CSS.escape(layer.key)}"] input`);
  if (box) box.checked = wanted;
  if (layer.painter) layer.painter.repaint();
  else if (wanted) layer.group.addTo(map);
  else layer.group.remove();
}

/** A layer in words: which features are in which category. */
function describe(layer) {
  const shown = layer.ids.map((_, i) => i).filter((i) => isShown(layer, i));
  const names = (list, star = () => false) => list.map((i) => t(layer.headings[i]) + (star(i) ? " ★" : "")).join("; ");
  const rows = layer.categories.filter(({ key }) => !layer.off.has(key)).map(({ key, label }) => {
    const lead = (i) => layer.badges?.[i].some(([one, starred]) => one === key && starred);
    return el("li", {}, `${t(label)}: ${names(shown.filter((i) => layer.by[i].includes(key)), lead)}`);
  });
  return el("div", {}, el("h3", {}, `${t(layer.name)} (${shown.length})`), el("ul", {}, layer.categories.length ? rows : el("li", {}, names(shown))));
}
