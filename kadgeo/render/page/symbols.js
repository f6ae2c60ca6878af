// Own drawings: stripes, point symbols and the samples of the legend.

const SHAPES = {
  circle: "M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z",
  square: "M3 3h18v18h-18z",
  diamond: "M12 1l11 11l-11 11l-11-11z",
  triangle: "M12 2l11 20h-22z",
  hexagon: "M12 1l9.5 5.5v11l-9.5 5.5l-9.5-5.5v-11z",
  star: "M12 1l3.2 7.3l7.9.8l-6 5.3l1.8 7.8l-6.9-4.1l-6.9 4.1l1.8-7.8l-6-5.3l7.9-.8z",
  bridge: "M1 15h22v3h-3v4h-3v-4h-10v4h-3v-4h-3zM3 13q9-14 18 0h-3q-6-8-12 0z",
  plane: "M12 1l2 8l9 5v2l-9-3l-.6 6l3 2.5v1.5l-4.4-1.4l-4.4 1.4v-1.500l3-2.5l-.6-6l-9 3v-2l9-5z",
  anchor: "M12 2a3 3 0 0 1 1.500 5.600v2.400h4v2.500h-4v6.500q4-.6 5.500-4.500l-1.500 0l3-4l2 4.500l-1.500 0q-2 7-9 7q-7 0-9-7l-1.500 0l2-4.500l3 4l-1.500 0q1.500 3.900 5.500 4.500v-6.500h-4v-2.500h4v-2.400a3 3 0 0 1 1.500-5.600z",
};
const STRIPE_PX = 9;

/** Point symbol as an SVG element; hollow ones have a dashed edge. */
function symbol(shape, color, size, hollow) {
  const style = hollow
    ? { fill: "#fff", "fill-opacity": 0.85, stroke: color, "stroke-width": 3, "stroke-dasharray": "4 2.5" }
    : { fill: color, stroke: "#fff", "stroke-width": 1.5 };
  const picture = { viewBox: "-2 -2 28 28", width: size, height: size, "aria-hidden": "true" };
  return el("svg", picture, el("path", { d: SHAPES[shape], "stroke-linejoin": "round", ...style }));
}

/** Paint for a feature of several categories: a colour, or a reference to stripes made on demand. */
function paint(colors) {
  if (colors.length < 2) return colors[0];
  const id = `stripes-${colors.map((color) => color.slice(1)).join("-")}`;
  if (!document.getElementById(id)) {
    const width = STRIPE_PX * colors.length;
    const size = { width, height: width, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
    const stripes = colors.map((fill, i) => el("rect", { x: i * STRIPE_PX, width: STRIPE_PX + 0.5, height: width, fill }));
    document.getElementById("paints").append(el("pattern", { id, ...size }, ...stripes));
  }
  return `url(#${id})`;
}

/** Sample of a category for the legend. */
function sample(layer, category) {
  const box = { width: 30, height: 18, "aria-hidden": "true" };
  if (layer.kind === "points") return symbol(category.shape, category.color, 20, false);
  if (layer.kind === "lines") {
    const stroke = { stroke: category.color, "stroke-width": 3.5, "stroke-dasharray": category.dash.join(" ") };
    return el("svg", box, el("line", { x1: 0, y1: 9, x2: 30, y2: 9, ...stroke }));
  }
  const fill = { fill: category.color, "fill-opacity": layer.opacity, stroke: layer.color };
  return el("svg", box, el("rect", { x: 1, y: 1, width: 28, height: 16, ...fill }));
}

/** Sample of a note for the legend. */
function mark(layer, name) {
  const box = { width: 30, height: 18, "aria-hidden": "true" };
  const line = (stroke) => el("svg", box, el("line", { x1: 0, y1: 9, x2: 30, y2: 9, ...stroke }));
  const colors = layer.categories.map((category) => category.color);
  const marks = {
    stripes: () => el("svg", box, el("rect", { x: 1, y: 1, width: 28, height: 16, fill: paint(colors.slice(0, 2)), "fill-opacity": layer.opacity, stroke: layer.color })),
    star: () => el("span", { class: "badge starred", style: "background:#555" }, "★"),
    hollow: () => symbol("square", "#444", 20, true),
    circle: () => el("svg", box, el("circle", { cx: 15, cy: 9, r: 8, fill: "none", stroke: "#444", "stroke-dasharray": "3 3" })),
    dotted: () => line({ stroke: "#555", "stroke-width": 1.5, "stroke-dasharray": "1 5", "stroke-linecap": "round" }),
    arc: () => el("svg", box, el("path", { d: "M1 16q14-24 28 0", fill: "none", stroke: "#444", "stroke-width": 2 })),
    solid: () => el("svg", box, el("path", { d: "M1 14l9-9l8 7l11-9", fill: "none", stroke: "#444", "stroke-width": 2 })),
    river: () => line({ stroke: layer.color, "stroke-width": 2 }),
    border: () => line({ stroke: layer.color, "stroke-width": 2, "stroke-dasharray": "10 4 2 4" }),
  };
  return marks[name]();
}
