// Offers names where a scorecard asks for one: the reader's own goals, and the options.
import { textOf } from "../wording.js";
import { named } from "./totals.js";

/** @import { Host, Link, Row } from "../types.js" */

/** Keeps both lists up to date. @param {Host} host */
export function offer(host) {
  const { element, definition } = host;
  const serves = /** @type {Link[]} */ (definition.spec.serves ?? []);
  const goals = suggest(element, "goal", () => serves.flatMap((link) => (link.document ? host.copies(link.document) : [])).flatMap(goalsOf));
  const options = suggest(element, "decision.choice", () => named(definition, host.answers()).map(({ name }) => name));
  const refresh = () => {
    goals();
    options();
  };
  // Answers also change by undoing and by other tabs, so what is offered is looked up again when a field is entered.
  for (const event of ["input", "change", "focusin"]) element.addEventListener(event, refresh);
  refresh();
}

/** The goals in a saved copy, by their names. @param {import("../types.js").Copy} copy @returns {string[]} */
function goalsOf({ answers }) {
  const rows = /** @type {Row[]} */ (Array.isArray(answers.goals) ? answers.goals : []);
  return rows.map((row) => textOf(row.name ?? row.specific));
}

/** Gives a field a list of names; what comes back brings it up to date. @param {HTMLElement} element @param {string} name @param {() => string[]} find */
function suggest(element, name, find) {
  const input = element.querySelector(`input[name="${name}"]`);
  if (!input) return () => {};
  const list = document.createElement("datalist");
  list.id = `${input.id || name}-names`;
  input.after(list);
  input.setAttribute("list", list.id);
  let shown = "";
  return () => {
    const names = [...new Set(find())].filter(Boolean);
    if (names.join("\n") === shown) return;
    shown = names.join("\n");
    list.replaceChildren(...names.map((value) => Object.assign(document.createElement("option"), { value })));
  };
}
