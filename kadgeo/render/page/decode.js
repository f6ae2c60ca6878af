// Turns the packed arcs back into coordinates.

/** Arcs of the map as arrays of [lat, lng]. */
function decodeArcs({ grid, count, low, limit, wide, data }) {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  let at = 0;
  const bit = () => (bytes[at >> 3] >> (7 - (at++ & 7))) & 1;
  const next = () => {
    let high = 0;
    while (high < limit && bit()) high++;
    let value = high < limit ? high : 0;
    for (let left = high < limit ? low : wide; left; left--) value = (value << 1) | bit();
    return value;
  };
  const delta = () => {
    const value = next();
    return (value >> 1) ^ -(value & 1);
  };
  const lengths = Array.from({ length: count }, next);
  let lng = 0;
  let lat = 0;
  return lengths.map((length) =>
    Array.from({ length }, () => {
      lng += delta();
      lat += delta();
      return [lat / grid, lng / grid];
    }),
  );
}

/** One path of several arcs; a negative number is an arc backwards. */
function joinArcs(arcs, refs) {
  const points = [];
  for (const ref of refs) {
    const arc = ref < 0 ? arcs[~ref].slice().reverse() : arcs[ref];
    for (let i = points.length ? 1 : 0; i < arc.length; i++) points.push(arc[i]);
  }
  return points;
}

/** Nested [part][path][point] coordinates of a feature. */
function partsOf(arcs, parts) {
  return parts.map((part) => part.map((refs) => joinArcs(arcs, refs)));
}
