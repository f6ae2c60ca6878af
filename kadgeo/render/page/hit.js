// Tells what lies under a point of the map, and shows its facts.

const NEAR_PX = { points: 14, lines: 9 };

/** Every feature at a position, from the top layer down. */
function featuresAt(map, layers, latlng) {
  const at = map.latLngToLayerPoint(latlng);
  const found = [];
  for (const layer of [...layers].reverse()) {
    if (!layer.headings || !map.hasLayer(layer.group)) continue;
    layer.features.forEach((feature, i) => {
      if (HIT[layer.kind](map, feature, latlng, at)) found.push({ layer, i });
    });
  }
  return found;
}

const HIT = {
  points: (map, feature, latlng, at) => at.distanceTo(map.latLngToLayerPoint(feature.point)) <= NEAR_PX.points,
  lines: (map, feature, latlng, at) =>
    feature.parts.some(([path]) => {
      const points = path.map((point) => map.latLngToLayerPoint(point));
      return points.some((point, i) => i && L.LineUtil.pointToSegmentDistance(at, points[i - 1], point) <= NEAR_PX.lines);
    }),
  polygons: (map, feature, { lat, lng }) => feature.parts.some((part) => inPart(part, lat, lng)),
};

/** Is the position in the shell and in none of the holes? Counts crossings of all rings at once. */
function inPart(rings, lat, lng) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]];
      if (a[0] > lat !== b[0] > lat && lng < a[1] + ((lat - a[0]) / (b[0] - a[0])) * (b[1] - a[1])) inside = !inside;
    }
  }
  return inside;
}

/** Facts of one feature. */
function factsElement({ layer, i }) {
  const rows = layer.fields.flatMap((field) => {
    const value = field.values[i];
    if (value === null || (Array.isArray(value) && !value.length)) return [];
    return [el("dt", {}, t(field.label)), el("dd", {}, valueElement(spell(field, value)), sourceElement(field.sources?.[i]))];
  });
  return el(
    "section",
    { class: "facts" },
    el("p", { class: "kind" }, t(layer.name)),
    el("h2", {}, t(layer.headings[i])),
    el("dl", {}, ...rows),
    sourceElement(layer.citations?.[i]),
  );
}

function valueElement(words) {
  return Array.isArray(words) ? el("ul", {}, ...words.map((one) => el("li", {}, one))) : words;
}

function sourceElement(citation) {
  return citation ? el("span", { class: "source" }, `${t(WORDS.source)}: ${t(citation)}`) : null;
}

/** Shows names on hover and facts on click. */
function startAsking(map, layers) {
  const tooltip = L.tooltip({ direction: "top", offset: [0, -8] });
  map.on("mousemove", ({ latlng }) => {
    const [hit] = featuresAt(map, layers, latlng);
    map.getContainer().style.cursor = hit ? "pointer" : "";
    if (!hit) return tooltip.remove();
    return tooltip.setLatLng(latlng).setContent(el("span", {}, t(hit.layer.headings[hit.i]))).addTo(map);
  });
  map.on("mouseout", () => tooltip.remove());
  map.on("click", ({ latlng }) => {
    const hits = featuresAt(map, layers, latlng);
    tooltip.remove();
    if (hits.length) L.popup({ maxWidth: 380, minWidth: 230 }).setLatLng(latlng).setContent(el("div", {}, ...hits.map(factsElement))).openOn(map);
  });
}
