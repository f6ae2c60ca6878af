// Layers as a sortable table, and what joins regions as a matrix; both tied to the map.

const LONG = 60; // characters: longer cells get more width

function startTable(page) {
  page.views = page.layers.filter((layer) => layer.table).flatMap((layer) => [
    { key: `table-${layer.key}`, name: () => t(layer.name), layer, element: tableElement },
    ...(layer.ends && regionLayer(page) ? [{ key: `matrix-${layer.key}`, name: () => t(WORDS.matrix), layer, element: matrixElement }] : []),
  ]);
  page.view = null;
}

/** Opens a view under the map, or closes it. */
function openView(page, key) {
  page.view = page.views.find((view) => view.key === key) ?? null;
  page.sort = { column: 0, down: false };
  page.rowFilter = "";
  showTable(page);
  byId("tool-table").setAttribute("aria-expanded", String(Boolean(page.view)));
  page.map.invalidateSize({ animate: false });
  remember(page);
}

function showTable(page) {
  const box = byId("views");
  box.hidden = !page.view;
  if (!page.view) return box.replaceChildren();
  const open = (view) => {
    openView(page, view.key);
    box.querySelector('[aria-pressed="true"]').focus();
  };
  const tabs = page.views.map((view) =>
    el("button", { type: "button", "aria-pressed": String(view === page.view), onclick: () => open(view) }, view.name()));
  const shut = () => {
    openView(page, null);
    byId(phone.matches ? "sheet-handle" : "tool-table").focus();
  };
  const close = el("button", { class: "close", type: "button", "aria-label": t(WORDS.close), onclick: shut }, "×");
  const body = el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": page.view.name() }, page.view.element(page, page.view.layer));
  box.replaceChildren(el("div", { class: "tabs" }, el("div", { role: "group", "aria-label": t(WORDS.table) }, tabs), rowFilterElement(page), close), body);
  markTable(page);
  return box;
}

function rowFilterElement(page) {
  if (page.view.element !== tableElement) return null;
  const typed = (event) => {
    page.rowFilter = event.target.value;
    const body = byId("views").querySelector("tbody");
    body.replaceChildren(...rowElements(page, page.view.layer));
    markTable(page);
    announce(`${body.querySelectorAll("[data-id]").length} ${t(WORDS.found)}`);
  };
  return el("input", { type: "search", value: page.rowFilter, placeholder: t(WORDS.filter), "aria-label": t(WORDS.filter), oninput: typed, onkeydown: swallow });
}

/** Escape empties a field, no more. */
function swallow(event) {
  event.stopPropagation();
}

function columnsOf(layer) {
  return [{ label: WORDS.name, values: layer.headings }, ...layer.fields];
}

function tableElement(page, layer) {
  const head = columnsOf(layer).map((column, n) => {
    const sorted = page.sort.column === n ? (page.sort.down ? "descending" : "ascending") : "none";
    const turn = () => {
      page.sort = { column: n, down: page.sort.column === n && !page.sort.down };
      showTable(page);
      byId("views").querySelectorAll("th button")[n].focus();
    };
    return el("th", { scope: "col", "aria-sort": sorted }, el("button", { type: "button", onclick: turn }, t(column.label)));
  });
  return el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rowElements(page, layer)));
}

function rowElements(page, layer) {
  const columns = columnsOf(layer);
  const typed = fold(page.rowFilter);
  const rows = layer.headings
    .map((_, i) => ({ i, cells: columns.map((column) => spell(column.values[i])) }))
    .filter(({ i, cells }) => isShown(layer, i) && (!typed || fold(cells.join(" ")).includes(typed)));
  const { column, down } = page.sort;
  const empty = ({ cells }) => Number(cells[column] === ""); // comes last either way
  rows.sort((a, b) => empty(a) - empty(b) || (down ? -1 : 1) * compare(columns[column], a, b, column));
  if (!rows.length) return [el("tr", {}, el("td", { colspan: columns.length }, t(WORDS.none)))];
  return rows.map(({ i, cells }) =>
    el("tr", { "data-id": `${layer.key}:${layer.ids[i]}`, onclick: () => goTo(page, { layer, i }) }, cells.map((words, n) =>
      n ? el("td", {}, el("div", { class: words.length > LONG ? "long" : null }, words)) : el("th", { scope: "row" }, el("button", { class: "leads", type: "button" }, words)))));
}

function compare(column, a, b, n) {
  const [x, y] = [column.order?.[a.i], column.order?.[b.i]];
  if (typeof x === "number" && typeof y === "number") return x - y;
  return a.cells[n].localeCompare(b.cells[n], spoken.lang, { numeric: true });
}

/** Who is joined with whom: regions down and across, a coloured mark for each line. */
function matrixElement(page, layer) {
  const regions = regionLayer(page);
  const short = (i) => t(regions.labels?.[i] ?? regions.headings[i]);
  const head = el("tr", {}, el("td", {}), regions.ids.map((_, i) => el("th", { scope: "col" }, el("span", {}, short(i)))));
  const rows = regions.ids.map((row, i) =>
    el("tr", {}, el("th", { scope: "row" }, short(i)), regions.ids.map((column) => el("td", {}, row === column ? "" : cellMarks(page, layer, row, column)))));
  return el("table", { class: "matrix" }, el("thead", {}, head), el("tbody", {}, rows));
}

function cellMarks(page, layer, row, column) {
  const wanted = [row, column].map((id) => `${regionLayer(page).key}:${id}`);
  return layer.ids.flatMap((id, i) => {
    if (!isShown(layer, i) || !wanted.every((end) => layer.ends[i].includes(end))) return [];
    const color = categoriesOf(layer, i)[0]?.color ?? layer.color;
    const attributes = { type: "button", class: "cell", "data-id": `${layer.key}:${id}`, style: `background:${color}`, title: t(layer.headings[i]), "aria-label": t(layer.headings[i]) };
    return [el("button", { ...attributes, onclick: () => goTo(page, { layer, i }) })];
  });
}

/** Marks the rows of what is lit on the map. */
function markTable(page) {
  const rows = [...byId("views").querySelectorAll("[data-id]")];
  for (const row of rows) row.classList.toggle("lit", Boolean(page.lit?.has(row.dataset.id)));
  rows.find((row) => row.classList.contains("lit"))?.scrollIntoView({ block: "nearest" });
}
