// Draws each kind of layer; a new kind is one more entry of DRAW.

const DRAW = { polygons: drawPolygons, lines: drawLines, points: drawPoints };
const HALO = { color: "#ffffff", opacity: 0.85 };

/** Leaflet layer group of a layer, in a pane of its own so that the order holds. */
function drawLayer(map, layer, position) {
  const pane = map.createPane(`kadgeo-${layer.key}`);
  pane.style.zIndex = 400 + position;
  pane.style.pointerEvents = "none";
  const options = { pane: `kadgeo-${layer.key}`, padding: 0.3 };
  layer.renderer = layer.detail ? L.canvas(options) : L.svg(options);
  layer.group = L.layerGroup(DRAW[layer.kind](layer));
  return layer.group;
}

function categoriesOf(layer, i) {
  return layer.by ? layer.by[i].map((key) => layer.categories.find((category) => category.key === key)) : [];
}

function drawPolygons(layer) {
  return layer.features.map((feature, i) => {
    const colors = categoriesOf(layer, i).map((category) => category.color);
    const fillColor = paint(colors) ?? layer.fill;
    return L.polygon(feature.parts, {
      renderer: layer.renderer,
      pane: layer.renderer.options.pane,
      interactive: false,
      color: layer.color,
      weight: layer.width,
      dashArray: layer.dash.join(" "),
      fill: Boolean(fillColor),
      fillColor,
      fillOpacity: layer.opacity,
      smoothFactor: 0.5,
    });
  });
}

function drawLines(layer) {
  const halos = [];
  const strokes = layer.features.map((feature, i) => {
    const [category] = categoriesOf(layer, i);
    const path = feature.parts.map((part) => part[0]);
    const base = { renderer: layer.renderer, pane: layer.renderer.options.pane, interactive: false };
    if (layer.halo) halos.push(L.polyline(path, { ...base, ...HALO, weight: layer.width + 3.5 }));
    return L.polyline(path, {
      ...base,
      color: category?.color ?? layer.color,
      weight: layer.width,
      dashArray: (category?.dash ?? layer.dash).join(" "),
    });
  });
  return [...halos, ...strokes];
}

function drawPoints(layer) {
  return layer.features.flatMap((feature, i) => {
    const [category] = categoriesOf(layer, i);
    const base = { pane: layer.renderer.options.pane, interactive: false };
    const color = category?.color ?? "#444444";
    const html = symbol(category?.shape ?? "circle", color, layer.size, layer.hollow?.[i]);
    const icon = L.divIcon({ className: "symbol", html, iconSize: [layer.size, layer.size] });
    const marker = L.marker(feature.point, { ...base, icon, keyboard: false });
    const radius = layer.radius?.[i];
    const circle = { ...base, renderer: layer.renderer, radius, color, weight: 1.2, dashArray: "4 4", fillOpacity: 0.06 };
    return radius ? [L.circle(feature.point, circle), marker] : [marker];
  });
}
