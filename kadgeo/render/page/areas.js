// Areas on a canvas, straight from the packed arcs: filled in one colour or striped, and outlined.

const PAPER = "#f7f6f2"; // what faded areas fade to
const MERGED_PX = 0.7; // points closer than this to the one before change nothing to see

/** Can a layer be painted on the canvas? What stands out or is asked about line by line can not. */
function isPainted(layer) {
  return layer.kind === "polygons" || (layer.kind === "lines" && !layer.headings && !layer.by);
}

/** One canvas for all painted layers that lie directly on each other. */
const Painter = L.Renderer.extend({
  initialize(options) {
    L.Renderer.prototype.initialize.call(this, options);
    this.layers = [];
  },
  _initContainer() {
    this._container = el("canvas");
  },
  _updatePaths() {
    // There are no Leaflet paths in it.
  },
  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    this.paint();
  },
  /** Paints anew before the next frame, once however often it is asked for. */
  repaint() {
    this.due ??= requestAnimationFrame(() => this.paint());
  },
  paint() {
    cancelAnimationFrame(this.due);
    this.due = null;
    const { pen, view } = sizedCanvas(this);
    for (const layer of this.layers) {
      if (!layer.on) continue;
      if (layer.edges) outlineArcs(pen, view, layer);
      else layer.features.forEach((feature, i) => drawArea(pen, view, layer, feature, layer.styles[i]));
    }
  },
});

/** Fits the canvas to the view; tells where the unit square lies on it. */
function sizedCanvas({ _container: canvas, _map: map, _bounds: { min, max } }) {
  const [width, height, ratio] = [max.x - min.x, max.y - min.y, devicePixelRatio || 1];
  L.DomUtil.setPosition(canvas, min);
  Object.assign(canvas, { width: ratio * width, height: ratio * height });
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  pen.lineJoin = "round";
  const corner = map.getPixelOrigin().add(min);
  const size = map.options.crs.scale(map.getZoom());
  const box = [corner.x / size, corner.y / size, (corner.x + width) / size, (corner.y + height) / size];
  return { pen, view: { size, corner, box } };
}

/** Lines and fine levels: every arc once. */
function outlineArcs(pen, view, layer) {
  Object.assign(pen, { strokeStyle: layer.color, lineWidth: layer.width, globalAlpha: 1 });
  pen.setLineDash(layer.dash);
  pen.beginPath();
  for (const arc of layer.edges) if (meets(arc.box, view.box)) traceArc(pen, view, arc.units, false, false);
  pen.stroke();
}

function drawArea(pen, view, layer, feature, { colors, paper, fill, edge }) {
  if (!meets(feature.unitBox, view.box)) return;
  traceArea(pen, view, feature);
  if (paper) {
    Object.assign(pen, { fillStyle: PAPER, globalAlpha: 1 });
    pen.fill("evenodd");
  }
  if (colors.length) {
    Object.assign(pen, { fillStyle: colors.length > 1 ? stripePattern(pen, colors) : colors[0], globalAlpha: fill });
    pen.fill("evenodd");
  }
  Object.assign(pen, { strokeStyle: layer.color, lineWidth: layer.width, globalAlpha: edge });
  pen.setLineDash(layer.dash);
  pen.stroke();
}

function traceArea(pen, view, feature) {
  pen.beginPath();
  for (const ring of feature.refs.flat()) {
    ring.forEach((ref, n) => traceArc(pen, view, feature.arcs[ref < 0 ? ~ref : ref].units, ref < 0, n > 0));
    pen.closePath();
  }
}

function traceArc(pen, { size, corner }, units, backwards, goesOn) {
  const count = units.length / 2;
  let [lastX, lastY] = [NaN, NaN];
  for (let n = 0; n < count; n++) {
    const i = 2 * (backwards ? count - 1 - n : n);
    const x = units[i] * size - corner.x;
    const y = units[i + 1] * size - corner.y;
    if (n === 0 && !goesOn) pen.moveTo(x, y);
    else if (n < count - 1 && Math.abs(x - lastX) < MERGED_PX && Math.abs(y - lastY) < MERGED_PX) continue;
    else pen.lineTo(x, y);
    lastX = x;
    lastY = y;
  }
}

/** Stripes at 45 degrees that stay with the map's corner as it is dragged. */
function stripePattern(pen, colors) {
  const width = STRIPE_PX * colors.length;
  const tile = el("canvas", { width, height: 1 });
  const brush = tile.getContext("2d");
  colors.forEach((color, i) => {
    brush.fillStyle = color;
    brush.fillRect(i * STRIPE_PX, 0, STRIPE_PX, 1);
  });
  const pattern = pen.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().rotate(45));
  return pattern;
}

function meets(a, b) {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}
