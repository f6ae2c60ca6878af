// The day that a map is of: a slider over the moments it knows, which can also play.

const BEAT_MS = 1200;

/** Builds the slider, where the map knows more than one moment. */
function startTime(page) {
  const { moments } = page.data;
  page.moment = null;
  byId("time").hidden = moments.length < 2;
  if (moments.length < 2) return;
  const slider = byId("time-slider");
  slider.max = moments.length - 1;
  slider.addEventListener("input", () => showMoment(page, Number(slider.value)));
  byId("time-back").addEventListener("click", () => moveBy(page, -1));
  byId("time-on").addEventListener("click", () => moveBy(page, 1));
  byId("time-play").addEventListener("click", () => (page.playing ? pause(page) : play(page)));
  setMoment(page, moments.length - 1);
}

function moveBy(page, by) {
  pause(page);
  showMoment(page, Math.min(Math.max(page.moment + by, 0), page.data.moments.length - 1));
}

/** Goes on from here, or from the beginning once the end is reached. */
function play(page) {
  const last = page.data.moments.length - 1;
  if (page.moment === last) showMoment(page, 0);
  page.playing = setInterval(() => {
    if (page.moment === last) pause(page);
    else showMoment(page, page.moment + 1);
  }, BEAT_MS);
  tellTime(page);
}

function pause(page) {
  clearInterval(page.playing);
  page.playing = null;
  tellTime(page);
}

/** Shows a moment, and keeps it in the address. */
function showMoment(page, at) {
  setMoment(page, at);
  showLegend(page);
  showTable(page);
  showFacts(page);
  labelsSoon(page);
  announce(momentWords(page));
  remember(page);
}

/** Brings every layer that changes with the day to a moment. */
function setMoment(page, at) {
  page.moment = at;
  for (const layer of page.layers) {
    if (!layer.steps) continue;
    layer.ids.forEach((_, i) => setFeature(layer, i, {}));
    for (const changes of layer.steps.slice(0, at + 1)) {
      for (const [i, state] of Object.entries(changes)) setFeature(layer, Number(i), state);
    }
    restyle(layer, page.lit);
  }
  tellTime(page);
}

function setFeature(layer, i, { by = [], label = null, keys, values, orders }) {
  layer.by[i] = by;
  if (layer.labels) layer.labels[i] = label;
  if (keys) layer.filters.forEach((filter, n) => { filter.values[i] = keys[n]; });
  if (orders) layer.fields.filter(({ order }) => order).forEach((field, n) => { field.order[i] = orders[n]; });
  if (values) layer.fields.forEach((field, n) => { field.values[i] = values[n]; });
}

/** Is a feature there at the moment shown? An area always is. */
function isThere(layer, i) {
  return !layer.steps || layer.kind === "polygons" || layer.by[i].length > 0;
}

function momentWords(page) {
  return t(page.data.moments[page.moment].words);
}

/** The day that the map is of, in a sentence; empty where its title has it. */
function datedWords({ data, moment }) {
  return t(moment === null ? data.dated : data.moments[moment].dated);
}

function tellTime(page) {
  byId("dated").textContent = datedWords(page);
  if (page.moment === null) return;
  byId("time-slider").value = page.moment;
  byId("time-slider").setAttribute("aria-valuetext", momentWords(page));
  byId("time-day").textContent = momentWords(page);
  byId("time-play").textContent = t(page.playing ? WORDS.pause : WORDS.play);
  document.documentElement.dataset.day = page.data.moments[page.moment].day;
}

/** The day for the address; none where the map is of its own day. */
function dayOf({ data, moment }) {
  return moment === null || moment === data.moments.length - 1 ? [] : [data.moments[moment].day];
}

/** Goes to the day of the address, or to the last where there is none. */
function recallDay(page, day) {
  if (page.moment === null) return;
  const found = page.data.moments.findIndex((one) => one.day === day);
  setMoment(page, found < 0 ? page.data.moments.length - 1 : found);
}
