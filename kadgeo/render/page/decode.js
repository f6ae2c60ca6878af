// Turns the packed arcs back into coordinates.

/** Arcs of the map as arrays of Leaflet positions. */
function decodeArcs({ grid, count, low, limit, wide, data }) {
  const text = atob(data);
  const bytes = new Uint8Array(text.length + 4); // the reader looks up to four bytes ahead
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const next = riceReader(bytes, low, limit, wide);
  const lengths = Array.from({ length: count }, next);
  let [lng, lat] = [0, 0];
  return lengths.map((length) => {
    const arc = new Array(length);
    for (let i = 0; i < length; i++) {
      const [east, north] = [next(), next()];
      lng += (east >> 1) ^ -(east & 1);
      lat += (north >> 1) ^ -(north & 1);
      arc[i] = new L.LatLng(lat / grid, lng / grid);
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
    const arc = ref < 0 ? arcs[~ref] : arcs[ref];
    const last = arc.length - 1;
    for (let i = points.length ? 1 : 0; i <= last; i++) points.push(arc[ref < 0 ? last - i : i]);
  }
  return points;
}

/** Nested [part][path][point] positions of a feature. */
function partsOf(arcs, parts) {
  return parts.map((part) => part.map((refs) => joinArcs(arcs, refs)));
}
