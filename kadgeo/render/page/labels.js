// Writes names on the map where they fit: the more important first, none over another.

const GAP_PX = 3;
// Names of regions come first, then what the map is about, then points, then rivers.
const RANK = ({ kind, headings }) => (kind === "polygons" ? 0 : kind === "lines" && headings ? 1 : kind === "points" ? 2 : 3);

/** Keeps labels in place as the map moves. */
function startLabels(map, layers) {
  const pane = map.createPane("kadgeo-labels");
  pane.style.zIndex = 640;
  pane.style.pointerEvents = "none";
  const labels = [...layers]
    .sort((a, b) => RANK(a) - RANK(b))
    .flatMap((layer) => labelsOf(layer));
  const place = () => placeLabels(map, pane, labels);
  map.on("zoomend moveend resize kadgeo:layers", place);
  map.on("zoomstart", () => pane.replaceChildren());
  place();
}

function labelsOf(layer) {
  if (!layer.labels) return [];
  return layer.features
    .map((feature, i) => ({ layer, feature, i, words: layer.labels[i], anchors: feature.anchors }))
    .filter((label) => label.words !== null);
}

function labelElement({ layer, words, i }) {
  const [category] = categoriesOf(layer, i);
  const strong = layer.kind === "lines" && layer.halo;
  const style = strong ? `color:${category?.color ?? layer.color}` : null;
  const node = el("div", { class: `map-label ${layer.kind}${strong ? " strong" : ""}`, style }, el("span", { class: "words" }, t(words)));
  if (layer.badges) {
    node.append(el("span", { class: "badges" }, ...layer.badges[i].map((badge) => badgeElement(layer, badge))));
  }
  return node;
}

function badgeElement(layer, [key, starred]) {
  const category = layer.categories.find((one) => one.key === key);
  return el("span", { class: `badge${starred ? " starred" : ""}`, style: `background:${category.color}` }, starred ? `★${key}` : key);
}

function placeLabels(map, pane, labels) {
  pane.replaceChildren();
  const view = map.getBounds();
  const shown = labels.filter(({ layer, anchors }) => map.hasLayer(layer.group) && anchors.some((at) => view.contains(at)));
  const nodes = shown.map(labelElement);
  pane.append(...nodes);
  const sizes = nodes.map((node) => [node.offsetWidth, node.offsetHeight]);
  const taken = symbolBoxes(map, shown);
  shown.forEach((label, i) => {
    const box = candidates(map, label, sizes[i]).find((one) => !taken.some((other) => overlap(one, other)));
    if (!box) return nodes[i].remove();
    taken.push(box);
    return L.DomUtil.setPosition(nodes[i], L.point(box.x, box.y));
  });
}

function symbolBoxes(map, labels) {
  return labels
    .filter(({ layer }) => layer.kind === "points")
    .map(({ layer, anchors: [at] }) => boxAround(map.latLngToLayerPoint(at), [layer.size, layer.size]));
}

/** Boxes in which a label may stand, best first. */
function candidates(map, { layer, feature, anchors }, [w, h]) {
  const points = anchors.map((at) => map.latLngToLayerPoint(at));
  if (layer.kind === "lines") return points.map((point) => boxAround(point, [w, h]));
  const [p] = points;
  const centre = boxAround(p, [w, h]);
  const small = layer.kind === "polygons" && !fits(map, feature, w, h);
  const off = layer.kind === "points" ? layer.size / 2 + GAP_PX + 1 : 8;
  const sides = [
    { x: p.x + off, y: p.y - h / 2, w, h },
    { x: p.x - off - w, y: p.y - h / 2, w, h },
    { x: p.x - w / 2, y: p.y - off - h, w, h },
    { x: p.x - w / 2, y: p.y + off, w, h },
  ];
  if (layer.kind === "points") return sides;
  const shifted = [0.6, -0.6, 1.2, -1.2].map((step) => ({ ...centre, y: centre.y + step * h }));
  return small ? [...sides, centre] : [centre, ...shifted, ...sides];
}

function fits(map, feature, w, h) {
  const { min, max } = L.bounds(feature.parts.flat(2).map((point) => map.latLngToLayerPoint(point)));
  return max.x - min.x > w && max.y - min.y > h;
}

function boxAround(point, [w, h]) {
  return { x: point.x - w / 2, y: point.y - h / 2, w, h };
}

function overlap(a, b) {
  return a.x < b.x + b.w + GAP_PX && b.x < a.x + a.w + GAP_PX && a.y < b.y + b.h + GAP_PX && b.y < a.y + a.h + GAP_PX;
}
