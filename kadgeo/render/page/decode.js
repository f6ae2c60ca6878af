// Turns the packed arcs back into coordinates.

/** Arcs of the map as arrays of [lat, lng]. */
function decodeArcs({ grid, count, data }) {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  let at = 0;
  const next = () => {
    let value = 0;
    let shift = 1;
    for (;;) {
      const byte = bytes[at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
      shift *= 128;
    }
  };
  const delta = () => {
    const value = next();
    return value % 2 ? -(value + 1) / 2 : value / 2;
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
