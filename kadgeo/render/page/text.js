// Words and numbers in the reader's language, and small helpers to build elements.

const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set(["svg", "g", "path", "rect", "circle", "line", "pattern", "defs", "text", "title", "clipPath"]);
const spoken = { lang: "id" };
const LANGUAGES = ["id", "en"];
const WORDS = {
  back: ["Mundur", "Back"],
  byZoom: ["muncul saat diperbesar", "appears when zoomed in"],
  chosen: ["Dipilih", "Chosen"],
  choose: ["Pilih daerah …", "Choose a region …"],
  chooseLabel: ["Daerah", "Region"],
  close: ["Tutup", "Close"],
  copied: ["Tersalin", "Copied"],
  copyEmbed: ["Salin kode sematan", "Copy embed code"],
  copyLink: ["Salin tautan", "Copy link"],
  credits: ["Sumber dan lisensi", "Sources and licences"],
  described: ["Isi peta dalam kata-kata", "The map in words"],
  facts: ["Keterangan", "Facts"],
  filter: ["Saring baris", "Filter rows"],
  found: ["hasil", "results"],
  here: ["hal di titik ini", "things at this spot"],
  hidden: ["disembunyikan", "hidden"],
  home: ["Seluruh peta", "Whole map"],
  language: ["English", "Bahasa Indonesia"],
  legend: ["Legenda dan lapisan", "Legend and layers"],
  legendWord: ["Legenda", "Legend"],
  link: ["Tautan ke tampilan ini", "Link to this view"],
  map: ["Peta: panah menggeser, + dan − memperbesar dan memperkecil, Enter menampilkan isi titik tengah", "Map: arrows move it, + and − zoom, Enter shows what is in the middle"],
  matrix: ["Matriks", "Matrix"],
  menu: ["Peta lain, register dan halaman muka", "Other maps, register and front page"],
  name: ["Nama", "Name"],
  narrow: ["Saring", "Filter"],
  narrowed: ["Disaring", "Filtered"],
  none: ["Tidak ditemukan", "Nothing found"],
  north: ["U", "N"],
  on: ["Maju", "Forward"],
  only: ["Hanya ini", "Only this"],
  openFull: ["Buka peta lengkap", "Open the full map"],
  panel: ["Panel", "Panel"],
  pause: ["Jeda", "Pause"],
  play: ["Putar", "Play"],
  png: ["Simpan PNG", "Save PNG"],
  print: ["Cetak", "Print"],
  printed: ["Dibuat", "Made"],
  search: ["Cari", "Search"],
  share: ["Bagikan", "Share"],
  source: ["Sumber", "Source"],
  strongest: ["hubungan terkuat digambar tebal, sisanya garis tipis; saring untuk melihatnya", "strongest links are drawn wide, the others as hairlines; filter to see them"],
  svg: ["Simpan SVG", "Save SVG"],
  showAll: ["Tampilkan semua", "Show all"],
  shown: ["ditampilkan", "shown"],
  skip: ["Ke peta", "To the map"],
  table: ["Tabel", "Table"],
  time: ["Keadaan per tanggal", "State on the day"],
  tools: ["Alat", "Tools"],
  twoFingers: ["Dua jari untuk menggeser dan memperbesar", "Two fingers to move and zoom"],
  withKey: ["Ctrl atau ⌘ + gulir untuk memperbesar", "Ctrl or ⌘ + scroll to zoom"],
  zoomIn: ["Perbesar", "Zoom in"],
  zoomOut: ["Perkecil", "Zoom out"],
};

/** Words of a text that is either plain, {id, en} or [id, en]. */
function t(text) {
  if (Array.isArray(text)) return text[LANGUAGES.indexOf(spoken.lang)];
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

/** A value in the reader's language; lists joined. */
function spell(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(spell).join(", ");
  return String(t(value.item === undefined ? value : value.item));
}

/** Tells a screen reader what has changed. */
function announce(words) {
  byId("announce").textContent = words;
}
