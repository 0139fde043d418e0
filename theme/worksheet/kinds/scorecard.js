// A scorecard: options side by side, judged by weighted criteria; which one leads, how firmly, and what was decided.
import { listed } from "../report.js";
import { headline, judge, lead, points } from "../scorecard/gist.js";
import { offer } from "../scorecard/offers.js";
import { firmness, gaps, ranking, scores, totals } from "../scorecard/tables.js";
import { decision, missing, narrow, weights } from "../scorecard/wording.js";

/** @import { Answers, Block, Definition, Format } from "../types.js" */
/** @import { Judged } from "../scorecard/totals.js" */

export { headline, judge, offer as enliven };

/**
 * The ranking with what it rests on.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @returns {Record<string, Block[]>}
 */
export function results(definition, answers, format) {
  const judged = judge(definition, answers);
  if (judged.options.length === 0) return { "": [] };
  return { "": [
    ...standing(definition, answers, format),
    scores(definition, judged, format),
    ...part("How firm the result is", firm(definition, judged, format)),
    ...part("Scores without evidence", gaps(judged)),
    ...part("Decision", decision(judged, answers, points(judged, format))),
  ] };
}

/** Who leads, what is missing, ranking and totals. @param {Definition} definition @param {Answers} answers @param {Format} format @returns {Block[]} */
function standing(definition, answers, format) {
  const judged = judge(definition, answers);
  const say = points(judged, format);
  return [
    { type: "text", strong: true, text: lead(judged, say) },
    ...narrow(definition, judged, say),
    ...missing(judged, say, format),
    ...weights(judged, format),
    ranking(judged, say, format),
    totals(judged, say, format),
  ];
}

/** How far weights can move; a narrow lead is not called firm. @param {Definition} definition @param {Judged} judged @param {Format} format */
const firm = (definition, judged, format) => firmness(judged, format, narrow(definition, judged, points(judged, format)).length > 0);

/**
 * The record of a decision: what was compared, how, and what came of it.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @returns {Block[]}
 */
export function report(definition, answers, format) {
  const judged = judge(definition, answers);
  const own = (definition.spec.sections ?? []).flatMap((/** @type {{keys: string[]}} */ { keys }) => keys);
  const rest = listed({ ...definition, fields: definition.fields.filter(({ key }) => own.includes(key)) }, answers, format);
  const goal = String(answers.goal ?? "");
  if (judged.options.length === 0) return [...part("Goal", goal ? [{ type: "text", text: goal }] : []), ...rest];
  return [
    ...part("Goal", [{ type: "text", text: goal || "No goal is named that the choice serves." }]),
    ...part("Options", [{ type: "list", items: judged.options.map(({ name }) => ({ text: name })) }]),
    ...part("Criteria", [criteria(definition, judged, format)]),
    ...part("Scores", [scores(definition, judged, format)]),
    ...part("Ranking", standing(definition, answers, format)),
    ...part("How firm the result is", firm(definition, judged, format)),
    ...part("Evidence", evidence(judged, format)),
    ...part("Decision", decided(definition, answers, format)),
    ...decision(judged, answers, points(judged, format)),
    ...rest,
  ];
}

/** @param {Definition} definition @param {Judged} judged @param {Format} format @returns {Block} */
function criteria(definition, { criteria }, format) {
  const column = (/** @type {string} */ wanted) => definition.fields.find(({ key }) => key === definition.spec.table)?.columns?.find(({ key }) => key === wanted);
  const rows = criteria.map(({ key, label, weight, share, limit }) =>
    [label, column(key)?.help ?? "", format.number(weight), format.percent(share * 100, 1), limit === undefined ? "" : format.number(limit)]);
  return { type: "table", caption: "What options are judged by", head: ["Criterion", "Question", "Weight", "Share", "Knocks out below"], rows, numeric: [2, 3, 4] };
}

/** What supports the scores, option by option. @param {Judged} judged @param {Format} format @returns {Block[]} */
function evidence({ options, criteria }, format) {
  return options.flatMap(({ name, points, evidence }) => {
    const rows = criteria.flatMap(({ label }, index) => {
      const point = points[index];
      return point === null && !evidence[index] ? [] : [[label, point === null ? "–" : format.number(point), evidence[index] || "none given"]];
    });
    /** @type {Block[]} */
    const blocks = [{ type: "heading", level: 4, text: name }, { type: "table", caption: "", head: ["Criterion", "Score", "Evidence"], rows, numeric: [1] }];
    return rows.length > 0 ? blocks : [];
  });
}

/** The decision as it was written down. @param {Definition} definition @param {Answers} answers @param {Format} format @returns {Block[]} */
function decided({ fields }, answers, format) {
  const rows = fields.filter(({ key }) => key.startsWith("decision.")).map(({ key, label }) => {
    const text = String(answers[key] ?? "");
    return [label, key === "decision.date" ? format.date(text) : text || "–"];
  });
  const empty = fields.every(({ key }) => !key.startsWith("decision.") || answers[key] === undefined);
  return empty ? [{ type: "text", text: "Nothing is decided yet." }] : [{ type: "table", caption: "", head: ["Question", "Answer"], rows }];
}

/** Blocks under a heading, if there are any. @param {string} text @param {Block[]} blocks @returns {Block[]} */
const part = (text, blocks) => (blocks.length > 0 ? [{ type: "heading", level: 3, text }, ...blocks] : []);
