// Narrows the map down by properties that its layers share: party, sector, year, status.

/** Does a filter let through something that has these keys? */
function passes(layer, filter, keys) {
  const kept = layer.kept.get(filter.key);
  return !kept || keys.some((key) => kept.has(key));
}

/** Categories of what a feature stands for, as far as legend and filters leave it: of each member, or of itself. */
function shownMembers(layer, i, counted = (key) => !layer.off.has(key)) {
  const keys = layer.by ? layer.by[i] : [];
  if (layer.growth) return keys.filter((key, m) => counted(key) && layer.filters.every((filter) => passes(layer, filter, filter.values[i][m])));
  return layer.filters.every((filter) => passes(layer, filter, filter.values[i])) ? keys.filter(counted) : [];
}

/** The filters of all layers, each once, with the keys that something on the map has and how many have them. */
function facetsOf({ layers, kept }) {
  const facets = new Map();
  for (const layer of layers.filter((one) => one.on)) {
    for (const filter of layer.filters) {
      const facet = facets.get(filter.key) ?? { ...filter, counts: new Map() };
      facets.set(filter.key, facet);
      for (const key of keysThere(layer, filter)) facet.counts.set(key, (facet.counts.get(key) ?? 0) + 1);
    }
  }
  const offered = [...facets.values()].map((facet) => ({ ...facet, categories: facet.categories.filter(({ key }) => facet.counts.has(key)) }));
  return offered.filter((facet) => facet.categories.length > 1 || kept.has(facet.key));
}

/** Keys of all that is there on the day, whether filtered or not. */
function keysThere(layer, filter) {
  return filter.values.flatMap((values, i) => {
    if (layer.by && !layer.by[i].length) return [];
    return layer.growth ? layer.by[i].flatMap((_, m) => values[m]) : values;
  });
}

function showFilters(page) {
  const open = new Set([...byId("filters").querySelectorAll("details[open]")].map((one) => one.dataset.facet));
  const facets = facetsOf(page).map((facet) => facetElement(page, facet, open.has(facet.key)));
  const heading = el("p", { class: "narrowed" });
  byId("filters").hidden = !facets.length;
  byId("filters").replaceChildren(heading, ...facets);
  tellFilters(page);
}

function facetElement(page, facet, open) {
  const rows = facet.categories.map((category) => {
    const isOn = () => page.kept.get(facet.key)?.has(category.key) ?? true;
    const turn = (on) => keep(page, facet, facet.categories.map(({ key }) => key).filter((key) => (key === category.key ? on : page.kept.get(facet.key)?.has(key) ?? true)));
    const only = () => keep(page, facet, page.kept.get(facet.key)?.size === 1 && isOn() ? null : [category.key]);
    return rowElement({ key: `${facet.key}:${category.key}`, label: category.label, count: () => facet.counts.get(category.key), isOn, turn, only });
  });
  return el("details", { class: "facet", "data-facet": facet.key, open }, el("summary", {}, t(facet.name), " ", el("small")), el("ul", { class: "entries" }, rows));
}

/** A row with a box for on and off, and a name that leaves only this. */
function rowElement({ key, label, count, isOn, turn, only, picture = null }) {
  const said = el("small", { class: "count" }, ` ${count()}`);
  const box = el("input", { type: "checkbox", checked: isOn(), onchange: ({ target }) => turn(target.checked), "data-category": key, "aria-label": `${t(label)} ${count()}` });
  const name = el("button", { type: "button", class: "only", title: t(WORDS.only), "aria-label": `${t(WORDS.only)}: ${t(label)}`, onclick: only }, picture, el("span", {}, t(label), said));
  const row = el("li", {}, box, name);
  row.tell = () => {
    box.checked = isOn();
    said.textContent = ` ${count()}`;
  };
  return row;
}

/** Keeps only what has one of these keys; null, or all of them, keeps everything. */
function keep(page, facet, keys) {
  if (!keys || keys.length === facet.categories.length) page.kept.delete(facet.key);
  else page.kept.set(facet.key, new Set(keys));
  refreshAll(page, t(facet.name));
}

/** Redraws all that filters change. */
function refreshAll(page, name) {
  for (const layer of page.layers) if (layer.filters.length) restyle(layer, page.lit);
  refreshed(page);
  const counts = page.layers.filter((layer) => layer.on && layer.filters.length).map((layer) => layer.ids.filter((_, i) => isShown(layer, i)).length);
  announce(`${name}: ${counts.reduce((a, b) => a + b, 0)} ${t(WORDS.shown)}`);
}

/** Brings boxes, counts and words of filters up to date, without building them anew. */
function tellFilters(page) {
  for (const row of document.querySelectorAll("#filters li, #legend li")) row.tell?.();
  for (const facet of facetsOf(page)) {
    const head = byId("filters").querySelector(`[data-facet="${CSS.escape(facet.key)}"] > summary > small`);
    if (head) head.textContent = keptWords(page, facet);
  }
  const heading = byId("filters").querySelector(".narrowed");
  const all = () => {
    page.kept.clear();
    refreshAll(page, t(WORDS.narrow));
  };
  heading?.replaceChildren(t(page.kept.size ? WORDS.narrowed : WORDS.narrow), ...(page.kept.size ? [" ", el("button", { type: "button", class: "leads", onclick: all }, t(WORDS.showAll))] : []));
}

/** The keys that a filter keeps, in words; nothing where it keeps all. */
function keptWords({ kept }, { key, categories }) {
  return kept.has(key) ? categories.filter((one) => kept.get(key).has(one.key)).map((one) => t(one.label)).join(", ") || t(WORDS.none) : "";
}

/** What the reader has narrowed down and chosen, for pictures and prints. */
function stateWords(page) {
  const kept = facetsOf(page).filter(({ key }) => page.kept.has(key)).map((facet) => `${t(facet.name)}: ${keptWords(page, facet)}`);
  const chosen = page.chosen.map(({ layer, i }) => t(layer.headings[i]));
  const lines = [[WORDS.narrowed, kept], [WORDS.chosen, chosen]];
  return lines.filter(([, words]) => words.length).map(([label, words]) => `${t(label)}: ${words.join("; ")}`).join(". ");
}
