// Changes of answers: one answer put at its place, and two changes of the same answers in one.
import { bare, empty, rowsOf, same, untouched } from "./answers.js";

/** @import { Answers, Field, Row, Value } from "./types.js" */

/** The field of a control's name, which is `KEY` or `KEY/ROW/COLUMN`. @param {Field[]} fields @param {string} name @returns {Field | undefined} */
export function fieldOf(fields, name) {
  const [key, , column] = name.split("/");
  const field = fields.find((one) => one.key === key);
  return column === undefined ? field : fieldOf(field?.columns ?? [], column);
}

/** The answers with one of them changed; `undefined` takes it out. @param {Field[]} fields @param {Answers} answers @param {string} name @param {Value | undefined} value @returns {Answers} */
export function put(fields, answers, name, value) {
  const [key, id, column] = name.split("/");
  const field = fields.find((one) => one.key === key);
  if (!field) return answers;
  const changed = bare(answers);
  if (column !== undefined) {
    const rows = rowsOf(field, answers[key]);
    value = rows.map((row) => (row.row === id ? /** @type {Row} */ (put(field.columns ?? [], row, column, value)) : row));
    if (untouched(field, value)) value = undefined;
  }
  if (empty(field, value)) delete changed[key];
  else changed[key] = value;
  return changed;
}

/**
 * Two changes of the same base in one: field by field, and cell by cell. Where both changed the same, `winner` wins.
 * @param {Field[]} fields
 * @param {Answers} base
 * @param {Answers} winner
 * @param {Answers} other
 * @returns {Answers}
 */
export function merge(fields, base, winner, other) {
  const merged = bare();
  for (const key of new Set([...Object.keys(winner), ...Object.keys(other)])) {
    const table = fields.find((field) => field.key === key && field.type === "table");
    let value = same(winner[key], base[key]) ? other[key] : winner[key];
    if (table && !same(other[key], base[key]) && value !== other[key]) {
      value = mergeRows(table, rowsOf(table, base[key]), rowsOf(table, winner[key]), rowsOf(table, other[key]));
    }
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/** @param {Field} field @param {Row[]} base @param {Row[]} winner @param {Row[]} other @returns {Row[]} */
function mergeRows(field, base, winner, other) {
  const find = (/** @type {Row[]} */ rows, /** @type {string} */ id) => rows.find((row) => row.row === id);
  const added = other.filter((row) => !find(winner, row.row) && !find(base, row.row));
  return [...winner, ...added].flatMap((row) => {
    const [old, mine, theirs] = [find(base, row.row), find(winner, row.row), find(other, row.row)];
    if (old && !theirs && same(old, mine)) return [];
    return [/** @type {Row} */ (merge(field.columns ?? [], old ?? bare(), mine ?? row, theirs ?? mine ?? row))];
  });
}
