// Words and numbers in the reader's language, and small helpers to build elements.

const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set(["svg", "g", "path", "rect", "circle", "line", "pattern", "defs", "text", "title", "clipPath"]);
const spoken = { lang: "id" };

const WORDS = {
  add: { id: "Tampilkan", en: "Show" },
  announceFiltered: { id: "Tampilan diperbarui", en: "The view has changed" },
  byZoom: { id: "muncul saat diperbesar", en: "appears when zoomed in" },
  choose: { id: "Pilih daerah …", en: "Choose a region …" },
  chooseLabel: { id: "Daerah", en: "Region" },
  close: { id: "Tutup", en: "Close" },
  copied: { id: "Tersalin", en: "Copied" },
  copyEmbed: { id: "Salin kode sematan", en: "Copy embed code" },
  copyLink: { id: "Salin tautan", en: "Copy link" },
  credits: { id: "Sumber dan lisensi", en: "Sources and licences" },
  described: { id: "Isi peta dalam kata-kata", en: "The map in words" },
  filter: { id: "Saring baris", en: "Filter rows" },
  found: { id: "hasil", en: "results" },
  here: { id: "hal di titik ini", en: "things at this spot" },
  home: { id: "Seluruh peta", en: "Whole map" },
  language: { id: "English", en: "Bahasa Indonesia" },
  legend: { id: "Legenda dan lapisan", en: "Legend and layers" },
  link: { id: "Tautan ke tampilan ini", en: "Link to this view" },
  map: { id: "Peta; panah menggeser, + dan − memperbesar dan memperkecil", en: "Map; arrows move it, + and − zoom" },
  matrix: { id: "Matriks", en: "Matrix" },
  name: { id: "Nama", en: "Name" },
  none: { id: "Tidak ditemukan", en: "Nothing found" },
  north: { id: "U", en: "N" },
  openFull: { id: "Buka peta lengkap", en: "Open the full map" },
  panel: { id: "Panel", en: "Panel" },
  png: { id: "Simpan PNG", en: "Save PNG" },
  print: { id: "Cetak", en: "Print" },
  printed: { id: "Dibuat", en: "Made" },
  search: { id: "Cari daerah, desa, kawasan, kesepakatan", en: "Search regions, villages, areas, agreements" },
  share: { id: "Bagikan", en: "Share" },
  source: { id: "Sumber", en: "Source" },
  svg: { id: "Simpan SVG", en: "Save SVG" },
  table: { id: "Tabel", en: "Table" },
  tools: { id: "Alat", en: "Tools" },
  zoomIn: { id: "Perbesar", en: "Zoom in" },
  zoomOut: { id: "Perkecil", en: "Zoom out" },
};

/** Words of a text that is either plain or {id, en}. */
function t(text) {
  return text !== null && typeof text === "object" && "id" in text ? text[spoken.lang] : text;
}

/** Element with attributes and children; strings become text nodes, never markup. */
function el(tag, attributes = {}, ...children) {
  const node = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

function byId(id) {
  return document.getElementById(id);
}

/** A field's value as words: numbers and dates in the reader's way, lists joined. */
function spell(field, value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => spell(field, one)).join(", ");
  if (typeof value === "number") {
    const digits = { minimumFractionDigits: field.decimals, maximumFractionDigits: field.decimals };
    const number = new Intl.NumberFormat(spoken.lang, digits).format(value);
    return field.unit ? `${number} ${field.unit}` : number;
  }
  if (value.item !== undefined) return String(t(value.item));
  return field.date ? spellDate(String(value)) : String(t(value));
}

/** An ISO date of year, month or day precision. */
function spellDate(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  if (!month) return String(year);
  const shape = { year: "numeric", month: "long", timeZone: "UTC", ...(day ? { day: "numeric" } : {}) };
  return new Intl.DateTimeFormat(spoken.lang, shape).format(Date.UTC(year, month - 1, day || 1));
}

/** Tells a screen reader what has changed. */
function announce(words) {
  byId("announce").textContent = words;
}
