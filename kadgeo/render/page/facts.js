// What lies under a point of the map, and all that is known about what is chosen.

const NEAR_PX = { points: 16, lines: 9 };

/** Every feature at a position, from the top layer down. */
function featuresAt({ map, layers }, latlng) {
  const at = map.latLngToLayerPoint(latlng);
  return [...layers].reverse().flatMap((layer) => {
    if (!layer.headings || !layer.on) return [];
    return layer.features.flatMap((feature, i) => (isShown(layer, i) && HIT[layer.kind](map, feature, latlng, at) ? [{ layer, i }] : []));
  });
}

const HIT = {
  points: (map, feature, latlng, at) => at.distanceTo(map.latLngToLayerPoint(feature.anchors[0])) <= NEAR_PX.points,
  lines: (map, feature, latlng, at) =>
    feature.parts.some(([path]) => {
      const points = path.map((point) => map.latLngToLayerPoint(point));
      return points.some((point, i) => i && L.LineUtil.pointToSegmentDistance(at, points[i - 1], point) <= NEAR_PX.lines);
    }),
  polygons: (map, feature, { lat, lng }) => feature.bounds.contains([lat, lng]) && feature.parts.some((part) => inPart(part, lat, lng)),
};

/** Is the position in the shell and in none of the holes? Counts crossings of all rings at once. */
function inPart(rings, lat, lng) {
  let odd = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]];
      if (a.lat > lat !== b.lat > lat && lng < a.lng + ((lat - a.lat) / (b.lat - a.lat)) * (b.lng - a.lng)) odd = !odd;
    }
  }
  return odd;
}

/** Feature of a LAYER:ID, if this map has it. */
function featureOf(page, target) {
  const at = target.indexOf(":");
  const layer = page.layers.find((one) => one.key === target.slice(0, at));
  const i = layer?.headings ? layer.ids.indexOf(target.slice(at + 1)) : -1;
  return i < 0 ? null : { layer, i };
}

/** What lights up with a feature: what its facts lead to on other layers, what it joins, and what joins it. */
function litWith(page, { layer, i }) {
  const own = `${layer.key}:${layer.ids[i]}`;
  const lit = new Set([own, ...(layer.ends?.[i] ?? [])]);
  for (const field of layer.fields) {
    for (const value of [field.values[i]].flat()) if (value?.target && !value.target.startsWith(`${layer.key}:`)) lit.add(value.target);
  }
  for (const other of page.layers) {
    other.ends?.forEach((ends, j) => {
      if (ends.includes(own)) [`${other.key}:${other.ids[j]}`, ...ends].forEach((one) => lit.add(one));
    });
  }
  return lit;
}

/** Chooses features: shows their facts, lights up what belongs to them and fades the rest. */
function choose(page, targets, { quiet = false, spot = null } = {}) {
  const focused = document.activeElement;
  if (targets.length && !byId("facts").contains(focused)) page.opener = focused;
  Object.assign(page, { chosen: targets, spot, lit: targets.length ? litWith(page, targets[0]) : null });
  page.layers.forEach((layer) => restyle(layer, page.lit));
  outline(page);
  showFacts(page);
  if (!isSeen(focused)) focusAgain(page);
  labelsSoon(page);
  markTable(page);
  markRegion(page);
  showMenu(page);
  if (targets.length && !quiet) announce(targets.map(({ layer, i }) => t(layer.headings[i])).join(", "));
  remember(page);
}

function isSeen(element) {
  return element.getClientRects().length > 0;
}

/** What had the focus is gone: back to the facts, or to where they were asked for. */
function focusAgain(page) {
  if (page.chosen.length) focusFacts();
  else (page.opener && isSeen(page.opener) && page.opener !== document.body ? page.opener : page.map.getContainer()).focus();
}

/** The layer that the list of regions is about: the lowest areas that can be asked about. */
function regionLayer(page) {
  return page.layers.find((layer) => layer.kind === "polygons" && layer.headings && !layer.detail);
}

function showFacts(page) {
  const box = byId("facts");
  const had = !box.hidden;
  box.hidden = !page.chosen.length;
  const several = page.chosen.length > 1 ? [el("p", { class: "several" }, `${page.chosen.length} ${t(WORDS.here)}`), el("ul", { class: "several" }, page.chosen.map((one) => {
    const first = () => choose(page, [one, ...page.chosen.filter((other) => other !== one)]);
    return el("li", {}, el("button", { class: "leads", type: "button", onclick: first }, t(one.layer.headings[one.i])), el("small", {}, ` ${t(one.layer.what)}`));
  }))] : [];
  const close = el("button", { class: "close", type: "button", "aria-label": t(WORDS.close), onclick: () => choose(page, []) }, "×");
  box.replaceChildren(close, ...several, ...page.chosen.map((one) => factsElement(page, one)));
  if (!page.chosen.length) {
    if (had && (phone.matches || page.embedded)) openSheet(page, false);
    return;
  }
  openSheet(page);
  byId("panel").scrollTop = box.offsetTop - (phone.matches ? 44 : 8);
}

function focusFacts() {
  byId("facts").querySelector("h2")?.focus();
}

function factsElement(page, { layer, i }) {
  const rows = layer.fields.flatMap((field) => {
    const value = field.values[i];
    if (value === null || (Array.isArray(value) && !value.length)) return [];
    return [el("dt", {}, t(field.label)), el("dd", {}, valueElement(page, value), sourceElement(page, field.sources?.[i]))];
  });
  const heading = el("h2", { tabindex: -1 }, t(layer.headings[i]), layer.detail ? el("small", {}, ` ${layer.ids[i]}`) : null);
  return el("section", { class: "fact" }, el("p", { class: "kind" }, t(layer.what)), heading, el("dl", {}, rows), sourceElement(page, layer.citations?.[i]));
}

function valueElement(page, value) {
  if (Array.isArray(value)) return el("ul", {}, value.map((one) => el("li", {}, valueElement(page, one))));
  const words = spell(value);
  if (value?.item === undefined) return words;
  const found = value.target ? featureOf(page, value.target) : null;
  const go = () => choose(page, [found]);
  return [found ? el("button", { class: "leads", type: "button", onclick: go }, words) : words, sourceElement(page, value.source)];
}

function sourceElement({ data }, number) {
  return number === null || number === undefined ? null : el("span", { class: "source" }, `${t(WORDS.source)}: ${t(data.sources[number])}`);
}

/** Shows names on hover and facts on click. */
function startAsking(page) {
  const { map } = page;
  const tooltip = L.tooltip({ direction: "top", offset: [0, -8] });
  let waiting = !matchMedia("(hover: hover)").matches;
  map.on("mousemove", ({ latlng }) => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const [hit] = featuresAt(page, latlng);
      map.getContainer().style.cursor = hit ? "pointer" : "";
      if (hit) tooltip.setLatLng(latlng).setContent(el("span", {}, t(hit.layer.headings[hit.i]))).addTo(map);
      else tooltip.remove();
    });
  });
  map.on("mouseout", () => tooltip.remove());
  map.on("click", ({ latlng }) => {
    tooltip.remove();
    choose(page, featuresAt(page, latlng));
  });
  const box = map.getContainer();
  box.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Enter" || target !== box) return;
    choose(page, featuresAt(page, map.getCenter()));
    focusFacts();
  });
  map.on("moveend", () => {
    const [hit] = document.activeElement === box ? featuresAt(page, map.getCenter()) : [];
    if (hit && !page.chosen.length) announce(t(hit.layer.headings[hit.i]));
  });
  const { dataset } = document.documentElement;
  document.addEventListener("pointerdown", () => delete dataset.keys);
  document.addEventListener("keydown", ({ key }) => {
    dataset.keys = ""; // shows the cross in the middle of the map
    if (key === "Escape" && (page.chosen.length || page.spot) && !byId("share").open) choose(page, []);
  });
}

/** Moves the map to a feature and chooses it. */
function goTo(page, target) {
  const { layer, i } = target;
  if (!layer.on) setLayer(page, layer, true);
  choose(page, [target]);
  const { bounds, anchors } = layer.features[i];
  page.touched = true;
  if (bounds) page.map.fitBounds(bounds, { padding: [40, 40], maxZoom: 12 });
  else page.map.setView(anchors[0], Math.max(page.map.getZoom(), 10));
}
