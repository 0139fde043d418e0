// Results and reports as elements of the page.
import { make, STATES } from "./dom.js";

/** @import { Block, Chart, Format, Item, State, Table } from "./types.js" */

/** @import { Layout } from "./charts.js" */

/** @type {typeof import("./charts.js").chart | undefined} */
let draw;

/** How charts are laid out, by their names. @type {Record<string, Layout>} */
const layouts = {};

/** Fetches what draws charts, with the modules that lay them out. Until then, and without it, they are tables. @param {string[]} names */
export async function fetchCharts(names) {
  const [charts, ...modules] = await Promise.all([import("./charts.js"), ...names.map((name) => import(`./chart/${name}.js`))]);
  Object.assign(layouts, ...modules);
  draw = charts.chart;
}

/**
 * The elements of some blocks.
 * @param {Block[]} blocks
 * @param {Format} format
 * @param {{lift?: number, open?: boolean}} [options] `lift` raises headings by so many levels, `open` shows figures at once
 */
export function render(blocks, format, { lift = 0, open = false } = {}) {
  const fragment = document.createDocumentFragment();
  for (const block of blocks) fragment.append(element(block, format, lift, open));
  return fragment;
}

/** @param {Block} block @param {Format} format @param {number} lift @param {boolean} open @returns {HTMLElement} */
function element(block, format, lift, open) {
  switch (block.type) {
    case "heading":
      return make(/** @type {"h3"} */ (`h${block.level - lift}`), { textContent: block.text });
    case "quote":
      return make("blockquote", {}, make("p", { textContent: block.text }));
    case "list":
      return make(block.ordered ? "ol" : "ul", {}, ...block.items.map(item));
    case "table":
      return table(block);
    case "note":
      return note(block.state, block.text);
    case "chart":
      return chart(block, format, open);
    default:
      return make("p", {}, block.strong ? make("strong", { textContent: block.text }) : block.text);
  }
}

/** @param {State} state @param {string} text */
function note(state, text) {
  const paragraph = make("p", { className: "note" }, make("span", { className: "state", textContent: STATES[state] }), " ", text);
  paragraph.dataset.state = state;
  return paragraph;
}

/** @param {Item} given */
function item({ text, url, detail, state }) {
  const href = url === undefined ? undefined : safe(url);
  const entry = make("li", {}, href ? make("a", { href, textContent: text }) : text);
  if (state) {
    entry.dataset.state = state;
    entry.prepend(make("span", { className: "state", textContent: STATES[state] }), " ");
  }
  if (detail) entry.append(make("span", { className: "detail", textContent: detail }));
  return entry;
}

/** An address to link to, if it leads to a page. @param {string} url */
function safe(url) {
  const address = URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : null;
  return address && /^(https?|mailto):$/.test(address.protocol) ? url : undefined;
}

/** @param {Table} block */
function table({ caption, head, rows, numeric = [], strongRow }) {
  const cell = (/** @type {"td" | "th"} */ tag, /** @type {string} */ text, /** @type {number} */ column, scope = "") => {
    const made = make(tag, { textContent: text, className: numeric.includes(column) ? "right" : "" });
    if (scope) made.setAttribute("scope", scope);
    else made.dataset.label = head[column];
    return made;
  };
  const body = rows.map((row, index) => make("tr", { className: index === strongRow ? "strong" : "" },
    ...row.map((text, column) => (column ? cell("td", text, column) : cell("th", text, column, "row")))));
  return make("div", { className: "table", tabIndex: 0, role: "region", ariaLabel: caption || head.join(", ") }, make("table", {},
    make("caption", { textContent: caption }),
    make("thead", {}, make("tr", {}, ...head.map((text, column) => cell("th", text, column, "col")))),
    make("tbody", {}, ...body)));
}

/**
 * A drawing, and its figures for those who want to read them. What is folded up is hidden from screen readers, too: as long as
 * it is, the table stands beside it, where only they find it.
 * @param {Chart} block
 * @param {Format} format
 * @param {boolean} open
 */
function chart(block, format, open) {
  const layout = layouts[block.chart];
  const drawing = draw && layout && draw(block, layout, format);
  const region = table(block.table);
  const figures = /** @type {HTMLElement} */ (region.firstElementChild);
  const unseen = make("div", { className: "visually-hidden" });
  const details = make("details", { open: open || !drawing }, make("summary", { textContent: "Figures" }), region);
  const put = () => (details.open ? region : unseen).append(figures);
  details.addEventListener("toggle", put);
  put();
  return make("figure", { className: "worksheet-chart" }, make("figcaption", { textContent: block.title }), drawing ?? "", details, unseen);
}

/** Fills a place with blocks if they are others than those it shows; what was unfolded stays so. */
export class Place {
  #shown = "";

  /** @param {HTMLElement} element @param {number} lift */
  constructor(element, lift) {
    this.element = element;
    this.lift = lift;
  }

  /** @param {Block[]} blocks @param {Format} format */
  show(blocks, format) {
    const text = JSON.stringify(blocks);
    if (text === this.#shown) return;
    this.#shown = text;
    const open = [...this.element.querySelectorAll("details")].map((details) => details.open);
    this.element.replaceChildren(render(blocks, format, { lift: this.lift }));
    this.element.querySelectorAll("details").forEach((details, index) => (details.open = open[index] ?? false));
  }
}
