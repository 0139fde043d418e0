// Goals: what each still lacks, the sentence that says it, and which of several comes first.
import { check } from "../goal/checks.js";
import { completeness, headline, judge as goalsOf } from "../goal/gist.js";
import { today } from "../goal/today.js";
import { format as formatOf } from "../numbers.js";
import { listed as others } from "../report.js";
import { listed, textOf } from "../wording.js";

/** @import { Answers, Block, Definition, Format, Item, Row, Table } from "../types.js" */
/** @import { Finding } from "../goal/checks.js" */
/** @import { Criterion, Goal } from "../goal/gist.js" */

/** @typedef {Goal & {checks: {criterion: Criterion, findings: Finding[]}[]}} Checked */

export { headline };

/** The goals by rank, with what there is to say about each. @param {Definition} definition @param {Answers} answers @returns {Checked[]} */
export function judge(definition, answers, format = formatOf(definition.language), day = today()) {
  return goalsOf(definition, answers, format, day).map((goal) => ({
    ...goal,
    checks: definition.spec.criteria.map((/** @type {Criterion} */ criterion) => ({ criterion, findings: check(criterion, goal.row, format, day) })),
  }));
}

/**
 * The ranking; and in `goals/ROW` the sentence of each goal with its checks.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @returns {Record<string, Block[]>}
 */
export function results(definition, answers, format, day = today()) {
  const goals = judge(definition, answers, format, day);
  /** @type {Record<string, Block[]>} */
  const places = { "": overview(definition, goals, format) };
  for (const { row, sentence, checks } of goals) {
    places[`${definition.spec.table}/${row.row}`] = [{ type: "quote", text: sentence }, { type: "list", items: checks.flatMap(items) }];
  }
  return places;
}

/**
 * The goals as a document, in the order of their ranks.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @returns {Block[]}
 */
export function report(definition, answers, format, day = today()) {
  const goals = judge(definition, answers, format, day);
  const own = definition.fields.filter(({ key }) => key !== definition.spec.table);
  return [
    ...overview(definition, goals, format),
    ...goals.flatMap((goal) => chapter(goal, format)),
    ...others({ ...definition, fields: own }, answers, format),
  ];
}

/** @param {Definition} definition @param {Goal[]} goals @param {Format} format @returns {Block[]} */
function overview(definition, goals, format) {
  if (goals.length === 0) return [];
  const open = goals.filter(({ complete }) => !complete);
  /** @type {Block[]} */
  const blocks = [{ type: "note", state: open.length > 0 ? "missing" : "good", text: `${completeness(definition, goals, format)}.` }];
  if (goals.length === 1) return blocks;
  const unrated = goals.filter(({ rank }) => rank === null).map(({ name }) => name);
  if (unrated.length > 0) blocks.push({ type: "note", state: "missing", text: `Rate value and effort to rank ${listed(unrated)}.` });
  /** @type {Block} */
  const rule = { type: "text", text: "Ranked by value minus effort, then by value, then in the order written." };
  return [...blocks, ranking(goals, format), ...(unrated.length < goals.length ? [rule] : [])];
}

/** The goals side by side. @param {Goal[]} goals @param {Format} format @returns {Table} */
function ranking(goals, format) {
  const rows = goals.map((goal) => [titled(goal, format), span(goal.row, format), format.date(textOf(goal.row.due)) || "–", rated(goal, format) || "–"]);
  return { type: "table", caption: "Goals side by side", head: ["Rank and goal", "Change", "By", "Value and effort"], rows };
}

/** @param {Goal} goal @param {Format} format */
const titled = ({ rank, name }, format) => (rank ? `${format.number(rank)}. ${name}` : name);

/** @param {Goal} goal @param {Format} format */
const rated = ({ row, quadrant }, format) =>
  quadrant && `${quadrant}: value ${format.number(Number(row.value))}, effort ${format.number(Number(row.effort))}`;

/** "2.1% to 2.8%". @param {Row} row @param {Format} format */
function span(row, format) {
  const percent = row.unit === "%";
  const say = (/** @type {unknown} */ value) => (typeof value === "number" ? (percent ? format.percent(value) : format.number(value)) : "…");
  return `${say(row.baseline)} to ${say(row.target)}${percent ? "" : ` ${textOf(row.unit)}`}`.trim();
}

/** What there is to say about a criterion; where it is missing, why it matters follows, once. @param {Checked["checks"][0]} check @returns {Item[]} */
function items({ criterion: { label, why }, findings }) {
  return findings.map(({ state, text }, index) => {
    const detail = index === 0 && state === "missing" && why;
    const ending = detail || /[.?]$/.test(text) ? "" : ".";
    return { state, text: text ? `${label}: ${text}${ending}` : label, ...(detail ? { detail } : {}) };
  });
}

/** One goal, for reading. @param {Checked} goal @param {Format} format @returns {Block[]} */
function chapter(goal, format) {
  const { row, sentence, checks, quadrant } = goal;
  const open = checks.flatMap(items).filter(({ state }) => state !== "good");
  const rows = checks.map(({ criterion: { label, parts } }) => [label, answer(row, parts, format)]);
  if (quadrant) rows.push(["Value and effort", rated(goal, format)]);
  /** @type {Block[]} */
  const blocks = [
    { type: "heading", level: 3, text: titled(goal, format) },
    { type: "quote", text: sentence },
    { type: "table", caption: "", head: ["Criterion", "Answer"], rows },
  ];
  return open.length > 0 ? [...blocks, { type: "heading", level: 4, text: "Open points" }, { type: "list", items: open }] : blocks;
}

/** What was written to a criterion. @param {Row} row @param {string[]} parts @param {Format} format */
function answer(row, parts, format) {
  if (parts.includes("target")) return `${textOf(row.metric) || "…"}: ${span(row, format)}`;
  const text = textOf(row[parts[0]]);
  return parts.includes("due") ? format.date(text) || "–" : text || "–";
}
