// The rows of a plan's table, read: what each initiative is, what it lacks, and what in it cannot be read.
import { isBlank } from "../answers.js";
import { counted, textOf } from "../wording.js";
import { cents } from "./budget.js";
import { LONGEST, read as readQuarter } from "./quarters.js";

/** @import { Field, Row } from "../types.js" */

/**
 * `gaps` are the things that nobody filled in, `faults` those that nobody can read, as the end of a sentence. A tool is no gap:
 * not every initiative needs one. `funded` is one with a budget, be it one that cannot be read.
 * @typedef {{name: string, goal: string, tool: string, owner: string, risk: string, measure: string, start: number | null,
 *   length: number, cents: number | null, funded: boolean, gaps: string[], faults: string[]}} Initiative
 */

/** The initiatives in rows that say anything, numbered as the page numbers rows. @param {Field} table @param {unknown} [rows] @returns {Initiative[]} */
export function read(table, rows = []) {
  return /** @type {Row[]} */ (rows).flatMap((row, index) => (isBlank(row) ? [] : initiative(row, titleOf(table, row, index))));
}

/** What an initiative is called. @param {Field} table @param {Row} row @param {number} index */
export const titleOf = (table, row, index) => textOf(row.name) || `${table.rows?.label ?? "Initiative"} ${index + 1}`;

/** @param {Row} row @param {string} name @returns {Initiative} */
function initiative(row, name) {
  const [goal, tool, owner, quarter, measure, risk] = ["goal", "tool", "owner", "start", "measure", "risk"].map((key) => textOf(row[key]));
  const start = readQuarter(quarter);
  const quarters = Number(row.quarters ?? 1);
  const timed = quarters >= 1 && quarters <= LONGEST;
  const length = timed ? Math.ceil(quarters) : 1;
  const amount = cents(row.budget);
  const faults = [
    start === null && quarter ? `“${quarter}” is not a quarter; write one as 2027-Q1` : "",
    quarters === length ? "" : `“${row.quarters}” is not a whole number from 1 to ${LONGEST}, so ${counted(length, "quarter")} ${length > 1 ? "are" : "is"} counted`,
    amount === null && row.budget !== undefined ? `“${row.budget}” is not an amount that can be added up` : "",
  ].filter(Boolean);
  const gaps = Object.entries({ goal, owner, quarter, measure, risk }).flatMap(([key, value]) => (value ? [] : key));
  return { name, goal, tool, owner, risk, measure, start, length, cents: amount, funded: row.budget !== undefined, gaps, faults };
}
