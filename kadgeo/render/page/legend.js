// The legend, which also turns layers and categories on and off, and the map in words.

function showLegend(page) {
  const groups = page.layers.filter((layer) => layer.legend !== null).sort((a, b) => a.legend - b.legend);
  byId("legend").replaceChildren(...groups.map((layer) => groupElement(page, layer)));
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
  if (!more.length && !layer.filters.length) {
    const picture = only.mark ? mark(layer, only.mark) : sample(layer, only);
    return el("div", { class: "group plain", "data-layer": layer.key }, el("label", {}, box, picture, el("span", {}, t(only.text ?? only.label), hint)));
  }
  const entries = [
    ...layer.categories
      .map((category) => ({ category, count: layer.by.filter((keys) => keys.includes(category.key)).length }))
      .filter(({ count }) => count || !layer.steps)
      .map(({ category, count }) => entryElement(page, layer, category, { count })),
    ...layer.notes.map((note) => el("li", { class: "note", "data-mark": note.mark }, mark(layer, note.mark), el("span", {}, t(note.text)))),
    ...layer.filters.flatMap((filter) => filterElements(page, layer, filter)),
  ];
  return el("div", { class: "group", "data-layer": layer.key }, el("label", {}, box, el("span", {}, t(layer.name), hint)), el("ul", { class: "entries" }, entries));
}

function filterElements(page, layer, filter) {
  const used = filter.categories.map((category) => ({ category, count: filter.values.filter((values, i) => values.includes(category.key) && (!layer.steps || layer.by[i].length)).length }));
  return [
    el("li", { class: "note filter" }, el("span", {}), el("span", {}, t(filter.name))),
    ...used.filter(({ count }) => count).map(({ category, count }) => entryElement(page, layer, category, { key: `${filter.key}=${category.key}`, count, plain: true })),
  ];
}

function entryElement(page, layer, category, { key = category.key, count, plain = false }) {
  const change = (event) => {
    if (event.target.checked) layer.off.delete(key);
    else layer.off.add(key);
    refresh(page, layer);
  };
  const box = el("input", { type: "checkbox", checked: !layer.off.has(key), onchange: change, "data-category": key });
  const picture = plain ? el("span", { class: "dot", style: `background:${category.color}`, "aria-hidden": "true" }) : sample(layer, category);
  return el("li", {}, el("label", {}, box, picture, el("span", {}, t(category.label), el("small", {}, ` ${count}`))));
}

/** Redraws what filters change: styles, labels, table and the shared address. */
function refresh(page, layer) {
  restyle(layer, page.lit);
  labelsSoon(page);
  showTable(page);
  showDescription(page);
  for (const note of byId("legend").querySelectorAll("[data-mark=stripes]")) note.hidden = !isStriped(layer);
  announce(`${t(layer.name)}: ${layer.features.filter((_, i) => isShown(layer, i)).length} / ${layer.ids.length}`);
  remember(page);
}

/** Has any area several colours, given the legend? */
function isStriped(layer) {
  return layer.features.some((_, i) => shownCategories(layer, i).length > 1);
}

/** Shows or hides a layer by choice. */
function setLayer(page, layer, visible) {
  layer.visible = visible;
  syncLayer(page, layer);
  labelsSoon(page);
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
