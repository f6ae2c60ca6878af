// Draws each kind of layer and restyles it when filters or the selection change.

const HALO = { color: "#ffffff" };
const FADED = 0.22;

/** Gives a layer its pane, renderer and Leaflet objects, one list of objects a feature. */
function drawLayer(map, layer, position) {
  const name = layer.detail ? "kadgeo-detail" : `kadgeo-${layer.key}`;
  const pane = map.getPane(name) ?? map.createPane(name);
  pane.style.zIndex = 400 + position;
  pane.style.pointerEvents = "none";
  // All fine levels share one canvas: it is large, and a canvas each would be painted for nothing.
  if (layer.detail) map.kadgeoCanvas ??= L.canvas({ pane: name, padding: 0.1 });
  const renderer = layer.detail ? map.kadgeoCanvas : L.svg({ pane: name, padding: 0.2 });
  const base = { renderer, pane: name, interactive: false };
  if (layer.detail) {
    // Fine outlines are one line, each border drawn once: nothing about them changes feature by feature.
    const edge = { color: layer.color, weight: layer.width, dashArray: layer.dash.join(" "), smoothFactor: 0.5 };
    layer.group = L.polyline(layer.edges, { ...base, ...edge });
    return;
  }
  layer.drawn = layer.features.map((feature, i) => DRAW[layer.kind](layer, feature, i, base));
  layer.group = L.layerGroup(layer.drawn.flat());
}

const DRAW = {
  polygons: (layer, feature, i, base) => [L.polygon(feature.parts, { ...base, smoothFactor: 0.5 })],
  lines: (layer, feature, i, base) => {
    const path = feature.parts.map((part) => part[0]);
    return [...(layer.halo ? [L.polyline(path, { ...base, ...HALO, weight: layer.width + 3.5 })] : []), L.polyline(path, base)];
  },
  points: (layer, feature, i, base) => {
    const [category] = categoriesOf(layer, i);
    const html = symbol(category?.shape ?? "circle", category?.color ?? "#444444", layer.size, layer.hollow?.[i]);
    const icon = L.divIcon({ className: "symbol", html, iconSize: [layer.size, layer.size] });
    const marker = L.marker(feature.anchors[0], { pane: base.pane, interactive: false, icon, keyboard: false });
    const radius = layer.radius?.[i];
    const circle = { ...base, radius, color: category?.color ?? "#444444", weight: 1.2, dashArray: "4 4", fillOpacity: 0.06 };
    return radius ? [L.circle(feature.anchors[0], circle), marker] : [marker];
  },
};

// Leaflet projects every position anew for every layer and zoom. The arcs are shared, so each keeps its
// place on the unit square of Web Mercator, and a zoom is two multiplications.
L.Polyline.include({
  _projectLatlngs(latlngs, result, bounds) {
    if (!(latlngs[0] instanceof L.LatLng)) {
      latlngs.forEach((one) => this._projectLatlngs(one, result, bounds));
      return;
    }
    const size = this._map.options.crs.scale(this._map.getZoom());
    const origin = this._map.getPixelOrigin();
    const ring = latlngs.map((latlng) => {
      const [x, y] = (latlng.unit ??= unitSquare(latlng));
      return new L.Point(Math.round(x * size) - origin.x, Math.round(y * size) - origin.y);
    });
    const [xs, ys] = [ring.map(({ x }) => x), ring.map(({ y }) => y)];
    bounds.extend([Math.min(...xs), Math.min(...ys)]).extend([Math.max(...xs), Math.max(...ys)]);
    result.push(ring);
  },
});

function unitSquare({ lat, lng }) {
  return [lng / 360 + 0.5, 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)];
}

function categoriesOf(layer, i) {
  return layer.by ? layer.by[i].map((key) => layer.categories.find((category) => category.key === key)) : [];
}

/** Categories of a feature that the legend has not turned off. */
function shownCategories(layer, i) {
  return categoriesOf(layer, i).filter((category) => !layer.off.has(category.key));
}

/** Is a feature on the map, given the legend? An area stays, as land without a category. */
function isShown(layer, i) {
  const kept = layer.filters.every((filter) => !layer.off.has(`${filter.key}=${filter.values[i]}`));
  return kept && (layer.kind === "polygons" || !layer.by || shownCategories(layer, i).length > 0);
}

/** Styles all features; `lit` holds the ids that stand out, or is null where nothing is chosen. */
function restyle(layer, lit) {
  if (layer.detail) return;
  layer.features.forEach((feature, i) => {
    const dim = lit && layer.headings && !lit.has(`${layer.key}:${layer.ids[i]}`) ? FADED : 1;
    const opacity = isShown(layer, i) ? dim : 0;
    STYLE[layer.kind](layer, i, opacity);
  });
}

const STYLE = {
  polygons: (layer, i, opacity) => {
    const fillColor = paint(shownCategories(layer, i).map((category) => category.color)) ?? layer.fill;
    const edge = { color: layer.color, weight: layer.width, dashArray: layer.dash.join(" "), opacity: opacity < 1 ? 0.5 : 1 };
    layer.drawn[i][0].setStyle({ ...edge, fill: Boolean(fillColor), fillColor, fillOpacity: layer.opacity * opacity });
  },
  lines: (layer, i, opacity) => {
    const [category] = categoriesOf(layer, i);
    const dashArray = (category?.dash ?? layer.dash).join(" ");
    const line = layer.drawn[i].at(-1);
    line.setStyle({ color: category?.color ?? layer.color, weight: layer.width, dashArray, opacity });
    if (layer.halo) layer.drawn[i][0].setStyle({ opacity: 0.85 * opacity });
  },
  points: (layer, i, opacity) => {
    layer.drawn[i].forEach((one) => (one.setOpacity ? one.setOpacity(opacity) : one.setStyle({ opacity, fillOpacity: 0.06 * opacity })));
  },
};

/** Outlines of the chosen areas, above everything else. */
function outline(page, targets) {
  page.outlines?.remove();
  const areas = targets.filter(({ layer }) => layer.kind === "polygons");
  const style = { renderer: page.outlineRenderer, pane: "kadgeo-outline", interactive: false, fill: false, color: "#111111", weight: 2 };
  page.outlines = L.layerGroup(areas.map(({ layer, i }) => L.polygon(layer.features[i].parts, style))).addTo(page.map);
}
