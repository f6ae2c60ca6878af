// Writes names on the map where they fit: the more important first, none over another.

const GAP_PX = 3;
const LONGEST = 60; // letters of a name on the map
const SPOT = { kind: "points", size: 12, on: true, filters: [], ids: [] };
// Names of regions come first, then what the map is about, then points, then rivers.
const RANK = ({ kind, headings }) => (kind === "polygons" ? 0 : kind === "lines" && headings ? 1 : kind === "points" ? 2 : 3);

/** Keeps labels in place as the map moves. */
function startLabels(page) {
  page.labels = [...page.layers].sort((a, b) => RANK(a) - RANK(b)).flatMap(labelsOf);
  page.map.on("zoomend moveend resize", () => labelsSoon(page));
  page.map.on("zoomstart", () => page.map.getPane("kadgeo-labels").replaceChildren());
}

/** Places the labels before the next frame, once however often it is asked for. */
function labelsSoon(page) {
  page.labelsDue ??= requestAnimationFrame(() => {
    page.labelsDue = null;
    placeLabels(page);
  });
}

function labelsOf(layer) {
  if (!layer.labels) return [];
  return layer.features.map((feature, i) => ({ layer, feature, i })).filter(({ i }) => layer.steps || layer.labels[i] !== null);
}

function labelElement({ layer, i, words }) {
  const [category] = layer.by ? shownCategories(layer, i) : [];
  const strong = layer.kind === "lines" && layer.halo;
  const look = { class: `map-label ${layer.kind}${strong ? " strong" : ""}`, style: strong ? `border-color:${category?.color ?? layer.color}` : null };
  const letters = [...String(words ?? writtenOn(layer, i))];
  const short = letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : letters.join("");
  return el("div", look, el("span", { class: "words" }, short), layer.badges ? badgesElement(layer, i) : null);
}

/** What is written beside a feature; of several members their number, of one what it is about. */
function writtenOn(layer, i) {
  const said = t(layer.labels[i]);
  if (!layer.growth) return said;
  const members = shownMembers(layer, i);
  const named = layer.filters.find(({ key }) => key === layer.namedBy);
  const subject = (m) => named?.categories.find(({ key }) => key === named.values[i][m][0]);
  const about = members.length > 1 ? members.length : t(subject(layer.by[i].indexOf(members[0]))?.label ?? "");
  return `${said} · ${about}`;
}

/** Of layers that limit their names, only those of features with most members keep theirs. */
function limited(labels) {
  return labels.filter(({ layer, i }) => !layer.mostLabels || layer.order.slice(0, layer.mostLabels).includes(i));
}

function badgesElement(layer, i) {
  const shown = layer.badges[i].filter(([key]) => !layer.off.has(key));
  return el("span", { class: "badges" }, shown.map(([key, starred]) => {
    const { color } = layer.categories.find((one) => one.key === key);
    return el("span", { class: `badge${starred ? " starred" : ""}`, style: `background:${color};color:${inkOn(color)}` }, starred ? `★${key}` : key);
  }));
}

function placeLabels(page) {
  const { map, lit } = page;
  const pane = map.getPane("kadgeo-labels");
  const view = map.getBounds();
  const shown = [...askedLabels(page), ...limited(page.labels.filter(({ layer, feature, i }) =>
    layer.on && layer.labels[i] !== null && isShown(layer, i) && feature.anchors.some((at) => view.contains(at))))];
  const nodes = shown.map(labelElement);
  pane.replaceChildren(...nodes);
  const sizes = nodes.map((node) => [node.offsetWidth, node.offsetHeight]);
  const taken = symbolBoxes(map, shown);
  const corner = map.containerPointToLayerPoint([0, 0]);
  const frame = { x: corner.x, y: corner.y, w: map.getSize().x, h: map.getSize().y };
  taken.push(...(page.reserved ?? controls(map)).map(([x, y, w, h]) => ({ x: x + corner.x, y: y + corner.y, w, h })));
  shown.forEach((label, i) => {
    const free = (box) => inside(frame, box) && !taken.some((other) => overlap(box, other)) && !misleads(map, label, box);
    const box = candidates(map, label, sizes[i]).find(free);
    if (!box) return nodes[i].remove();
    taken.push(box);
    nodes[i].classList.toggle("faded", Boolean(lit && label.layer.headings && !lit.has(`${label.layer.key}:${label.layer.ids[label.i]}`)));
    return L.DomUtil.setPosition(nodes[i], L.point(box.x, box.y));
  });
}

/** Where the map's controls are: no name may lie under them. */
function controls(map) {
  const { left, top } = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map((one) => one.getBoundingClientRect())
    .map((box) => [box.left - left, box.top - top, box.width, box.height]);
}

/** Names of what was chosen or searched for, where its layer writes none. */
function askedLabels({ chosen, spot }) {
  const nameless = chosen.slice(0, 1).filter(({ layer }) => !layer.labels && layer.kind !== "lines");
  return [...nameless.map(({ layer, i }) => {
    const feature = layer.features[i];
    const { bounds, anchors } = feature;
    return { layer, i, feature: { bounds, anchors: anchors.length ? anchors : [bounds.getCenter()] }, words: t(layer.headings[i]) };
  }), ...(spot ? [{ layer: SPOT, i: 0, feature: { anchors: [spot.at] }, words: spot.words }] : [])];
}

function symbolBoxes(map, labels) {
  return labels
    .filter(({ layer }) => layer.kind === "points")
    .map(({ layer, feature }) => boxAround(map.latLngToLayerPoint(feature.anchors[0]), [layer.size, layer.size]));
}

/** Boxes in which a label may stand, best first. */
function candidates(map, { layer, feature }, [w, h]) {
  const points = feature.anchors.map((at) => map.latLngToLayerPoint(at));
  if (layer.kind === "lines") return points.map((point) => boxAround(point, [w, h]));
  const [p] = points;
  const centre = boxAround(p, [w, h]);
  const off = layer.kind === "points" ? layer.size / 2 + GAP_PX + 1 : 8;
  const sides = [
    { x: p.x + off, y: p.y - h / 2, w, h },
    { x: p.x - off - w, y: p.y - h / 2, w, h },
    { x: p.x - w / 2, y: p.y - off - h, w, h },
    { x: p.x - w / 2, y: p.y + off, w, h },
  ];
  if (layer.kind === "points") return sides;
  const shifted = [0.6, -0.6].map((step) => ({ ...centre, y: centre.y + step * h }));
  return fits(map, feature, w, h) ? [centre, ...shifted, ...sides] : [...sides, centre];
}

function fits(map, { bounds }, w, h) {
  const [a, b] = [bounds.getNorthWest(), bounds.getSouthEast()].map((corner) => map.latLngToLayerPoint(corner));
  return b.x - a.x > w && b.y - a.y > h;
}

/** Would a region's name stand in the middle of another region? */
function misleads(map, { layer, i }, box) {
  if (layer.kind !== "polygons") return false;
  const { lat, lng } = map.layerPointToLatLng([box.x + box.w / 2, box.y + box.h / 2]);
  return layer.features.some((other, j) => j !== i && HIT.polygons(map, other, { lat, lng }));
}

function inside(frame, box) {
  return box.x >= frame.x && box.y >= frame.y && box.x + box.w <= frame.x + frame.w && box.y + box.h <= frame.y + frame.h;
}

function boxAround(point, [w, h]) {
  return { x: point.x - w / 2, y: point.y - h / 2, w, h };
}

function overlap(a, b) {
  return a.x < b.x + b.w + GAP_PX && b.x < a.x + a.w + GAP_PX && a.y < b.y + b.h + GAP_PX && b.y < a.y + a.h + GAP_PX;
}
