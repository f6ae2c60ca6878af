// The table of the register: searched, filtered and sorted from the page's data; without it the page is plain HTML.

const AT_ONCE = 50; // rows drawn before a reader asks for more
const FORMULA = /(?:^|(?<=[;\t\r\n]))(?=[ \u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/g; // as kadgeo.workbook.csv_text has it
const find = document.getElementById("tool-find");
const table = document.getElementById("tool-table");
const more = document.getElementById("tool-more");

/** Element with attributes and children; strings become text nodes, never markup. */
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null));
  return node;
}

/** Words without accents and capitals. */
function plain(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The page's data, which stand in it deflated. */
async function inflated() {
  const bytes = Uint8Array.from(atob(document.getElementById("tool-data").textContent), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

/** What is known of the rows besides the data: where their events begin, by what they are found. */
function startBook(data) {
  const { rows, groups } = data;
  const book = { data, count: rows.key.length, at: new Map(rows.key.map((key, row) => [key, row])), first: [], marks: new Map() };
  let [group, event] = [0, 0];
  for (const count of rows.events) {
    book.first.push({ group, event });
    for (let n = 0; n < count; n++) event += groups[group++];
  }
  book.first.push({ group, event });
  for (const [words, ...mark] of data.marks) book.marks.set(words, mark);
  book.held = {
    party: (row) => rows.members[row].map(([title]) => title),
    sector: (row) => rows.sectors[row],
    kind: (row) => [rows.kind[row]],
    status: (row) => [rows.status[row]],
    year: (row) => rows.years[row],
  };
  return book;
}

/** Places of all wordings by which each row is found, and the wordings themselves in plain letters; made once. */
function searched(book) {
  if (book.plain) return book;
  const { rows, events, texts } = book.data;
  const words = ["title", "kind", "standing", "validity"];
  const lists = ["parties", "sectors", "facts", "members", "held", "missing", "skipped"];
  book.plain = texts.map((one) => plain(typeof one === "string" ? one : one[0]));
  book.places = rows.key.map((_, row) => {
    const places = [rows.source[row], ...words.map((name) => rows[name][row]), ...lists.flatMap((name) => rows[name][row].flat())];
    for (let event = book.first[row].event; event < book.first[row + 1].event; event++)
      places.push(events.stage[event], events.what[event], events.source[event], ...events.facts[event]);
    return Int32Array.from(places.filter((place) => place !== null));
  });
  return book;
}

/** What was typed with the written forms of kinds of regions as the register writes them. */
function spelledOut(kinds, typed) {
  return kinds.reduce((words, [form, kind]) => words.replace(new RegExp(`(^|\\s)${form}(\\.\\s*|\\s+)(?=\\S)`, "g"), `$1${kind} `), typed);
}

/** Rows that hold every word of a search and every filter's choice. */
function fitting(book, state) {
  let rows = [...book.data.rows.key.keys()];
  for (const [name, held] of Object.entries(book.held)) {
    if (!state[name]) continue;
    const place = book.data.choices[name].find((one) => book.data.texts[one] === state[name]);
    rows = rows.filter((row) => held(row).includes(place));
  }
  for (const word of spelledOut(book.data.kinds, plain(state.q)).split(/\s+/).filter(Boolean)) {
    const hits = new Uint8Array(book.data.texts.length);
    for (const [place, words] of searched(book).plain.entries()) hits[place] = Number(words.includes(word));
    rows = rows.filter((row) => book.places[row].some((place) => hits[place]));
  }
  return rows;
}

/** Rows in the order of a column, those without a value last; alike rows stay by their latest event. */
function sorted(book, rows, sort) {
  const order = book.data.order[sort.replace("-", "")];
  if (!order) return rows;
  const way = sort.startsWith("-") ? -1 : 1;
  return rows.sort((a, b) => (order[a] === null) - (order[b] === null) || way * (order[a] - order[b]) || a - b);
}

/** Elements that show a row of the register. */
class Sheet {
  constructor(book) {
    this.book = book;
    this.data = book.data;
    this.say = book.data.words;
  }

  text(place) {
    return place === null ? "" : this.data.texts[place];
  }

  listed(places) {
    return places.map((place) => this.text(place)).join(", ");
  }

  /** A row of the table; opened, its particulars stand in a row of their own below it. */
  row(row, toggle) {
    const { rows, columns } = this.data;
    const button = el("button", { type: "button", "aria-expanded": "false", onclick: () => toggle(row) }, this.text(rows.title[row]));
    const cells = Object.entries(columns).map(([name, label]) => {
      if (name === "title") return el("th", { role: "rowheader", scope: "row", class: name, "data-label": label }, button);
      const value = rows[name][row];
      const words = Array.isArray(value) ? this.listed(value) : this.text(value);
      const state = name === "standing" ? `state ${rows.state[row]}` : "";
      return el("td", { role: "cell", class: `${name} ${words ? state : "empty"}`, "data-label": label }, words || "–", name === "last" ? this.doubt(row) : null);
    });
    return el("tr", { role: "row", "data-key": rows.key[row] }, cells);
  }

  /** The mark of a latest event that is less than sure. */
  doubt(row) {
    const last = this.book.first[row + 1].event - 1;
    return last < this.book.first[row].event ? null : [" ", this.mark(this.data.events.confidence[last], 1)];
  }

  mark(place, least = 0) {
    const [sign, level] = this.book.marks.get(this.text(place)) ?? ["◐", 1];
    return level < least ? null : el("span", { class: `mark level-${level}` }, `${sign} ${this.text(place)}`);
  }

  inside(row, id) {
    const { rows, columns } = this.data;
    const parts = [this.timeline(row), this.rows(this.say.members, rows.members[row]), this.papers(row), this.links("parents", row), this.links("follow_ups", row)];
    const facts = [el("h4", {}, this.say.facts), this.facts(rows.facts[row]), this.source(rows.source[row])];
    return el("tr", { role: "row", class: "inside", id }, el("td", { role: "cell", colspan: Object.keys(columns).length }, parts, facts));
  }

  timeline(row) {
    const { groups, rows } = this.data;
    const [here, next] = [this.book.first[row], this.book.first[row + 1]];
    const items = [];
    for (let { group, event } = here; group < next.group; event += groups[group++])
      items.push(this.together(Array.from({ length: groups[group] }, (_, n) => event + n)));
    const told = items.length ? el("ol", { class: "events" }, items) : el("p", {}, this.say.no_events);
    return [el("h4", {}, this.say.events), told, this.lack(this.say.skipped, rows.skipped[row])];
  }

  /** Events that contradict each other, side by side under a word that says so; mostly one alone. */
  together(events) {
    const told = events.map((event) => this.event(event));
    if (events.length === 1) return el("li", {}, told);
    return el("li", { class: "conflict" }, el("p", {}, el("strong", {}, `▲ ${this.say.conflict}`)), el("div", { class: "sides" }, told));
  }

  event(event) {
    const { day, stage, confidence, what, facts, source } = this.data.events;
    const head = el("p", { class: "when" }, el("b", {}, this.text(day[event])), ` · ${this.text(stage[event])} `, this.mark(confidence[event]));
    return el("div", {}, head, el("p", {}, this.text(what[event])), this.facts(facts[event]), this.source(source[event]));
  }

  papers(row) {
    const { rows } = this.data;
    const held = rows.held[row].length ? this.rows(this.say.held, rows.held[row]) : [el("h4", {}, this.say.held), el("p", {}, this.say.no_held)];
    return [held, this.lack(this.say.missing, rows.missing[row])];
  }

  lack(words, places) {
    return places.length ? el("p", { class: "lack" }, el("strong", {}, `▲ ${words}`), `: ${this.listed(places)}`) : null;
  }

  rows(heading, some) {
    const items = some.map(([title, source, ...facts]) => el("li", {}, el("b", {}, this.text(title)), this.facts(facts), this.source(source)));
    return [el("h4", {}, heading), el("ul", { class: "rows" }, items)];
  }

  links(name, row) {
    const some = this.data.rows[name][row];
    if (!some.length) return [];
    const items = some.map(([key, place]) => el("li", {}, el("a", { href: `#a=${encodeURIComponent(key)}` }, this.text(place))));
    return [el("h4", {}, this.say[name]), el("ul", {}, items)];
  }

  facts(places) {
    if (!places.length) return null;
    const pairs = Array.from({ length: places.length / 2 }, (_, n) => el("div", {}, el("dt", {}, this.text(places[2 * n])), el("dd", {}, this.text(places[2 * n + 1]))));
    return el("dl", {}, pairs);
  }

  source(place) {
    const [words, address] = [this.data.texts[place]].flat();
    const named = address ? el("a", { href: address, rel: "noreferrer" }, words) : words;
    return el("p", { class: "source" }, `${this.say.source}: `, named);
  }

  /** What a spreadsheet opens: the rows as kadgeo.workbook.csv_text writes them. */
  csv(rows) {
    const cell = (value) => {
      const words = (Array.isArray(value) ? value.map((place) => this.text(place)).join(" | ") : this.text(value)).replace(FORMULA, "'");
      return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
    };
    const lines = rows.map((row) => this.data.rows.sheet[row].map(cell).join(","));
    return `\ufeff${[this.data.sheet.join(","), ...lines].join("\n")}\n`;
  }
}

/** Draws the table as the address and the reader ask for it. */
class Page {
  constructor(book) {
    this.book = book;
    this.sheet = new Sheet(book);
    this.body = table.tBodies[0];
    this.state = {};
    for (const [name, places] of Object.entries(book.data.choices)) find.elements[name].append(...places.map((place) => el("option", {}, book.data.texts[place])));
    this.output = find.querySelector("output");
    find.querySelector("[type=reset]").textContent = book.data.words.clear;
    more.textContent = book.data.words.more;
    for (const head of table.querySelectorAll("th[data-column]")) {
      const turn = () => this.change({ sort: `${this.state.sort === head.dataset.column ? "-" : ""}${head.dataset.column}` });
      head.replaceChildren(el("button", { type: "button", onclick: turn }, head.textContent));
    }
    find.addEventListener("input", () => this.change(Object.fromEntries(new FormData(find))));
    find.addEventListener("submit", (event) => event.preventDefault());
    find.addEventListener("reset", () => setTimeout(() => this.change(Object.fromEntries(new FormData(find)))));
    document.getElementById("tool-csv").addEventListener("click", () => this.save());
    more.addEventListener("click", () => this.append());
    window.addEventListener("hashchange", () => this.recall());
    window.addEventListener("beforeprint", () => this.append(Infinity));
    new IntersectionObserver(([one]) => one.isIntersecting && this.append(), { rootMargin: "600px" }).observe(more);
    for (const part of [find, document.getElementById("tool-csv")]) part.hidden = false;
    this.recall();
    const idle = window.requestIdleCallback ?? setTimeout;
    idle(() => searched(book)); // before the first search asks for it
  }

  /** The state that the address names. */
  recall() {
    const said = new URLSearchParams(location.hash.slice(1));
    const fields = [...find.querySelectorAll("[name]")];
    this.state = Object.fromEntries(["a", "sort", ...fields.map((field) => field.name)].map((name) => [name, said.get(name) ?? ""]));
    for (const field of fields) field.value = this.state[field.name];
    this.show();
    if (this.opened !== undefined) this.open(this.opened).scrollIntoView({ block: "start" });
  }

  change(values) {
    Object.assign(this.state, values);
    this.remember();
    this.show();
    if (this.shown.includes(this.opened)) this.open(this.opened);
  }

  remember() {
    const said = Object.entries(this.state).filter(([, value]) => value);
    history.replaceState(null, "", said.length ? `#${new URLSearchParams(said)}` : location.pathname + location.search);
  }

  show() {
    const sort = this.state.sort || "-last";
    this.shown = sorted(this.book, fitting(this.book, this.state), sort);
    for (const head of table.querySelectorAll("th[data-column]")) {
      const down = sort.startsWith("-") ? "descending" : "ascending";
      head.setAttribute("aria-sort", sort.replace("-", "") === head.dataset.column ? down : "none");
    }
    this.output.textContent = `${this.shown.length} ${this.book.data.words.shown} ${this.book.count}`;
    this.drawn = 0;
    this.first = null;
    this.body.replaceChildren();
    if (this.shown.length) this.append();
    else this.body.append(el("tr", { role: "row" }, el("td", { role: "cell", colspan: Object.keys(this.book.data.columns).length }, this.book.data.words.none)));
    more.hidden = this.drawn >= this.shown.length;
  }

  append(count = AT_ONCE) {
    const next = this.shown.slice(this.drawn, this.drawn + count);
    this.body.append(...next.filter((row) => row !== this.first).map((row) => this.sheet.row(row, (one) => this.toggle(one))));
    this.drawn += next.length;
    more.hidden = this.drawn >= this.shown.length;
  }

  /** The row that the address names, if there is one. */
  get opened() {
    return this.book.at.get(this.state.a);
  }

  element(row) {
    return [...this.body.children].find((one) => one.dataset.key === this.book.data.rows.key[row]);
  }

  toggle(row) {
    const inside = document.getElementById(`row-${row}`);
    this.state.a = inside ? "" : this.book.data.rows.key[row];
    this.remember();
    if (!inside) return this.open(row);
    inside.remove();
    return this.element(row).querySelector("button").setAttribute("aria-expanded", "false");
  }

  /** Opens a row; one that is not drawn yet, or that the filters leave out, comes first. */
  open(row) {
    if (!this.element(row)) {
      this.first = row;
      this.body.prepend(this.sheet.row(row, (one) => this.toggle(one)));
    }
    const [element, id] = [this.element(row), `row-${row}`];
    if (!document.getElementById(id)) element.after(this.sheet.inside(row, id));
    for (const [name, value] of [["aria-expanded", "true"], ["aria-controls", id]]) element.querySelector("button").setAttribute(name, value);
    return element;
  }

  save() {
    const link = el("a", { download: this.book.data.words.file, href: URL.createObjectURL(new Blob([this.sheet.csv(this.shown)], { type: "text/csv" })) });
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

(async () => {
  if (typeof DecompressionStream === "undefined") return; // the plain table stays
  window.register = new Page(startBook(await inflated()));
  document.documentElement.dataset.drawn = "true";
  performance.mark("drawn");
})();
