// Searches, filters and sorts the register; without it the page is a plain list.

/** Words without accents and capitals. */
function plain(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

(() => {
  const form = document.getElementById("find");
  const list = document.getElementById("sortable");
  const entries = [...document.querySelectorAll(".entry")];
  const texts = new Map(entries.map((one) => [one, plain(one.textContent)]));
  const filters = [...form.querySelectorAll("[data-filter]")];

  /** Does an entry hold what a filter asks for: one of its parties, or the beginning of its date. */
  function fits(entry, { dataset: { filter }, value }) {
    const own = entry.dataset[filter];
    return !value || (filter === "day" ? own.startsWith(value) : own.split("|").includes(value));
  }

  function find() {
    const typed = plain(document.getElementById("search").value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const one of entries) {
      one.hidden = !(typed.every((word) => texts.get(one).includes(word)) && filters.every((filter) => fits(one, filter)));
      count += Number(!one.hidden);
    }
    const output = document.getElementById("count");
    output.textContent = `${count} / ${entries.length} ${output.dataset.words}`;
  }

  function sort({ target: { value } }) {
    const key = value.replace("-", "");
    const rows = [...list.children];
    rows.sort((a, b) => a.dataset[key].localeCompare(b.dataset[key], document.documentElement.lang, { numeric: true }));
    list.replaceChildren(...(value.startsWith("-") ? rows.toReversed() : rows));
  }

  /** Opens the entry that the address names. */
  function open() {
    const entry = entries.find((one) => `#${one.id}` === location.hash);
    if (!entry) return;
    entry.open = true;
    entry.scrollIntoView();
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", find);
  document.getElementById("sort").addEventListener("change", sort);
  window.addEventListener("hashchange", open);
  find();
  open();
})();
