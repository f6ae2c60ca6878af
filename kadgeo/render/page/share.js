// The address holds what is shown; it can be copied, embedded and opened again.

const EMBED_HEIGHT = 480;

/** Writes the present state into the address, leaving out what is as the page opens. */
function remember(page) {
  if (!page.ready) return;
  const { map } = page;
  const centre = map.getCenter();
  const parts = [["v", `${map.getZoom()}/${centre.lat.toFixed(4)}/${centre.lng.toFixed(4)}`]];
  const changed = page.layers.filter((layer) => layer.visible !== layer.initial).map((layer) => `${layer.visible ? "" : "-"}${layer.key}`);
  const off = page.layers.flatMap((layer) => [...layer.off].map((key) => `${layer.key}.${key}`));
  if (changed.length) parts.push(["l", changed.join(",")]);
  if (off.length) parts.push(["off", off.join(",")]);
  if (page.chosen.length) parts.push(["s", page.chosen.map(({ layer, i }) => `${layer.key}:${layer.ids[i]}`).join(",")]);
  if (page.view) parts.push(["t", page.view.key]);
  if (spoken.lang !== page.data.lang) parts.push(["lang", spoken.lang]);
  page.hash = `#${parts.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&")}`;
  try {
    history.replaceState(null, "", page.hash);
  } catch {
    // A page inside a notebook has no address of its own.
  }
}

/** Brings the page to the state that the address tells. */
function recall(page) {
  const asked = new Map(location.hash.slice(1).split("&").filter(Boolean).map((part) => part.split("=").map(decodeSafely)));
  const list = (key) => (asked.get(key) ?? "").split(",").filter(Boolean);
  spoken.lang = page.data.languages.includes(asked.get("lang")) ? asked.get("lang") : page.data.lang;
  const [zoom, lat, lng] = (asked.get("v") ?? "").split("/").map(Number);
  if (Number.isFinite(zoom) && Number.isFinite(lat) && Number.isFinite(lng)) page.map.setView([lat, lng], zoom, { animate: false });
  const visible = new Map(list("l").map((key) => [key.replace(/^-/, ""), !key.startsWith("-")]));
  const off = list("off");
  page.layers.forEach((layer) => {
    layer.visible = visible.get(layer.key) ?? layer.initial;
    layer.off = new Set(off.filter((key) => key.startsWith(`${layer.key}.`)).map((key) => key.slice(layer.key.length + 1)));
    restyle(layer, null);
    syncLayer(page, layer);
  });
  relabel(page);
  openView(page, asked.get("t") ?? null);
  const targets = list("s").map((target) => featureOf(page, target)).filter(Boolean);
  if (targets.length || page.chosen.length) choose(page, targets, { quiet: true });
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
  return `${location.href.split(/[?#]/)[0]}${extra}${page.hash ?? ""}`;
}

function embedCode(page) {
  const frame = el("iframe", { src: `${page.data.name}.html?embed=1${page.hash ?? ""}`, title: t(page.data.title), width: "100%", height: EMBED_HEIGHT, style: "border:0", loading: "lazy" });
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
