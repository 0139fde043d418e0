// The rows of tables in the page. A table may stand in several containers, each with one template; all show the same rows.
import { rowsOf } from "./answers.js";

/** @import { Answers, Field, Row } from "./types.js" */

/** The highest id that each table has had. @type {Map<string, number>} */
const highest = new Map();

/** The containers of a table. @param {ParentNode} place @param {string} key @returns {HTMLElement[]} */
const containers = (place, key) => [...place.querySelectorAll(`[data-rows="${key}"]`)].map((one) => /** @type {HTMLElement} */ (one));

/** The row elements of a container. @param {HTMLElement} container @returns {HTMLElement[]} */
const rowsIn = (container) => [...container.children].map((one) => /** @type {HTMLElement} */ (one)).filter((one) => one.dataset.row);

/** Brings the rows of all tables in line with the answers. @param {ParentNode} place @param {Field[]} fields @param {Answers} answers */
export function showRows(place, fields, answers) {
  for (const field of fields) {
    if (field.type !== "table") continue;
    const rows = rowsOf(field, answers[field.key]);
    highest.set(field.key, newest(field.key, rows));
    for (const container of containers(place, field.key)) fill(container, rows);
    for (const container of containers(place, field.key)) nameRows(container, field, rows);
    limit(place, field, rows.length);
  }
}

/** @param {HTMLElement} container @param {Row[]} rows */
function fill(container, rows) {
  const there = new Map(rowsIn(container).map((element) => [element.dataset.row, element]));
  /** @type {Element | null} */
  let before = null;
  for (const { row } of rows) {
    const element = there.get(row) ?? make(container, row);
    there.delete(row);
    /** @type {Element | null} */
    const wanted = before ? before.nextElementSibling : rowsIn(container)[0] ?? null;
    // A row that is in its place stays untouched, for a focused control would lose the focus.
    if (element && element !== wanted) container.insertBefore(element, wanted);
    before = element ?? before;
  }
  for (const element of there.values()) element.remove();
}

/** @param {HTMLElement} container @param {string} row @returns {HTMLElement | null} */
function make(container, row) {
  const template = container.querySelector(":scope > template");
  const content = template instanceof HTMLTemplateElement ? document.importNode(template.content, true) : null;
  for (const element of content?.querySelectorAll("*") ?? []) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll("__row__", row);
  }
  return /** @type {HTMLElement | null} */ (content?.firstElementChild ?? null);
}

/** @param {HTMLElement} container @param {Field} field @param {Row[]} rows */
function nameRows(container, field, rows) {
  rowsIn(container).forEach((element, index) => {
    const number = String(index + 1);
    for (const place of element.querySelectorAll("[data-row-number]")) write(place, number);
    for (const place of element.querySelectorAll("[data-row-title]")) {
      const title = rows[index][place.getAttribute("data-row-title") ?? ""];
      write(place, title ? String(title) : `${field.rows?.label ?? field.label} ${number}`);
    }
  });
}

/** @param {Element} place @param {string} text */
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** Buttons that would go beyond the limits rest, and the note beside "add" says why. @param {ParentNode} place @param {Field} field @param {number} count */
function limit(place, field, count) {
  const { min = 1, max = Infinity } = field.rows ?? {};
  const reason = count >= max ? `There can be ${max} at most.` : count <= min ? `There must be ${min} at least.` : "";
  for (const button of place.querySelectorAll(`[data-add="${field.key}"]`)) {
    /** @type {HTMLButtonElement} */ (button).disabled = count >= max;
    const note = button.nextElementSibling?.matches(".rows-note") ? button.nextElementSibling : document.createElement("span");
    note.className = "rows-note";
    write(note, min > 1 || count >= max ? reason : "");
    button.after(note);
  }
  for (const container of containers(place, field.key)) {
    for (const button of container.querySelectorAll("[data-remove]")) {
      /** @type {HTMLButtonElement} */ (button).disabled = count <= min;
      /** @type {HTMLButtonElement} */ (button).title = count <= min ? reason : "";
    }
  }
}

/** An id that no row of a table ever had in this page, nor one that went aside. @param {string} key the table's @param {Row[]} rows @param {Answers} [aside] */
export function nextId(key, rows, aside = {}) {
  const gone = Object.keys(aside).map((name) => name.split("/")).flatMap(([table, row]) => (table === key && row ? { row } : []));
  return String(newest(key, [...rows, ...gone]) + 1);
}

/** @param {string} key @param {Row[]} rows */
function newest(key, rows) {
  return Math.max(highest.get(key) ?? 0, ...rows.map(({ row }) => Number(row)).filter((number) => number < 1e9));
}

/** Moves the focus into a row, or to the button that adds one. @param {ParentNode} place @param {string} key @param {string} [row] */
export function focusRow(place, key, row) {
  const element = containers(place, key)[0]?.querySelector(`:scope > [data-row="${row}"]`);
  const control = element?.querySelector("input, textarea, select") ?? place.querySelector(`[data-add="${key}"]`);
  /** @type {HTMLElement | null} */ (control)?.focus();
}
