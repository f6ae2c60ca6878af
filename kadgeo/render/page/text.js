// Words and numbers in the reader's language, and small helpers to build elements.

const state = { lang: "id" };

/** Words of a text that is either plain or {id, en}. */
function t(text) {
  return text !== null && typeof text === "object" && "id" in text ? text[state.lang] : text;
}

/** Element with attributes and children; strings become text nodes, never markup. */
function el(tag, attributes = {}, ...children) {
  const svg = ["svg", "g", "path", "rect", "circle", "line", "pattern", "defs"].includes(tag);
  const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** A field's value as words: numbers and dates in the reader's way, lists as arrays of words. */
function spell(field, value) {
  if (Array.isArray(value)) return value.map((one) => spell(field, one));
  if (typeof value === "number") {
    const digits = { minimumFractionDigits: field.decimals, maximumFractionDigits: field.decimals };
    const number = new Intl.NumberFormat(state.lang, digits).format(value);
    return field.unit ? `${number} ${field.unit}` : number;
  }
  return field.date ? spellDate(String(value)) : String(t(value));
}

/** An ISO date of year, month or day precision. */
function spellDate(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  if (!month) return String(year);
  const shape = { year: "numeric", month: "long", timeZone: "UTC", ...(day ? { day: "numeric" } : {}) };
  return new Intl.DateTimeFormat(state.lang, shape).format(Date.UTC(year, month - 1, day || 1));
}
