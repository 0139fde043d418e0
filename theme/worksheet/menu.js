// A button that unfolds things to do. It folds up after a choice, with Escape, and when the reader goes elsewhere.
import { button, make } from "./dom.js";

/** @typedef {HTMLElement | [string, () => void]} Entry */

/** @param {string} label @param {Entry[]} entries @param {() => Promise<Entry[]>} [more] what is fetched when it is opened first */
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
