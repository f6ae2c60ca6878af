// Narrows the map down by properties that its layers share: party, sector, year, status.

/** The filters of all layers, each once, with how many things on the map have each key. */
function facetsOf({ layers, kept }) {
  const facets = new Map();
  for (const layer of layers.filter((one) => one.on)) {
    for (const filter of layer.filters) {
      const facet = facets.get(filter.key) ?? { ...filter, counts: new Map() };
      facets.set(filter.key, facet);
      for (const key of keysThere(layer, filter)) facet.counts.set(key, (facet.counts.get(key) ?? 0) + 1);
    }
  }
  for (const facet of facets.values()) facet.categories = facet.categories.filter(({ key }) => facet.counts.has(key));
  return [...facets.values()].filter(({ key, categories }) => categories.length > 1 || kept.has(key));
}

/** Keys of all that is there on the day, whether filtered or not. */
function keysThere(layer, filter) {
  return filter.values.flatMap((values, i) => {
    if (layer.by && !layer.by[i].length) return [];
    return layer.growth ? layer.by[i].flatMap((_, m) => values[m]) : values;
  });
}

function showFilters(page) {
  const box = byId("filters");
  const open = new Set([...box.querySelectorAll("[open]")].map((one) => one.dataset.facet));
  const facets = facetsOf(page).map((facet) => facetElement(page, facet, open.has(facet.key)));
  const all = () => {
    page.kept.clear();
    refreshAll(page, t(WORDS.narrow));
  };
  const head = el("p", { class: "narrowed" });
  head.tell = () => head.replaceChildren(...(page.kept.size ? [t(WORDS.narrowed), " ", el("button", { type: "button", class: "leads", onclick: all }, t(WORDS.showAll))] : [t(WORDS.narrow)]));
  box.hidden = !facets.length;
  box.replaceChildren(head, ...facets);
  tellAll();
}

function facetElement(page, facet, open) {
  const keys = facet.categories.map(({ key }) => key);
  const isKept = (key) => page.kept.get(facet.key)?.has(key) ?? true;
  const rows = facet.categories.map(({ key, label }) => {
    const turn = (on) => keep(page, facet, keys.filter((one) => (one === key ? on : isKept(one))));
    const only = () => keep(page, facet, keys.every((one) => isKept(one) === (one === key)) ? keys : [key]);
    return rowElement({ key: `${facet.key}:${key}`, label, count: () => facet.counts.get(key), isOn: () => isKept(key), turn, only });
  });
  const said = el("small");
  said.tell = () => { said.textContent = keptWords(page, facet); };
  return el("details", { class: "facet", "data-facet": facet.key, open }, el("summary", {}, t(facet.name), " ", said), el("ul", { class: "entries" }, rows));
}

/** A row with a box for on and off, and a name that leaves only this. */
function rowElement({ key, label, count, isOn, turn, only, picture = null }) {
  const said = el("small");
  const box = el("input", { type: "checkbox", onchange: ({ target }) => turn(target.checked), "data-category": key, "aria-label": `${t(label)} ${count()}` });
  const name = el("button", { type: "button", class: "only", title: t(WORDS.only), "aria-label": `${t(WORDS.only)}: ${t(label)}`, onclick: only }, picture, el("span", {}, t(label), said));
  const row = el("li", {}, el("label", { class: "box" }, box), name);
  row.tell = () => {
    box.checked = isOn();
    said.textContent = ` ${count()}`;
  };
  return row;
}

/** Keeps only what has one of these keys; all of them are no filter. */
function keep(page, facet, keys) {
  if (keys.length === facet.categories.length) page.kept.delete(facet.key);
  else page.kept.set(facet.key, new Set(keys));
  refreshAll(page, t(facet.name));
}

/** Redraws all that filters change. */
function refreshAll(page, name) {
  const layers = page.layers.filter((layer) => layer.filters.length);
  for (const layer of layers) restyle(layer, page.lit);
  refreshed(page);
  announce(`${name}: ${layers.flatMap((layer) => (layer.on ? layer.ids.filter((_, i) => isShown(layer, i)) : [])).length} ${t(WORDS.shown)}`);
}

/** Brings boxes, counts and words of filters and legend up to date, without building them anew. */
function tellAll() {
  for (const node of document.querySelectorAll("#filters *, #legend li")) node.tell?.();
}

/** The keys that a filter keeps, in words; nothing where it keeps all. */
function keptWords({ kept }, { key, categories }) {
  return kept.has(key) ? categories.filter((one) => kept.get(key).has(one.key)).map((one) => t(one.label)).join(", ") || t(WORDS.none) : "";
}

/** What the reader has narrowed down and chosen, for pictures and prints. */
function stateWords(page) {
  const kept = facetsOf(page).filter(({ key }) => page.kept.has(key)).map((facet) => `${t(facet.name)}: ${keptWords(page, facet)}`);
  const lines = [[WORDS.narrowed, kept], [WORDS.chosen, page.chosen.map(({ layer, i }) => t(layer.headings[i]))]];
  return lines.filter(([, words]) => words.length).map(([label, words]) => `${t(label)}: ${words.join("; ")}`).join(". ");
}
