// Starts the page: reads what the map shows, draws it and waits for the reader.

const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const phone = matchMedia("(max-width: 640px)");

/** Options of the Leaflet map that depend on the reader's device. */
function mapOptions() {
  const still = stillness.matches ? { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false } : {};
  return { ...still, trackResize: false }; // fitting.js does that
}

/** The page's data, which stand in it deflated; null where the browser cannot inflate. */
async function readData() {
  if (typeof DecompressionStream === "undefined") return null;
  const bytes = Uint8Array.from(atob(byId("kadgeo-data").textContent), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

/** Draws the page's data into a Leaflet map. */
async function startPage(map) {
  const data = await readData();
  byId("outdated").hidden = data !== null;
  if (!data) return;
  spoken.lang = data.lang;
  const arcs = decodeArcs(data.arcs);
  const kept = new Map();
  const layers = data.layers.map((layer) => ({ ...startLayer(layer, arcs, data.arcs.grid, data.items), kept }));
  const page = { data, map, layers, kept, chosen: [], lit: null, spot: null, ready: false };
  const [west, south, east, north] = data.bounds;
  page.home = [[south, west], [north, east]];
  page.embedded = new URLSearchParams(location.search).has("embed");
  page.framed = page.embedded || window.self !== window.top;
  document.documentElement.classList.toggle("embed", page.embedded);
  map.attributionControl.setPrefix(false);
  fitHome(page);
  startPanes(page);
  startLabels(page);
  startTable(page);
  startTime(page);
  recall(page);
  startAsking(page);
  startSearch(page);
  startTools(page);
  startPrinting(page);
  startFitting(page);
  map.on("zoomend", () => layers.forEach((layer) => syncLayer(page, layer)));
  if (stillness.matches) map.panBy = (offset, options) => L.Map.prototype.panBy.call(map, offset, { ...options, animate: false });
  page.ready = true;
  map.on("moveend", () => remember(page));
  window.addEventListener("hashchange", () => { if (location.hash !== page.hash) recall(page); });
  window.kadgeo = page;
  requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.drawn = "true"; }));
}

function startPanes(page) {
  const { map, layers } = page;
  const sea = layers.find(({ key, ids }) => key === "sea" && ids.length);
  if (sea) map.getContainer().style.background = sea.fill; // water goes on to the edge of any pane
  drawLayers(map, layers);
  for (const [name, index] of [["outline", 600], ["labels", 640]]) {
    const pane = map.createPane(`kadgeo-${name}`);
    pane.style.zIndex = index;
    pane.style.pointerEvents = "none";
  }
  page.outlineRenderer = L.svg({ pane: "kadgeo-outline", padding: 0.3 });
}

/** A layer with its shapes; `visible` is the reader's choice, null leaves it to the zoom. */
function startLayer(layer, arcs, grid, items) {
  const visible = layer.visible || layer.minZoom === null ? layer.visible : null;
  for (const field of layer.fields) field.values = field.values.map((value) => withItems(value, items));
  for (const changes of layer.steps ?? []) {
    for (const state of Object.values(changes)) state.values = state.values?.map((value) => withItems(value, items));
  }
  const edges = layer.detail || (isPainted(layer) && layer.kind === "lines") ? uniqueArcs(layer, arcs) : null;
  return { ...layer, visible, initial: visible, off: new Set(), features: featuresOf(layer, arcs, grid), edges, on: false };
}

/** A value of a fact with its items, which the page lists once, in place of their numbers. */
function withItems(value, items) {
  if (Array.isArray(value)) return value.map((one) => withItems(one, items));
  return typeof value === "number" ? items[value] : value;
}

function featuresOf(layer, arcs, grid) {
  const position = ([x, y]) => new L.LatLng(y / grid, x / grid);
  if (layer.points) return layer.points.map((point) => ({ anchors: [position(point)] }));
  return layer.paths.map((refs, i) => new Shape(arcs, refs, layer.anchors?.[i].map(position) ?? []));
}

/** Geometry of a feature, joined from its arcs when it is first looked at. */
class Shape {
  constructor(arcs, refs, anchors) {
    Object.assign(this, { arcs, refs, anchors });
  }

  get parts() {
    this.joined ??= partsOf(this.arcs, this.refs);
    return this.joined;
  }

  /** West, north, east and south on the unit square. */
  get unitBox() {
    this.unit ??= this.refs.flat(2).map((ref) => this.arcs[ref < 0 ? ~ref : ref].box).reduce((a, b) =>
      [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
    return this.unit;
  }

  get bounds() {
    const [west, north, east, south] = this.unitBox;
    this.box ??= L.latLngBounds(fromUnits(west, south), fromUnits(east, north));
    return this.box;
  }
}

/** Every arc of a layer once. */
function uniqueArcs(layer, arcs) {
  return [...new Set(layer.paths.flat(3).map((ref) => (ref < 0 ? ~ref : ref)))].map((ref) => arcs[ref]);
}

/** Writes all words anew, after the language has changed. */
function relabel(page) {
  const { data } = page;
  const texts = { title: data.title, subtitle: data.subtitle, ...WORDS, search: searchWords(page) };
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(texts[node.dataset.t]);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(texts[node.dataset.label]));
    if (node.placeholder !== undefined) node.placeholder = t(texts[node.dataset.label]);
  }
  document.documentElement.lang = spoken.lang;
  document.title = t(data.title);
  byId("credits").replaceChildren(...data.credits.map((credit) => el("li", {}, t(credit))));
  const container = page.map.getContainer();
  container.setAttribute("role", "application");
  container.setAttribute("aria-label", t(WORDS.map));
  for (const [side, words] of [["in", WORDS.zoomIn], ["out", WORDS.zoomOut]]) {
    const button = document.querySelector(`.leaflet-control-zoom-${side}`);
    button?.setAttribute("aria-label", t(words));
    button?.setAttribute("title", t(words));
  }
  tellTime(page);
  showMenu(page);
  showRegions(page);
  showLegend(page);
  showTable(page);
  showFacts(page);
  labelsSoon(page);
}

/** The pages beside this one; to a map the chosen region goes along. */
function showMenu({ data, chosen }) {
  const menu = byId("menu");
  menu.hidden = !data.menu.length || location.protocol === "about:";
  const asked = chosen.map(({ layer, i }) => `${layer.key}:${layer.ids[i]}`).find((one) => one.startsWith("regencies:"));
  const state = [...(asked ? [`s=${asked}`] : []), ...(spoken.lang === data.lang ? [] : [`lang=${spoken.lang}`])].join("&");
  menu.querySelector("ul").replaceChildren(...data.menu.map(([file, words]) => {
    const here = file === `${data.name}.html`;
    const href = state && !["index.html", "register.html"].includes(file) ? `${file}#${state}` : file;
    return el("li", {}, el("a", { href, "aria-current": here ? "page" : null }, t(words)));
  }));
}

function startTools(page) {
  const other = () => page.data.languages.find((lang) => lang !== spoken.lang);
  const tools = {
    home: () => fitHome(page),
    language: () => {
      setLanguage(page, other());
      remember(page);
    },
    table: () => {
      openSheet(page, false);
      openView(page, page.view ? null : page.views[0]?.key);
    },
    share: () => openShare(page),
    print: () => print(),
    svg: () => saveSvg(page),
    png: () => savePng(page),
    openFull: () => open(linkTo(page), "_blank"),
    legend: () => openSheet(page, byId("panel").dataset.sheet !== "open"),
    skip: () => page.map.getContainer().focus(),
  };
  const nameless = location.protocol === "about:"; // inside a notebook the page has no address
  for (const name of ["share", "openFull"]) byId(`tool-${name}`).hidden = nameless;

  for (const [name, act] of Object.entries(tools)) byId(`tool-${name}`).addEventListener("click", act);
  byId("tool-table").hidden = !page.views.length;
  byId("sheet-handle").addEventListener("click", tools.legend);
}

/** On a phone the panel is a sheet at the bottom: open shows it all, closed its head. */
function openSheet(page, open = true) {
  const panel = byId("panel");
  if (open === (panel.dataset.sheet === "open")) return;
  panel.dataset.sheet = open ? "open" : "closed";
  for (const id of ["sheet-handle", "tool-legend"]) byId(id).setAttribute("aria-expanded", String(open));
  if (!phone.matches) return;
  panel.scrollTop = 0;
  page.map.invalidateSize({ animate: false });
}
