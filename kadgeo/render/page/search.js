// Finds regions, villages, areas and agreements by any of their names, small slips allowed.

const MOST_RESULTS = 12;
const SOUGHT = [
  [["regencies"], ["daerah", "regions"]],
  [["districts"], ["kecamatan", "districts"]],
  [["villages"], ["desa", "villages"]],
  [["industrial_areas"], ["kawasan", "areas"]],
  [["agreements", "links"], ["kesepakatan", "agreements"]],
  [["gaps"], ["celah", "gaps"]],
]; // what is found by a name, by the layers and gazetteers that hold it

/** What the search box says: what can be found on this map. */
function searchWords({ layers, data }) {
  const held = new Set([...layers.filter((layer) => layer.headings), ...data.gazetteers].map(({ key }) => key));
  const found = SOUGHT.filter(([keys]) => keys.some((key) => held.has(key))).map(([, words]) => t(words));
  return `${t(WORDS.search)} ${found.join(", ")}`;
}

/** Reduces a spelling to what counts. */
function fold(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** The kind of region that is written before a name, if any, and the name without it. */
function apart(kinds, words) {
  const [form, kind] = kinds.find(([written]) => words.startsWith(`${written} `)) ?? ["", null];
  return [kind, kind ? words.slice(form.length + 1) : words];
}

/** The kind of region an entry is: as its name says, else as its layer does. */
function kindOf({ kinds }, heading, what) {
  return apart(kinds, fold(heading.id ?? heading))[0] ?? apart(kinds, `${fold(what.id ?? what)} `)[0];
}

function buildIndex(page) {
  const features = page.layers.filter((layer) => layer.headings).flatMap((layer) =>
    layer.headings.map((heading, i) => ({
      label: () => t(heading),
      level: kindOf(page.data, heading, layer.what),
      kind: () => t(layer.what),
      names: [...new Set([heading?.id ?? heading, heading?.en, layer.ids[i], ...(layer.aliases?.[i] ?? [])].filter(Boolean).map(fold))],
      isThere: () => isThere(layer, i),
      go: () => goTo(page, { layer, i }),
    })));
  return [...features, ...page.data.gazetteers.flatMap((gazetteer) => placesOf(page, gazetteer))];
}

/** Entries of a gazetteer, whose places are told apart from the one before. */
function placesOf(page, { name, zoom, headings, above, counts, grid, steps }) {
  const level = kindOf(page.data, "", name);
  const parents = counts.flatMap((count, n) => Array(count).fill(above[n]));
  let [lng, lat] = [0, 0];
  return headings.map((heading, i) => {
    lng += steps[2 * i];
    lat += steps[2 * i + 1];
    const at = [lat / grid, lng / grid];
    const words = `${heading}, ${parents[i]}`;
    const go = () => {
      page.touched = true;
      page.map.setView(at, zoom);
      choose(page, [], { spot: { at, words } });
      announce(words);
    };
    return { label: () => heading, level, kind: () => `${t(name)}, ${parents[i]}`, names: [fold(heading)], words, go };
  });
}

/** Shows a place of a gazetteer by its words. */
function goToPlace(page, words) {
  page.index ??= buildIndex(page);
  page.index.find((entry) => entry.words === words)?.go();
}

/** How far a name is from what was typed: 0 the same, then beginnings, parts, small slips. */
function distance(name, typed) {
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  if (name.includes(` ${typed}`)) return 2;
  if (name.includes(typed)) return 3;
  const allowed = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  const words = [name.slice(0, typed.length + allowed), ...name.split(" ")];
  const slips = Math.min(...words.map((word) => editDistance(word, typed, allowed)));
  return slips <= allowed ? 3 + slips : Infinity;
}

/** Insertions, deletions, changes and swaps of neighbours between two words, counted up to a limit. */
function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** How far an entry is from what was typed, also without the word for its own kind. */
function farOf({ names, level }, typed, [kind, bare]) {
  const whole = names.map((name) => distance(name, typed));
  return Math.min(...whole, ...(kind && kind === level ? names.map((name) => distance(name, bare)) : []));
}

function find({ index, data }, words) {
  const typed = fold(words);
  if (!typed) return [];
  const parted = apart(data.kinds, typed);
  return index
    .filter((one) => !one.isThere || one.isThere())
    .map((entry) => ({ entry, far: farOf(entry, typed, parted) }))
    .filter(({ far }) => far < Infinity)
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_RESULTS)
    .map(({ entry }) => entry);
}

/** Search box with a list of results, after the ARIA pattern of a combobox. */
function startSearch(page) {
  const [input, list] = [byId("search"), byId("results")];
  let [results, active] = [[], 0];
  const show = () => {
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (results.length) input.setAttribute("aria-activedescendant", `result-${active}`);
    else input.removeAttribute("aria-activedescendant");
    const rows = results.map((entry, i) =>
      el("li", { id: `result-${i}`, role: "option", "aria-selected": String(i === active), onmousedown: (event) => take(i, event) }, entry.label(), el("small", {}, ` ${entry.kind()}`)));
    list.replaceChildren(...(rows.length ? rows : [el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, t(WORDS.none))]));
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  };
  const take = (i, event) => {
    event.preventDefault();
    const entry = results[i];
    if (!entry) return;
    input.value = "";
    results = [];
    show();
    openSheet(page, false);
    entry.go();
    focusFacts();
  };
  input.addEventListener("input", () => {
    page.index ??= buildIndex(page);
    [results, active] = [find(page, input.value), 0];
    show();
    if (input.value.trim()) announce(`${results.length} ${t(WORDS.found)}`);
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && results.length) {
      event.preventDefault();
      active = (active + step + results.length) % results.length;
      show();
    } else if (event.key === "Enter") take(active, event);
    else if (event.key === "Escape" && input.value) {
      event.stopPropagation();
      [input.value, results] = ["", []];
      show();
    }
  });
  input.addEventListener("blur", () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  });
  input.addEventListener("focus", () => {
    openSheet(page);
    show();
  });
  byId("region").addEventListener("change", () => chooseRegion(page));
  input.parentElement.hidden = !page.layers.some((layer) => layer.headings) && !page.data.gazetteers.length;
}

/** Chooses what the list of regions says, and brings it into view. */
function chooseRegion(page) {
  const { value } = byId("region");
  const layer = regionLayer(page);
  choose(page, value ? [{ layer, i: Number(value) }] : []);
  const bounds = value && layer.features[value].bounds;
  if (!bounds || page.map.getBounds().contains(bounds)) return;
  page.touched = true;
  page.map.fitBounds(bounds);
}

/** The list of regions. */
function showRegions(page) {
  const layer = regionLayer(page);
  const select = byId("region");
  select.parentElement.hidden = !layer;
  if (!layer) return;
  const order = layer.headings.map((heading, i) => [t(heading), i]).sort(([a], [b]) => a.localeCompare(b, spoken.lang));
  select.replaceChildren(el("option", { value: "" }, t(WORDS.choose)), ...order.map(([words, i]) => el("option", { value: i }, words)));
  markRegion(page);
}

/** Shows in the list which region is chosen. */
function markRegion({ chosen: [first], layers }) {
  byId("region").value = first && first.layer === regionLayer({ layers }) ? String(first.i) : "";
}
