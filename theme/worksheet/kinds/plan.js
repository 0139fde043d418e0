// A plan: initiatives on a line of quarters with their budgets, made of what the reader worked out in other worksheets.
import { missing } from "../answers.js";
import { byQuarter, total } from "../plan/budget.js";
import { offerGathered } from "../plan/gathered.js";
import { read } from "../plan/initiatives.js";
import { span } from "../plan/quarters.js";
import { heading, initiatives, lacks, money, schedule, spending, summary } from "../plan/wording.js";
import { listed } from "../report.js";
import { counted } from "../wording.js";

/** @import { Answers, Block, Definition, Field, Format, Host } from "../types.js" */

/** @param {Definition} definition */
const tableOf = ({ fields, spec }) => /** @type {Field} */ (fields.find(({ key }) => key === spec.table));

/** @param {Definition} definition @param {Answers} answers */
const all = (definition, answers) => read(tableOf(definition), answers[definition.spec.table]);

/** The initiatives, when they run and what they cost. @param {Definition} definition @param {Answers} answers */
export function judge(definition, answers) {
  const found = all(definition, answers);
  return { initiatives: found, span: span(found), total: total(found), ...byQuarter(found) };
}

/**
 * The sum, what is still open, timeline and budget.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @returns {Record<string, Block[]>}
 */
export function results(definition, answers, format) {
  const found = all(definition, answers);
  const say = money(definition, format);
  const open = Object.keys(answers).length > 0 ? lacks(found, missing(definition.fields, answers)) : [];
  if (found.length === 0) return { "": open };
  return { "": [{ type: "text", strong: true, text: `${summary(found, say)}.` }, ...schedule(found), ...spending(found, definition, say), ...open] };
}

/**
 * "3 initiatives, 2027-Q1 to 2027-Q4, with a budget of 120,000 EUR; 2 are incomplete."
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 */
export function headline(definition, answers, format) {
  const found = all(definition, answers);
  const open = found.filter(({ gaps, faults, cents }) => gaps.length + faults.length > 0 || cents === null).length;
  return found.length > 0 ? `${summary(found, money(definition, format))}${open > 0 ? `; ${counted(open, "is", "are")} incomplete` : ""}.` : "";
}

/**
 * The plan as a document: what is still open, its own sections, its initiatives, timeline and budget.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @returns {Block[]}
 */
export function report(definition, answers, format) {
  const found = all(definition, answers);
  const say = money(definition, format);
  const fields = definition.fields.filter(({ key }) => key !== definition.spec.table);
  const sections = listed({ ...definition, fields }, answers, format);
  const figures = [...schedule(found), ...spending(found, definition, say)];
  const beginning = [...lacks(found, missing(definition.fields, answers)), ...sections];
  return found.length === 0 ? beginning : [
    { type: "text", strong: true, text: `This plan has ${summary(found, say)}.` },
    ...beginning,
    ...initiatives(found, say),
    ...(figures.length > 0 ? [heading(3, "Timeline and budget"), ...figures] : []),
  ];
}

/** Offers what was worked out in other worksheets. @param {Host} host */
export const enliven = (host) => offerGathered(host, tableOf(host.definition));
