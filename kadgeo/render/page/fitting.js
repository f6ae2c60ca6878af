// Fits the map to its place: when it first has a size, and again when it grows while nobody has moved it.

const HINT_MS = 1600;

/** Shows the whole area, as near as the pane allows; farther out by one step only, or it were a dot. */
function fitHome(page) {
  const { map } = page;
  page.touched = false;
  page.fitting = true;
  map.invalidateSize({ animate: false, pan: false });
  map.options.minZoom = 0;
  map.options.minZoom = Math.max(map.getBoundsZoom(page.home) - 1, 0);
  map.fitBounds(page.home, { animate: false });
  map.fire("zoomlevelschange");
  page.fitting = false;
}

/** Follows the size of the pane: a hidden frame, a closed part of a page or another tab has none at first. */
function startFitting(page) {
  const { map } = page;
  map.on("dragstart zoomstart keydown", () => { page.touched ||= page.ready && !page.fitting; });
  new ResizeObserver(([{ contentRect: { width, height } }]) => {
    const { x, y } = map.getSize();
    if (!width || !height || (Math.round(width) === x && Math.round(height) === y)) return;
    if (page.touched) map.invalidateSize({ animate: false });
    else fitHome(page);
  }).observe(map.getContainer());
  if (page.framed) leaveScrolling(page);
}

/** In a page around it, the wheel and one finger go on scrolling that page. */
function leaveScrolling({ map }) {
  const box = map.getContainer();
  const fingers = matchMedia("(pointer: coarse)").matches;
  const hint = el("p", { class: "hint", hidden: true, "aria-hidden": "true" });
  box.parentElement.append(hint);
  let due = 0;
  const tell = () => {
    hint.textContent = t(fingers ? WORDS.twoFingers : WORDS.withKey);
    hint.hidden = false;
    clearTimeout(due);
    due = setTimeout(() => { hint.hidden = true; }, HINT_MS);
  };
  box.parentElement.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    tell();
  }, { capture: true, passive: true });
  if (!fingers) return;
  map.dragging.disable();
  box.addEventListener("touchmove", ({ touches }) => { if (touches.length === 1) tell(); }, { passive: true });
}
