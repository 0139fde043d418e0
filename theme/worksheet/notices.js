// What the page has to tell the reader beside the answers: plain sentences, each with what can be done about it.
import { button, make } from "./dom.js";

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
