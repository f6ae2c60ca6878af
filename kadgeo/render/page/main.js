// Starts the page: reads what the map shows, draws it and waits for the reader.

const WORDS = {
  source: { id: "Sumber", en: "Source" },
  byZoom: { id: "(juga muncul saat diperbesar)", en: "(also appears when zoomed in)" },
};

/** Draws the page's data into a Leaflet map. */
function startPage(map) {
  const data = JSON.parse(document.getElementById("kadgeo-data").textContent);
  state.lang = data.lang;
  const arcs = decodeArcs(data.arcs);
  const layers = data.layers.map((layer) => ({ ...layer, features: featuresOf(layer, arcs, data.arcs.grid) }));
  document.body.append(el("svg", { width: 0, height: 0, style: "position:absolute", "aria-hidden": "true" }, el("defs", { id: "paints" })));
  const [west, south, east, north] = data.bounds;
  map.attributionControl.setPrefix(false);
  map.fitBounds([[south, west], [north, east]]);
  layers.forEach((layer, position) => {
    drawLayer(map, layer, position);
    showLayer(map, layer);
  });
  startLegend(map, layers);
  startLabels(map, layers);
  startAsking(map, layers);
  window.kadgeo = { map, layers };
  requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.drawn = "true"; }));
}

function featuresOf(layer, arcs, grid) {
  const position = ([x, y]) => [y / grid, x / grid];
  if (layer.points) return layer.points.map((point) => ({ point: position(point), anchors: [position(point)] }));
  return layer.paths.map((parts, i) => ({
    parts: partsOf(arcs, parts),
    anchors: layer.anchors?.[i].map(position),
  }));
}
