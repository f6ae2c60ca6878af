// The address holds what is shown; it can be copied, embedded and opened again.

const EMBED_HEIGHT = 480;

/** Writes the present state into the address, leaving out what is as the page opens. */
function remember(page) {
  if (!page.ready) return;
  page.hash = hashOf(page);
  try {
    history.replaceState(null, "", page.hash);
  } catch {
    // A page inside a notebook has no address of its own.
  }
}

function hashOf(page) {
  const { map, layers, data, chosen, spot, view } = page;
  const { lat, lng } = map.getCenter();
  const parts = {
    v: [`${map.getZoom()}/${lat.toFixed(4)}/${lng.toFixed(4)}`],
    l: layers.filter((layer) => layer.visible !== layer.initial).map((layer) => `${layer.visible ? "" : "-"}${layer.key}`),
    off: layers.flatMap((layer) => [...layer.off].map((key) => `${layer.key}.${key}`)),
    f: [...page.kept].flatMap(([key, values]) => (values.size ? [...values] : [""]).map((value) => `${key}:${value}`)),
    s: chosen.map(({ layer, i }) => `${layer.key}:${layer.ids[i]}`),
    p: spot ? [spot.words] : [],
    t: view ? [view.key] : [],
    d: dayOf(page),
    lang: spoken.lang === data.lang ? [] : [spoken.lang],
  };
  const written = Object.entries(parts).filter(([, values]) => values.length);
  return `#${written.map(([key, values]) => `${key}=${values.map(encode).join(",")}`).join("&")}`;
}

/** Encoded for the address, where slashes and colons may stand as they are. */
function encode(words) {
  return encodeURIComponent(words).replace(/%2F/g, "/").replace(/%3A/g, ":");
}

/** Brings the page to the state that the address tells; what it cannot mean is passed over. */
function recall(page) {
  const asked = new Map(location.hash.slice(1).split("&").map((part) => part.split("=", 2)));
  const list = (key) => (asked.get(key) ?? "").split(",").map(decodeSafely).filter(Boolean);
  const [lang] = list("lang");
  spoken.lang = LANGUAGES.includes(lang) ? lang : page.data.lang;
  recallView(page, list("v")[0] ?? "");
  recallDay(page, list("d")[0]);
  const visible = new Map(list("l").map((key) => [key.replace(/^-/, ""), !key.startsWith("-")]));
  const off = list("off");
  recallFilters(page, list("f"));
  page.layers.forEach((layer) => {
    layer.visible = visible.get(layer.key) ?? layer.initial;
    layer.off = new Set(off.filter((key) => key.startsWith(`${layer.key}.`)).map((key) => key.slice(layer.key.length + 1)));
    restyle(layer, null);
    syncLayer(page, layer);
  });
  relabel(page);
  openView(page, page.embedded ? null : list("t")[0]);
  const targets = list("s").map((target) => featureOf(page, target)).filter(Boolean);
  if (targets.length || page.chosen.length || page.spot) choose(page, targets, { quiet: true });
  const [place] = list("p");
  if (place) goToPlace(page, place);
}

function recallView(page, words) {
  const [zoom, lat, lng] = words.split("/").map(parseFloat);
  if (zoom > 0 && zoom < 30 && Math.abs(lat) < 90 && Math.abs(lng) <= 180) {
    page.map.setView([lat, lng], zoom, { animate: false });
    page.touched = true;
  }
}

/** Filters of the address, as far as the map has them. */
function recallFilters(page, asked) {
  const known = new Set(page.layers.flatMap((layer) => layer.filters.map(({ key }) => key)));
  page.kept.clear();
  for (const words of asked) {
    const [key, value = ""] = words.split(/:(.*)/s, 2);
    if (known.has(key)) page.kept.set(key, (page.kept.get(key) ?? new Set()).add(value));
  }
}

function decodeSafely(words) {
  try {
    return decodeURIComponent(words);
  } catch {
    return "";
  }
}

function setLanguage(page, lang) {
  spoken.lang = lang;
  relabel(page);
}

/** Link to the present view. */
function linkTo(page, extra = "") {
  return location.href.split(/[?#]/)[0] + extra + hashOf(page);
}

function embedCode(page) {
  const src = location.protocol === "file:" ? `${page.data.name}.html?embed=1${hashOf({ ...page, view: null })}` : linkTo({ ...page, view: null }, "?embed=1");
  const frame = el("iframe", { src, title: t(page.data.title), width: "100%", height: EMBED_HEIGHT, style: "border:0", loading: "lazy" });
  return frame.outerHTML;
}

function openShare(page) {
  const dialog = byId("share");
  const field = (label, value, words) => {
    const text = el("textarea", { readonly: true, rows: 3, "aria-label": t(label) }, value);
    const button = el("button", { type: "button", onclick: () => copy(text, button) }, t(words));
    return el("div", { class: "field" }, el("strong", {}, t(label)), text, button);
  };
  const close = el("button", { class: "close", type: "button", "aria-label": t(WORDS.close), onclick: () => dialog.close() }, "×");
  dialog.replaceChildren(close, field(WORDS.link, linkTo(page), WORDS.copyLink), field(WORDS.copyEmbed, embedCode(page), WORDS.copyEmbed));
  dialog.showModal();
}

async function copy(text, button) {
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
  } catch {
    document.execCommand("copy");
  }
  button.textContent = t(WORDS.copied);
  announce(t(WORDS.copied));
}
