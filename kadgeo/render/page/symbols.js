// Own drawings: stripes, point symbols and the samples of the legend. SHAPES comes from kadgeo/palette.py.

const STRIPE_PX = 9;
const SAMPLE = { width: 30, height: 18, "aria-hidden": "true" };

/** Point symbol as an SVG element; hollow ones have a dashed edge. */
function symbol(shape, color, size, hollow, angle = 0) {
  const box = { viewBox: "-2 -2 28 28", width: size, height: size, "aria-hidden": "true", style: angle ? `transform:rotate(${angle}deg)` : null };
  return el("svg", box, el("path", { d: SHAPES[shape], "stroke-linejoin": "round", ...symbolStyle(color, hollow) }));
}

function symbolStyle(color, hollow) {
  return hollow
    ? { fill: "#fff", "fill-opacity": 0.85, stroke: color, "stroke-width": 3, "stroke-dasharray": "4 2.5" }
    : { fill: color, stroke: "#fff", "stroke-width": 1.5 };
}

/** Paint for a feature of several categories: a colour, or a reference to stripes made on demand. */
function paint(colors) {
  if (colors.length < 2) return colors[0];
  const id = `stripes-${colors.map((color) => color.slice(1)).join("-")}`;
  if (!byId(id)) byId("paints").append(stripes(id, colors));
  return `url(#${id})`;
}

function stripes(id, colors) {
  const width = STRIPE_PX * colors.length;
  const size = { width, height: width, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
  const bars = colors.map((fill, i) => el("rect", { x: i * STRIPE_PX, width: STRIPE_PX + 0.5, height: width, fill }));
  return el("pattern", { id, ...size }, bars);
}

/** Black or white, whichever is read more easily on a colour. */
function inkOn(color) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#111111" : "#ffffff";
}

/** Look of a layer that tells no categories apart. */
function plainCategory({ kind, fill, color, dash }) {
  return { color: (kind === "polygons" ? fill : color) ?? (kind === "polygons" ? "none" : "#444444"), shape: "circle", dash: dash ?? [] };
}

function stroked(stroke) {
  return el("svg", SAMPLE, el("line", { x1: 0, y1: 9, x2: 30, y2: 9, ...stroke }));
}

function curved(d) {
  return el("svg", SAMPLE, el("path", { d, fill: "none", stroke: "#555", "stroke-width": 2 }));
}

/** Sample of a category for the legend. */
function sample(layer, category) {
  if (layer.kind === "points") return symbol(category.shape, category.color, 20, false);
  if (layer.kind === "lines") return stroked({ stroke: category.color, "stroke-width": 3.5, "stroke-dasharray": category.dash.join(" ") });
  const fill = { fill: category.color, "fill-opacity": layer.opacity, stroke: layer.color, "stroke-dasharray": layer.dash.join(" ") };
  return el("svg", SAMPLE, el("rect", { x: 1, y: 1, width: 28, height: 16, ...fill }));
}

/** Sample of a note for the legend. */
function mark(layer, name) {
  const colors = layer.categories.filter(({ key }) => !layer.off.has(key)).map((category) => category.color);
  const marks = {
    stripes: () => el("svg", SAMPLE, el("rect", { x: 1, y: 1, width: 28, height: 16, fill: paint(colors.slice(0, 2)), "fill-opacity": layer.opacity, stroke: layer.color })),
    star: () => el("span", { class: "badge starred", style: "background:#fff;color:#111", "aria-hidden": "true" }, "★"),
    hollow: () => symbol("square", "#444", 20, true),
    circle: () => el("svg", SAMPLE, el("circle", { cx: 15, cy: 9, r: 8, fill: "none", stroke: "#555", "stroke-dasharray": "3 3" })),
    dotted: () => stroked({ stroke: "#555", "stroke-width": 1.5, "stroke-dasharray": "1 5", "stroke-linecap": "round" }),
    dashed: () => stroked({ stroke: layer.color, "stroke-width": 1.5, "stroke-dasharray": "4 3" }),
    arc: () => curved("M1 16q14-24 28 0"),
    solid: () => curved("M1 14l9-9l8 7l11-9"),
    river: () => stroked({ stroke: layer.color, "stroke-width": 2 }),
    none: () => el("svg", SAMPLE),
    border: () => stroked({ stroke: layer.color, "stroke-width": 2, "stroke-dasharray": "10 4 2 4" }),
  };
  return marks[name]();
}
