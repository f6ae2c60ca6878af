// Turns the packed arcs back into coordinates.

/** A piece of border. It keeps its places on the unit square of Web Mercator, where a zoom is two
    multiplications; Leaflet's positions are made only for what is drawn or asked about feature by feature. */
class Arc {
  constructor(length) {
    this.units = new Float64Array(2 * length);
    this.box = [1, 1, 0, 0];
  }

  set(i, lng, lat) {
    const x = lng / 360 + 0.5;
    const y = 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
    const { units, box } = this;
    units[2 * i] = x;
    units[2 * i + 1] = y;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }

  get positions() {
    this.made ??= Array.from({ length: this.units.length / 2 }, (_, i) => fromUnits(this.units[2 * i], this.units[2 * i + 1]));
    return this.made;
  }
}

function fromUnits(x, y) {
  return new L.LatLng((Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI, (x - 0.5) * 360);
}

/** Arcs of the map. */
function decodeArcs({ grid, count, low, limit, wide, data }) {
  const text = atob(data);
  const bytes = new Uint8Array(text.length + 4); // the reader looks up to four bytes ahead
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const next = riceReader(bytes, low, limit, wide);
  const lengths = Array.from({ length: count }, next);
  let [lng, lat] = [0, 0];
  return lengths.map((length) => {
    const arc = new Arc(length);
    for (let i = 0; i < length; i++) {
      const [east, north] = [next(), next()];
      lng += (east >> 1) ^ -(east & 1);
      lat += (north >> 1) ^ -(north & 1);
      arc.set(i, lng / grid, lat / grid);
    }
    return arc;
  });
}

/** Reads Rice-coded numbers: ones and a zero for the high part, then the low bits as they are. */
function riceReader(bytes, low, limit, wide) {
  let [at, held, bits] = [0, 0, 0];
  const fill = () => {
    for (; bits <= 24; bits += 8) held = (held << 8) | bytes[at++];
  };
  const take = (count) => {
    fill();
    bits -= count;
    return (held >>> bits) & ((1 << count) - 1);
  };
  return () => {
    fill();
    const ones = Math.min(Math.clz32(~(held << (32 - bits))), limit);
    if (ones === limit) {
      bits -= limit;
      return (take(wide - 14) << 14) | take(14);
    }
    bits -= ones + 1;
    return (ones << low) | take(low);
  };
}

/** One path of several arcs; a negative number is an arc backwards. */
function joinArcs(arcs, refs) {
  const points = [];
  for (const ref of refs) {
    const arc = (ref < 0 ? arcs[~ref] : arcs[ref]).positions;
    const last = arc.length - 1;
    for (let i = points.length ? 1 : 0; i <= last; i++) points.push(arc[ref < 0 ? last - i : i]);
  }
  return points;
}

/** Nested [part][path][point] positions of a feature. */
function partsOf(arcs, parts) {
  return parts.map((part) => part.map((refs) => joinArcs(arcs, refs)));
}
