// The present view as one drawing with title, legend, scale, north arrow and sources: for print, SVG and PNG.

const SHEET_PX = { width: 1062, height: 733 }; // A4 landscape within margins of 8 mm
const SIDE_PX = 270;
const GAP = 14;
const EDGE = 12;
const FONT = "'Noto Sans', 'DejaVu Sans', 'Segoe UI', Arial, sans-serif"; // that of labels in page.css
const PNG_SCALE = 2.5;
const measure = document.createElement("canvas").getContext("2d");

/** The sheet as an SVG element that needs nothing from the page; a long legend makes it larger. */
function sheet(page, width = SHEET_PX.width) {
  const below = [[datedWords(page), 14, 700], [t(page.data.subtitle), 14, 400], [stateWords(page), 14, 700]].filter(([words]) => words);
  const head = textBlock([[t(page.data.title), 22, 700], ...below], width);
  const made = `${t(WORDS.printed)} ${new Intl.DateTimeFormat(spoken.lang, { dateStyle: "long" }).format(new Date())}.`;
  const foot = textBlock([[`${t(WORDS.credits)}: ${[...page.data.credits.map(t), made].join("; ")}`, 9.5, 400]], width);
  const top = head.height + GAP;
  const side = legendBlock(page, width - SIDE_PX + GAP, top);
  const paper = (SHEET_PX.height * width) / SHEET_PX.width;
  const height = Math.max(paper - top - foot.height - GAP, side.height);
  const frame = { x: 1, y: top, width: width - SIDE_PX, height };
  const total = top + height + GAP + foot.height;
  if (total > SHEET_PX.height && width === SHEET_PX.width) return sheet(page, (width * total) / SHEET_PX.height); // keeps the form of the paper
  const size = { width: width + 2 * EDGE, height: total + 2 * EDGE };
  const box = { xmlns: SVG, viewBox: `${-EDGE} ${-EDGE} ${size.width} ${size.height}`, ...size, "font-family": FONT };
  const body = atSize(page, frame, () => mapBlock(page, frame)); // asks for its stripes, so it comes before the paints are copied
  foot.node.setAttribute("transform", `translate(0 ${top + height + GAP / 2})`);
  return el("svg", box, el("title", {}, t(page.data.title)), el("defs", {}, el("clipPath", { id: "frame" }, el("rect", frame)), [...byId("paints").children].map((one) => one.cloneNode(true))),
    el("rect", { x: -EDGE, y: -EDGE, ...size, fill: "#ffffff" }), head.node, body, side.node, foot.node);
}

/** What `make` gives while the map is as large as the frame and shows there what it shows now. */
function atSize(page, { width, height }, make) {
  const { map, ready } = page;
  const snap = map.options.zoomSnap;
  const box = map.getContainer();
  const [centre, zoom, seen, edge] = [map.getCenter(), map.getZoom(), map.getBounds(), map.options.maxBounds];
  const cut = (side, way) => way(seen[side](), edge[side]());
  const part = [[cut("getSouth", Math.max), cut("getWest", Math.max)], [cut("getNorth", Math.min), cut("getEast", Math.min)]];
  page.ready = false; // the address stays
  page.reserved = [[width - 46, 0, 46, 66], [0, height - 44, 140, 44]]; // north arrow and scale
  map.options.zoomSnap = 0;
  Object.assign(box.style, { width: `${width}px`, height: `${height}px` });
  map.invalidateSize({ animate: false, pan: false });
  map.fitBounds(seen.contains(page.home) ? page.home : part, { animate: false });
  placeLabels(page);
  const made = make();
  Object.assign(box.style, { width: "", height: "" });
  map.options.zoomSnap = snap;
  page.reserved = null;
  map.invalidateSize({ animate: false, pan: false });
  map.setView(centre, zoom, { animate: false });
  page.ready = ready;
  return made;
}

function mapBlock(page, frame) {
  const place = (latlng) => page.map.latLngToContainerPoint(latlng).add([frame.x, frame.y]);
  const shown = page.layers.filter((layer) => layer.on);
  const features = (layer) => layer.features.flatMap((feature, i) => (isShown(layer, i) ? SHEET[layer.kind](layer, feature, i, place) : []));
  const drawn = shown.map((layer) => el("g", {}, layer.edges ? edgesOf(layer, place) : features(layer)));
  const { x, y } = place(page.map.layerPointToLatLng([0, 0]));
  const asked = page.outlines?.getLayers().map((one) => el("path", { d: one.getElement().getAttribute("d"), transform: `translate(${x} ${y})`, fill: "none", stroke: "#111", "stroke-width": 2 })) ?? [];
  return el("g", {}, el("g", { "clip-path": "url(#frame)" }, el("rect", { ...frame, fill: getComputedStyle(page.map.getContainer()).backgroundColor }), drawn, asked, labelBlock(page, frame)),
    el("rect", { ...frame, fill: "none", stroke: "#555" }), scaleBlock(frame), northBlock(frame));
}

const SHEET = {
  polygons: (layer, feature, i, place) => {
    const { colors, paper, fill, edge } = layer.styles[i];
    const d = feature.parts.flat().map((ring) => `${pathOf(ring, place)}z`).join("");
    return [paper ? el("path", { d, fill: PAPER, "fill-rule": "evenodd" }) : null, el("path", { d, fill: paint(colors) ?? "none", "fill-opacity": fill, "fill-rule": "evenodd", stroke: layer.color, "stroke-width": layer.width, "stroke-dasharray": layer.dash.join(" "), "stroke-opacity": edge })];
  },
  lines: (layer, feature, i, place) => {
    const d = feature.parts.map(([line]) => pathOf(line, place)).join("");
    return layer.drawn[i].map(({ options }) => el("path", { d, fill: "none", stroke: options.color, "stroke-width": options.weight, "stroke-dasharray": options.dashArray ?? null, "stroke-opacity": options.opacity }));
  },
  points: (layer, feature, i, place) => {
    const [category] = categoriesOf(layer, i);
    const at = place(feature.anchors[0]);
    const scale = layer.size / 28;
    const move = `translate(${at.x - layer.size / 2} ${at.y - layer.size / 2}) scale(${scale}) translate(2 2) rotate(${layer.angles?.[i] ?? 0} 12 12)`;
    const { opacity } = layer.drawn[i].at(-1).options;
    const [{ _radius: r }] = layer.drawn[i];
    const circle = r ? el("circle", { cx: at.x, cy: at.y, r, opacity, fill: "none", stroke: category?.color ?? "#444444", "stroke-dasharray": "4 4" }) : null;
    return [circle, el("path", { d: SHAPES[category?.shape ?? "circle"], transform: move, opacity, ...symbolStyle(category?.color ?? "#444444", layer.hollow?.[i]) })];
  },
};

function edgesOf(layer, place) {
  const line = { fill: "none", stroke: layer.color, "stroke-width": layer.width, "stroke-dasharray": layer.dash.join(" ") };
  return el("path", { d: layer.edges.map((edge) => pathOf(edge.positions, place)).join(""), ...line });
}

/** Path data, without points that fall on the one before. */
function pathOf(points, place) {
  let last = null;
  return points.map(place).flatMap(({ x, y }) => {
    const words = `${x.toFixed(1)} ${y.toFixed(1)}`;
    if (words === last) return [];
    const first = last === null;
    last = words;
    return [`${first ? "M" : "L"}${words}`];
  }).join("");
}

function labelBlock(page, frame) {
  const origin = page.map.getContainer().getBoundingClientRect();
  const labels = [...page.map.getPane("kadgeo-labels").querySelectorAll(".words, .badge")];
  const zero = page.map.layerPointToContainerPoint([0, 0]).add([frame.x, frame.y]);
  const leaders = [...page.map.getPane("kadgeo-labels").querySelectorAll(".leader")].map(({ line: [a, b] }) =>
    el("path", { d: `M${a.x + zero.x} ${a.y + zero.y}L${b.x + zero.x} ${b.y + zero.y}`, stroke: "#4a4a4a" }));
  return el("g", {}, leaders, labels.flatMap((node) => {
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const [x, y] = [box.left - origin.left + frame.x, box.top - origin.top + frame.y];
    const look = { "font-size": style.fontSize, "font-weight": style.fontWeight, "font-style": style.fontStyle };
    if (node.classList.contains("badge")) {
      const ring = node.classList.contains("starred") ? "#111111" : "#ffffff";
      return [el("rect", { x, y, width: box.width, height: box.height, rx: box.height / 2, fill: style.backgroundColor, stroke: ring, "stroke-width": 1.5 }),
        el("text", { x: x + box.width / 2, y: y + box.height * 0.75, "text-anchor": "middle", fill: style.color, ...look }, node.textContent)];
    }
    const pill = node.parentElement.classList.contains("strong") ? getComputedStyle(node.parentElement).borderColor : null;
    const plate = pill ? [el("rect", { x: x - 6, y: y - 2, width: box.width + 12, height: box.height + 4, rx: 9, fill: "#fff", stroke: pill, "stroke-width": 1.5 })] : [];
    return [...plate, ...linesOf(node.textContent, box.width + 4, `${style.fontWeight} ${style.fontSize} ${FONT}`).map((words, n) =>
      el("text", { x: x + box.width / 2, y: y + parseFloat(style.fontSize) * (0.95 + 1.15 * n), "text-anchor": "middle", fill: style.color, stroke: "#ffffff", "stroke-width": 3, "paint-order": "stroke", ...look }, words))];
  }));
}

function scaleBlock(frame) {
  const line = document.querySelector(".leaflet-control-scale-line");
  const [x, y, width] = [frame.x + 14, frame.y + frame.height - 16, line.offsetWidth];
  return el("g", { stroke: "#222", fill: "none" }, el("path", { d: `M${x} ${y - 6}v6h${width}v-6` }),
    el("text", { x: x + width / 2, y: y - 6, "text-anchor": "middle", "font-size": 12, fill: "#222", stroke: "none" }, line.textContent));
}

function northBlock(frame) {
  const [x, y] = [frame.x + frame.width - 26, frame.y + 16];
  return el("g", { fill: "#222" }, el("path", { d: `M${x} ${y}l9 26l-9-6l-9 6z` }),
    el("text", { x, y: y + 42, "text-anchor": "middle", "font-size": 14, "font-weight": 700 }, t(WORDS.north)));
}

function legendBlock(page, x, top) {
  const node = el("g", {});
  let y = top;
  const write = (words, indent, size, weight) => {
    for (const line of linesOf(words, SIDE_PX - GAP - indent, `${weight} ${size}px ${FONT}`)) {
      y += size * 1.35;
      node.append(el("text", { x: x + indent, y, "font-size": size, "font-weight": weight, fill: "#222" }, line));
    }
  };
  const groups = page.layers.filter((layer) => layer.legend !== null && layer.on).sort((a, b) => a.legend - b.legend);
  const star = () => el("svg", SAMPLE, el("text", { x: 15, y: 15, "text-anchor": "middle", "font-size": 16, fill: "#111" }, "★"));
  for (const layer of groups) {
    const drawn = new Set(layer.ids.flatMap((_, i) => shownMembers(layer, i)));
    const entries = [
      ...layer.categories.filter(({ key }) => drawn.has(key)).map((one) => [sample(layer, one), t(one.label)]),
      ...layer.notes.filter((note) => note.mark !== "stripes" || isStriped(layer)).map((note) => [note.mark === "star" ? star() : mark(layer, note.mark), t(note.text)]),
    ];
    if (!entries.length) entries.push([sample(layer, plainCategory(layer)), t(layer.name)]);
    if (entries.length !== 1) write(t(layer.name), 0, 13, 700);
    for (const [picture, words] of entries) {
      picture.setAttribute("x", x);
      picture.setAttribute("y", y + 4);
      node.append(picture);
      write(words, 38, 12, 400);
      y += 4;
    }
    y += 6;
  }
  return { node, height: y - top };
}

function textBlock(rows, width) {
  const node = el("g", {});
  let y = 0;
  for (const [words, size, weight] of rows) {
    for (const line of linesOf(words, width, `${weight} ${size}px ${FONT}`)) {
      y += size * 1.3;
      node.append(el("text", { x: 1, y, "font-size": size, "font-weight": weight, fill: size < 12 ? "#555" : "#222" }, line));
    }
  }
  return { node, height: y + 4 };
}

/** Words broken into lines that fit a width. */
function linesOf(words, width, font) {
  measure.font = font;
  const lines = [];
  for (const word of String(words).split(/\s+/).flatMap((one) => pieces(one, width))) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && measure.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A word too long for a line, in pieces that fit. */
function pieces(word, width) {
  const share = width / measure.measureText(word).width;
  return share >= 1 ? [word] : word.match(new RegExp(`.{1,${Math.max(1, Math.floor(share * [...word].length * 0.9))}}`, "gu"));
}

function sheetFile(page) {
  return new Blob([new XMLSerializer().serializeToString(sheet(page))], { type: "image/svg+xml" });
}

function saveSvg(page) {
  download(sheetFile(page), `${page.data.name}.svg`);
}

async function savePng(page) {
  const picture = new Image();
  picture.src = URL.createObjectURL(sheetFile(page));
  await picture.decode();
  const canvas = el("canvas", { width: picture.width * PNG_SCALE, height: picture.height * PNG_SCALE });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => download(blob, `${page.data.name}.png`), "image/png");
}

function download(blob, name) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** Before printing, the page becomes the sheet; afterwards the map again. */
function startPrinting(page) {
  window.addEventListener("beforeprint", () => byId("sheet").replaceChildren(sheet(page)));
  window.addEventListener("afterprint", () => byId("sheet").replaceChildren());
}
