// What goals come to, in short: which are complete, and which comes first. All that other worksheets ask of them is here.
import { isBlank } from "../answers.js";
import { isDate } from "../numbers.js";
import { textOf } from "../wording.js";
import { sentence, written } from "./sentence.js";
import { today } from "./today.js";

/** @import { Answers, Definition, Format, Row } from "../types.js" */

/** @typedef {{key: string, label: string, why?: string | null, parts: string[]}} Criterion */

/**
 * A goal with how many criteria are met; it is complete when all are. `rank` and `quadrant` are there where value and effort
 * are rated.
 * @typedef {{row: Row, name: string, sentence: string, met: number, complete: boolean, rank: number | null, quadrant: string}} Goal
 */

/** What makes a goal measurable. */
export const MEASURED = ["metric", "unit", "baseline", "target"];

/**
 * All goals in which something is written: by rank, then those that are not rated.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @returns {Goal[]}
 */
export function judge(definition, answers, format, day = today()) {
  const { spec, fields } = definition;
  const label = fields.find((field) => field.key === spec.table)?.rows?.label ?? "Goal";
  const rows = /** @type {Row[]} */ (answers[spec.table] ?? []);
  const goals = rows.flatMap((row, index) => {
    if (isBlank(row)) return [];
    const met = spec.criteria.filter((/** @type {Criterion} */ criterion) => isMet(criterion, row, day)).length;
    const name = textOf(row.name) || `${label} ${format.number(index + 1)}`;
    const complete = met === spec.criteria.length;
    return [{ row, name, sentence: sentence(definition, row, format), met, complete, rank: null, quadrant: quadrant(row) }];
  });
  return ranked(goals);
}

/**
 * "2 of 3 goals are incomplete; first by value and effort: Semantic search."
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 */
export function headline(definition, answers, format, day = today()) {
  const goals = judge(definition, answers, format, day);
  if (goals.length === 0) return "";
  const first = goals.length > 1 && goals[0].rank ? `; first by value and effort: ${goals[0].name}` : "";
  return `${completeness(definition, goals, format)}${first}.`;
}

/** How many goals are incomplete; of a single one, how many criteria. @param {Definition} definition @param {Goal[]} goals @param {Format} format */
export function completeness({ spec }, goals, format) {
  const say = (/** @type {string} */ all, /** @type {number} */ open, /** @type {number} */ whole, /** @type {string} */ things) => (open > 0
    ? `${format.number(open)} of ${format.number(whole)} ${things} ${open > 1 ? "are" : "is"} incomplete` : `${all} ${format.number(whole)} ${things} are complete`);
  if (goals.length > 1) return say("All", goals.filter(({ complete }) => !complete).length, goals.length, "goals");
  const { length } = spec.criteria;
  return `${goals[0].name}: ${say("all", length - goals[0].met, length, "criteria")}`;
}

/** Whether nothing is missing, and the date is still to come, whatever else may be said. @param {Criterion} criterion @param {Row} row @param {string} day */
function isMet({ key, parts }, row, day) {
  if (parts.includes("due")) return isDate(row.due) && row.due >= day;
  return (parts.includes("target") ? MEASURED : [key]).every((part) => isGiven(row, part));
}

/** Whether there is an answer that can be used. @param {Row} row @param {string} part */
export const isGiven = (row, part) => (part === "baseline" || part === "target" ? typeof row[part] === "number" : written(row, part) !== "");

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
