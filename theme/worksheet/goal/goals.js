// The goals of a worksheet: which are complete, and which comes first.

import { check, textOf } from "./checks.js";
import { sentence } from "./sentence.js";

/** @import { Answers, Definition, Format, Row } from "../types.js" */
/** @import { Criterion, Finding } from "./checks.js" */

/**
 * A goal with what there is to say about it. It is complete when nothing is missing; warnings do not stand against that.
 * `rank` and `quadrant` are there where value and effort are rated.
 * @typedef {{row: Row, name: string, sentence: string, checks: {criterion: Criterion, findings: Finding[]}[], complete: boolean,
 *   rank: number | null, quadrant: string}} Goal
 */

/**
 * All goals in which something is written: by rank, then those that are not rated.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @param {string} today
 * @returns {Goal[]}
 */
export function goalsOf(definition, answers, format, today) {
  const { spec, fields } = definition;
  const label = fields.find((field) => field.key === spec.table)?.rows?.label ?? "Goal";
  const rows = /** @type {Row[]} */ (answers[spec.table] ?? []);
  const goals = rows.flatMap((row, index) => {
    if (Object.keys(row).length < 2) return [];
    const checks = spec.criteria.map((/** @type {Criterion} */ criterion) => ({ criterion, findings: check(criterion, row, format, today) }));
    const complete = checks.every((/** @type {Goal["checks"][0]} */ { findings }) => findings.every(({ state }) => state !== "missing"));
    const name = textOf(row, "name") || `${label} ${format.number(index + 1)}`;
    return [{ row, name, sentence: sentence(definition, row, format), checks, complete, rank: null, quadrant: quadrant(row) }];
  });
  return ranked(goals);
}

/**
 * Value minus effort decides, so that one point more of value is worth one point more of effort; then the higher value, then
 * the order in which they were written. The ratio of both would put a goal of value 2 and effort 1 before one of 5 and 3.
 * @param {Goal[]} goals
 */
function ranked(goals) {
  const rated = goals.filter((goal) => goal.quadrant);
  const gain = (/** @type {Goal} */ { row }) => Number(row.value) - Number(row.effort);
  rated.sort((one, other) => gain(other) - gain(one) || Number(other.row.value) - Number(one.row.value));
  rated.forEach((goal, index) => (goal.rank = index + 1));
  return [...rated, ...goals.filter((goal) => !goal.quadrant)];
}

/** What the combination of value and effort is called; empty if one is not rated. @param {Row} row */
function quadrant({ value, effort }) {
  if (typeof value !== "number" || typeof effort !== "number") return "";
  if (value >= 4) return effort <= 2 ? "Quick win" : "Big bet";
  return effort <= 2 ? "Small gain" : "Think twice";
}
