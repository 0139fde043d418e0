// Where a reader stands on a ladder, in short, and what comes next.
import { counted } from "../wording.js";
import { climb } from "./steps.js";

/** @import { Answers, Definition, Format, Item } from "../types.js" */
/** @import { Measured } from "./steps.js" */

/** Makes a line of a list from a need. @typedef {(measured: Measured) => Item} Say */

/** Where the reader stands. @param {Definition} definition @param {Answers} answers */
export const judge = (definition, answers) => climb(definition.spec.steps, answers, definition.fields);

/** "Step 2 of 5: Operations Automation. 1 need is unmet before step 3." @param {Definition} definition @param {Answers} answers */
export function headline(definition, answers) {
  const { rungs, here, next } = judge(definition, answers);
  if (rungs.every(({ needs }) => needs.every(({ state }) => state === "unanswered"))) return "";
  const place = here < 0 ? `Before step 1 of ${rungs.length}` : `Step ${here + 1} of ${rungs.length}: ${rungs[here].name}`;
  return `${place}. ${next ? `${counted(next.open.length, "need is", "needs are")} unmet before step ${next.number}` : "The needs of all steps are met"}.`;
}

/** What to do before the next step, in order; nothing at the top. @param {Definition} definition @param {Answers} answers @param {Format} format */
export const ahead = (definition, answers, format) => judge(definition, answers).next?.open.map(speaker(definition, format)) ?? [];

/**
 * Says needs with their figures: "Complete attributes: 62 %, which is 8 percentage points short of the 70 % needed".
 * @param {Definition} definition
 * @param {Format} format
 * @returns {Say}
 */
export function speaker({ fields }, format) {
  return ({ need: { key, label, at_least: least, at_most: most, advice }, value, state, gap }) => {
    const { type, unit = "" } = fields.find((field) => field.key === key) ?? {};
    const percent = type === "percent";
    const figure = (/** @type {unknown} */ amount) => (percent ? format.percent(Number(amount)) : withUnit(Number(amount), unit, format));
    const difference = withUnit(gap, percent ? "percentage points" : unit, format);
    const bounds = [least === undefined ? "" : `at least ${figure(least)}`, most === undefined ? "" : `at most ${figure(most)}`].filter(Boolean);
    const wanted = bounds.length > 0 ? ` (${bounds.join(" and ")} needed)` : "";
    const saying = {
      met: () => (value === true ? "yes" : `${figure(value)}${wanted}`),
      below: () => `${figure(value)}, which is ${difference} short of the ${figure(least)} needed`,
      above: () => `${figure(value)}, which is ${difference} over the ${figure(most)} allowed`,
      no: () => "no",
      unanswered: () => `not answered yet${wanted}`,
      unusable: () => `“${value}” cannot be used here and counts as not answered${wanted}`,
    };
    const text = `${label}: ${saying[state]()}`;
    if (state === "met") return { text, state: "good" };
    return { text, state: state === "unusable" ? "warning" : "missing", ...(advice ? { detail: advice } : {}) };
  };
}

/** "1 month" though the unit is "months"; symbols such as "ms" stay. @param {number} amount @param {string} unit @param {Format} format */
function withUnit(amount, unit, format) {
  const fitting = amount === 1 && /^[a-z ]{3,}[^s]s$/.test(unit) ? unit.slice(0, -1) : unit;
  return `${format.number(amount)} ${fitting}`.trim();
}
