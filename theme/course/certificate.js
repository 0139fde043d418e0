// The certificate: shown when all lessons are done, with the name that the reader gives. Before that, how many are missing.
import { caveat, day, find, keeper, number, text } from "./page.js";

const LONGEST = 80;

/** @param {HTMLElement} element */
export function start(element) {
  const lessons = idsOf(element.dataset.lessons);
  const form = find(element, "[data-name]");
  const input = find(form, "input");
  const button = find(element, "[data-print]");
  const missing = find(element, "[data-missing]");
  missing.setAttribute("role", "status");
  missing.hidden = false;
  input.maxLength = LONGEST;

  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  input.addEventListener("input", () => {
    const name = input.value.trim();
    keeper.change((progress) => { progress.name = name; });
  });
  button.addEventListener("click", () => print());

  keeper.watch((progress) => {
    const days = lessons.flatMap((id) => progress.lessons[id]?.done ?? []).sort();
    const done = lessons.length > 0 && days.length === lessons.length;
    missing.textContent = text(done ? "" : sayMissing(days.length, lessons.length), caveat());
    for (const part of [form, button, find(element, ".certificate")]) part.hidden = !done;
    if (!done) return;
    if (input !== document.activeElement) input.value = progress.name ?? "";
    find(element, "[data-name-shown]").textContent = progress.name ?? "";
    find(element, "[data-date]").textContent = day(days[lessons.length - 1]);
  });
}

/** @param {string} [text] @returns {string[]} */
function idsOf(text) {
  try {
    return [...new Set(/** @type {string[]} */ (JSON.parse(text ?? "")))];
  } catch {
    return [];
  }
}

/** @param {number} done @param {number} all */
function sayMissing(done, all) {
  if (all === 1) return "The certificate is yours when its lesson is done.";
  const missing = all - done === 1 ? "1 is missing" : `${number(all - done)} are missing`;
  return `The certificate is yours when all lessons are done. ${number(done)} of ${number(all)} are: ${missing}.`;
}
