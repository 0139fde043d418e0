// What worksheets make of elements: buttons, menus, notices. Text stays text, whatever it holds.

/** How the states of results are called: they never show by colour alone. */
export const STATES = { good: "Good", missing: "Missing", warning: "Take care" };

/**
 * Makes an element with its properties and what it holds.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...content) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}

/** A button that does something. @param {string} text @param {() => void} onclick @param {string} [className] */
export function button(text, onclick, className = "") {
  return make("button", { type: "button", textContent: text, onclick, className });
}

/** @typedef {HTMLElement | [string, () => void]} Entry */

/**
 * A button that unfolds things to do. It folds up after a choice, with Escape, and when the reader goes elsewhere.
 * @param {string} label
 * @param {Entry[]} entries
 * @param {() => Promise<Entry[]>} [more] what is fetched when it is opened first
 */
export function menu(label, entries, more) {
  const summary = make("summary", { textContent: label });
  const list = make("ul");
  const details = make("details", { className: "worksheet-menu" }, summary, list);
  const fold = () => {
    if (details.contains(document.activeElement)) summary.focus();
    details.open = false;
  };
  const add = (/** @type {Entry[]} */ added) => list.append(...added.map((entry) => make("li", {}, entry instanceof HTMLElement ? entry : button(entry[0], () => {
    fold();
    entry[1]();
  }))));
  add(entries);

  details.addEventListener("toggle", () => {
    const fetched = details.open ? more?.() : undefined;
    if (!fetched) return;
    more = undefined;
    fetched.then(add, () => list.append(make("li", { textContent: "The rest could not be fetched. Save a file, then reload the page." })));
  });
  details.addEventListener("keydown", (event) => event.key === "Escape" && fold());
  details.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !details.contains(relatedTarget)) details.open = false;
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !details.contains(target)) details.open = false;
  });
  return details;
}

/** @typedef {{text: string, list?: string[], actions?: [string, () => void][], field?: string}} Notice `field` is a text to be copied by hand */

/** A place with notices, each known by a name. */
export class Notices {
  element = make("div", { className: "worksheet-notices", ariaLive: "polite" });
  /** @type {Map<string, {text: string, element: HTMLElement}>} */
  #shown = new Map();

  /** Shows a notice, instead of an earlier one of that name; null takes it away. @param {string} name @param {Notice | null} notice */
  show(name, notice) {
    const text = JSON.stringify(notice);
    const earlier = this.#shown.get(name);
    if (earlier?.text === text || (!earlier && !notice)) return;
    earlier?.element.remove();
    this.#shown.delete(name);
    if (!notice) return;
    const element = drawn(notice);
    this.#shown.set(name, { text, element });
    this.element.append(element);
  }
}

/** @param {Notice} notice */
function drawn({ text, list = [], actions = [], field }) {
  const element = make("div", { className: "worksheet-notice" }, make("p", { textContent: text }));
  if (list.length) element.append(make("ul", {}, ...list.map((one) => make("li", { textContent: one }))));
  if (field) element.append(make("input", { type: "text", readOnly: true, value: field, ariaLabel: "Link", onfocus: (event) => /** @type {HTMLInputElement} */ (event.target).select() }));
  element.append(make("p", { className: "worksheet-actions" }, ...actions.map(([label, act]) => button(label, act, "button quiet"))));
  return element;
}
