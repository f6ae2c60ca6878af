// Draws each kind of layer and restyles it when filters or the selection change.

const HALO = { color: "#ffffff" };
const HALO_PX = 3.5;
const FADED = 0.22;
const FAINT = 0.45;

/** Gives each layer a place on a canvas, or a pane and Leaflet objects of its own, in their order. */
function drawLayers(map, layers) {
  let painter = null;
  layers.forEach((layer, position) => {
    const name = `kadgeo-${layer.key}`;
    if (isPainted(layer) && painter) layer.painter = painter;
    else {
      const pane = map.createPane(name);
      pane.style.zIndex = 400 + position;
      pane.style.pointerEvents = "none";
      if (isPainted(layer)) layer.painter = new Painter({ pane: name, padding: 0.1 });
      else drawLayer(layer, name);
    }
    painter = layer.painter ?? null;
    painter?.layers.push(layer);
  });
  for (const one of new Set(layers.map((layer) => layer.painter).filter(Boolean))) one.addTo(map);
}

function drawLayer(layer, pane) {
  const base = { renderer: L.svg({ pane, padding: 0.2 }), pane, interactive: false };
  layer.drawn = layer.features.map((feature, i) => DRAW[layer.kind](layer, feature, i, base));
  layer.group = L.layerGroup(layer.drawn.flat());
}

const DRAW = {
  lines: (layer, feature, i, base) => {
    const path = feature.parts.map((part) => part[0]);
    return [...(layer.halo ? [L.polyline(path, { ...base, ...HALO, weight: widthOf(layer, i) + HALO_PX })] : []), L.polyline(path, base)];
  },
  points: (layer, feature, i, base) => {
    const [category] = categoriesOf(layer, i);
    const html = symbol(category?.shape ?? "circle", category?.color ?? "#444444", layer.size, layer.hollow?.[i], layer.angles?.[i]);
    const icon = L.divIcon({ className: "symbol", html, iconSize: [layer.size, layer.size] });
    const marker = L.marker(feature.anchors[0], { pane: base.pane, interactive: false, icon, keyboard: false });
    const radius = layer.radius?.[i];
    const circle = { ...base, radius, color: category?.color ?? "#444444", weight: 1.2, dashArray: "4 4", fillOpacity: 0.06 };
    return radius ? [L.circle(feature.anchors[0], circle), marker] : [marker];
  },
};

/** Width of a line in pixels: the more members it stands for, the wider. */
function widthOf(layer, i) {
  if (!layer.growth) return layer.width;
  if (isWeak(layer, i)) return layer.growth.least;
  const more = Math.max(shownMembers(layer, i).length - 1, 0);
  return Math.min(layer.width + layer.growth.step * more, layer.growth.most);
}

/** Is a line one of too many, and not among those of most members? */
function isWeak(layer, i) {
  return Boolean(layer.mostStrong && layer.order?.slice(layer.mostStrong).includes(i));
}

/** What is shown of a layer, that of most members first. */
function ordered(layer) {
  const counts = new Map(layer.ids.map((_, i) => [i, shownMembers(layer, i).length]));
  return [...counts.keys()].filter(counts.get, counts).sort((a, b) => counts.get(b) - counts.get(a) || b - a);
}

function categoriesOf(layer, i) {
  return layer.by ? layer.by[i].map((key) => categoryOf(layer, key)) : [];
}

function categoryOf(layer, key) {
  return layer.categories.find((category) => category.key === key);
}

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

/** Categories of a feature that legend and filters have not turned off. */
function shownCategories(layer, i) {
  return [...new Set(shownMembers(layer, i))].map((key) => categoryOf(layer, key));
}

/** Is a feature on the map, given legend and filters? An area stays, as land without a category. */
function isShown(layer, i) {
  if (layer.by && layer.kind !== "polygons") return shownMembers(layer, i).length > 0;
  return layer.filters.every((filter) => passes(layer, filter, filter.values[i]));
}

/** Styles all features; `lit` holds the ids that stand out, or is null where nothing is chosen. */
function restyle(layer, lit) {
  if (layer.edges) return;
  if (layer.growth) layer.order = ordered(layer);
  const opacityOf = (i) => (lit && layer.headings && !lit.has(`${layer.key}:${layer.ids[i]}`) ? FADED : 1);
  if (layer.kind === "polygons") {
    layer.styles = layer.features.map((_, i) => areaStyle(layer, i, opacityOf(i)));
    layer.painter.repaint();
  } else {
    layer.features.forEach((_, i) => STYLE[layer.kind](layer, i, isShown(layer, i) ? opacityOf(i) : 0));
  }
}

/** Colours of the categories still on, else the plain filling, and how strongly fill and edge are drawn. */
function areaStyle(layer, i, opacity) {
  const colors = shownCategories(layer, i).map((category) => category.color);
  const paper = opacity < 1 && (layer.fill || colors.length > 0); // or the sea would shine through
  return { colors: colors.length || !layer.fill ? colors : [layer.fill], paper, fill: layer.opacity * opacity, edge: opacity < 1 ? 0.5 : 1 };
}

const STYLE = {
  lines: (layer, i, opacity) => {
    const [category] = shownCategories(layer, i);
    const dashArray = (category?.dash ?? layer.dash).join(" ");
    const weight = widthOf(layer, i);
    const weak = isWeak(layer, i);
    layer.drawn[i].at(-1).setStyle({ color: category?.color ?? layer.color, weight, dashArray: weak ? null : dashArray, opacity: (weak ? FAINT : 1) * opacity });
    if (layer.halo) layer.drawn[i][0].setStyle({ weight: weight + HALO_PX, opacity: weak ? 0 : 0.85 * opacity });
  },
  points: (layer, i, opacity) => {
    layer.drawn[i].forEach((one) => (one.setOpacity ? one.setOpacity(opacity) : one.setStyle({ opacity, fillOpacity: 0.06 * opacity })));
  },
};

/** Outline of the chosen area and the place that was searched for, above everything else. */
function outline(page) {
  page.outlines?.remove();
  const areas = page.chosen.slice(0, 1).filter(({ layer }) => layer.kind === "polygons");
  const style = { renderer: page.outlineRenderer, pane: "kadgeo-outline", interactive: false, fill: false, color: "#111111", weight: 2 };
  const spot = page.spot && L.circleMarker(page.spot.at, { ...style, radius: 6 });
  page.outlines = L.layerGroup([...areas.map(({ layer, i }) => L.polygon(layer.features[i].parts, style)), ...(spot ? [spot] : [])]).addTo(page.map);
}
