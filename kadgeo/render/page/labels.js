// Writes names on the map where they fit: the more important first, none over another.

const GAP_PX = 3;
const LONGEST = 60; // letters of a name on the map
const FOREIGN = 0.06; // of a region's name may lie on other regions
const WITHIN = 0.9; // of a name in its region must lie on it
const SPOTS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]; // of a region's width and height
const COARSE = 2; // pixels of the screen for each of the picture that tells regions apart
const REACHES = [14, 28, 45, 65, 90, 120, 160, 210];
const DIRECTIONS = Array.from({ length: 16 }, (_, n) => [Math.cos((n * Math.PI) / 8), Math.sin((n * Math.PI) / 8)]);
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
  const corner = map.containerPointToLayerPoint([0, 0]);
  const room = {
    map,
    frame: { x: corner.x, y: corner.y, w: map.getSize().x, h: map.getSize().y },
    names: (page.reserved ?? controls(map)).map(([x, y, w, h]) => ({ x: x + corner.x, y: y + corner.y, w, h })),
    symbols: symbolBoxes(page),
    shares: sharesOf(page, corner),
  };
  shown.forEach((label, i) => {
    const box = isRegion(label.layer) ? placeRegion(room, label, sizes[i]) : candidates(map, label, sizes[i]).find((one) => isFree(room, one));
    if (!box) return nodes[i].remove();
    room.names.push(box);
    nodes[i].classList.toggle("faded", Boolean(lit && label.layer.headings && !lit.has(`${label.layer.key}:${label.layer.ids[label.i]}`)));
    if (box.from) pane.prepend(leader(box));
    return L.DomUtil.setPosition(nodes[i], L.point(box.x, box.y));
  });
}

/** Regions whose names never give way: those one can ask about, which are no fine level. */
function isRegion({ kind, headings, detail }) {
  return kind === "polygons" && Boolean(headings) && !detail;
}

function isFree({ frame, names, symbols }, box) {
  return inside(frame, box) && ![...names, ...symbols].some((other) => overlap(box, other));
}

/** The best place for a region's name: in it, else beside it, else farther out with a line that leads to it. */
function placeRegion(room, { layer, feature, i }, [w, h]) {
  const from = room.map.latLngToLayerPoint(feature.anchors[0]);
  const near = candidates(room.map, { layer, feature }, [w, h]).map((box, n) => ({ box, cost: 6 * n }));
  const out = REACHES.flatMap((reach) => DIRECTIONS.map(([dx, dy]) => {
    const step = reach + Math.abs(dx) * w / 2 + Math.abs(dy) * h / 2;
    return { box: { ...boxAround({ x: from.x + dx * step, y: from.y + dy * step }, [w, h]), from }, cost: 40 + reach };
  }));
  const within = insideBoxes(room, feature, [w, h])
    .map((box) => ({ box, inside: true, cost: 12 + Math.hypot(box.x + w / 2 - from.x, box.y + h / 2 - from.y) / 8 }));
  let best = { cost: Infinity };
  for (const one of [...near, ...within, ...out].sort((a, b) => a.cost - b.cost)) {
    if (one.cost >= best.cost) break; // the places that follow cost more however free they are
    const cost = one.cost + priceOf(room, one, layer, i);
    if (cost < best.cost) best = { box: one.box, cost };
  }
  return best.box;
}

/** Places all over a region's bounds. */
function insideBoxes({ map }, { bounds }, size) {
  const [a, b] = [bounds.getNorthWest(), bounds.getSouthEast()].map((at) => map.latLngToLayerPoint(at));
  return SPOTS.flatMap((across) => SPOTS.map((down) => boxAround({ x: a.x + across * (b.x - a.x), y: a.y + down * (b.y - a.y) }, size)));
}

/** What a place costs: other names count most, then the edge, then other regions, then symbols. */
function priceOf({ frame, names, symbols, shares }, { box, inside: mustFit }, layer, i) {
  const hit = (others) => others.filter((other) => overlap(box, other)).length;
  const { own, others: share } = shares(box, layer, i);
  if (mustFit && own <= WITHIN) return Infinity;
  return 9000 * hit(names) + (inside(frame, box) ? 0 : 6000) + (share > FOREIGN ? 1000 + 1000 * share : 40 * share) + 45 * hit(symbols);
}

/** Tells how much of a box lies on its own region and on others, from a coarse picture of the regions. */
function sharesOf(page, corner) {
  const layer = page.layers.find((one) => one.on && isRegion(one));
  const { x, y } = page.map.getSize();
  if (!layer || !x || !y) return () => ({ own: 1, others: 0 }); // a page that is hidden has no size
  const [width, height] = [Math.ceil(x / COARSE), Math.ceil(y / COARSE)];
  const pen = el("canvas", { width, height }).getContext("2d", { willReadFrequently: true });
  pen.lineWidth = 0.75;
  const view = { size: page.map.options.crs.scale(page.map.getZoom()) / COARSE, corner: page.map.getPixelBounds().min.divideBy(COARSE) };
  layer.features.forEach((feature, i) => {
    traceArea(pen, view, feature);
    pen.fillStyle = pen.strokeStyle = `rgb(${(i + 1) % 256} ${(i + 1) >> 8} 0)`;
    pen.fill("evenodd");
    pen.stroke(); // or islets, which cover no pixel whole, would not count
  });
  const { data } = pen.getImageData(0, 0, width, height);
  return (box, of, mine) => {
    if (of !== layer) return { own: 1, others: 0 };
    let [all, own, others] = [0, 0, 0];
    for (let row = Math.floor((box.y - corner.y) / COARSE); row < (box.y - corner.y + box.h) / COARSE; row++) {
      for (let column = Math.floor((box.x - corner.x) / COARSE); column < (box.x - corner.x + box.w) / COARSE; column++) {
        all += 1;
        if (row < 0 || column < 0 || row >= height || column >= width) continue;
        const at = 4 * (row * width + column);
        if (data[at + 3] < 255) continue;
        if (data[at] + 256 * data[at + 1] === mine + 1) own += 1;
        else others += 1;
      }
    }
    return { own: own / all, others: others / all };
  };
}

/** The line from a region to its name, up to the edge of the name. */
function leader({ x, y, w, h, from }) {
  const end = { x: Math.min(Math.max(from.x, x), x + w), y: Math.min(Math.max(from.y, y), y + h) };
  const turn = Math.atan2(end.y - from.y, end.x - from.x);
  const node = el("div", { class: "leader", style: `width:${Math.hypot(end.x - from.x, end.y - from.y)}px;transform:translate(${from.x}px,${from.y}px) rotate(${turn}rad)` });
  node.line = [from, end];
  return node;
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

/** Where point symbols are, whether they have names or not. */
function symbolBoxes({ map, layers }) {
  return layers.filter(({ kind, on }) => kind === "points" && on).flatMap((layer) =>
    layer.features.filter((_, i) => isShown(layer, i)).map(({ anchors }) => boxAround(map.latLngToLayerPoint(anchors[0]), [layer.size, layer.size])));
}

/** Boxes in which a label may stand, best first. */
function candidates(map, { layer, feature }, [w, h]) {
  const points = feature.anchors.map((at) => map.latLngToLayerPoint(at));
  if (layer.kind === "lines") {
    const beside = layer.halo ? points.flatMap(({ x, y }) => [{ x: x + 8, y: y - h / 2, w, h }, { x: x - 8 - w, y: y - h / 2, w, h }]) : [];
    return [...points.map((point) => boxAround(point, [w, h])), ...beside];
  }
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

function inside(frame, box) {
  return box.x >= frame.x && box.y >= frame.y && box.x + box.w <= frame.x + frame.w && box.y + box.h <= frame.y + frame.h;
}

function boxAround(point, [w, h]) {
  return { x: point.x - w / 2, y: point.y - h / 2, w, h };
}

function overlap(a, b) {
  return a.x < b.x + b.w + GAP_PX && b.x < a.x + a.w + GAP_PX && a.y < b.y + b.h + GAP_PX && b.y < a.y + a.h + GAP_PX;
}
