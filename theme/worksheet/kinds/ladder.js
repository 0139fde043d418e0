// A ladder of steps, each with needs: where the reader stands, and what to do before the next step.
import { climb } from "../ladder/steps.js";
import { counted, links, listed } from "../ladder/wording.js";

/** @import { Answers, Block, Definition, Format, Item } from "../types.js" */
/** @import { Measured, Rung, Standing } from "../ladder/steps.js" */

/** Makes a line of a list from a need. @typedef {(measured: Measured) => Item} Say */

const STATES = {
  passed: "Behind you",
  here: "You are here",
  next: "Next",
  ready: "Needs met, but an earlier step is missing",
  later: "Later",
};

/** Where the reader stands. @param {Definition} definition @param {Answers} answers */
export const judge = (definition, answers) => climb(definition.spec.steps, answers, definition.fields);

/**
 * The place in the ladder with what to do for the next step; and the state of each step in `step/INDEX`.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @returns {Record<string, Block[]>}
 */
export function results(definition, answers, format) {
  const judged = judge(definition, answers);
  const say = speaker(definition, format);
  const places = judged.rungs.map((rung, index) => [`step/${index}`, [single(rung, say)]]);
  return { "": main(judged, say), ...Object.fromEntries(places) };
}

/** "Step 2 of 5: Operations Automation. 1 need is open before step 3." @param {Definition} definition @param {Answers} answers */
export function headline(definition, answers) {
  const { rungs, here, next } = judge(definition, answers);
  if (rungs.every(({ needs }) => needs.every(({ state }) => state === "unanswered"))) return "";
  const place = here < 0 ? `Before step 1 of ${rungs.length}` : `Step ${here + 1} of ${rungs.length}: ${rungs[here].name}`;
  return `${place}. ${next ? `${counted(next.open.length, "need is", "needs are")} open before step ${next.number}` : "The needs of all steps are met"}.`;
}

/** What to do before the next step, in order; nothing at the top. @param {Definition} definition @param {Answers} answers @param {Format} format */
export const ahead = (definition, answers, format) => judge(definition, answers).next?.open.map(speaker(definition, format)) ?? [];

/** @param {Standing} standing @param {Say} say @returns {Block[]} */
function main({ rungs, here, next }, say) {
  const { step, number, name } = rungs[Math.max(0, here)];
  const place = here < 0 ? `before step 1: ${name}` : `on step ${number} of ${rungs.length}: ${name}`;
  /** @type {Block[]} */
  const blocks = [{ type: "text", strong: true, text: `You stand ${place}.` }];
  if (here >= 0 && step.output) blocks.push({ type: "text", text: `What comes out of it: ${step.output}` });
  if (here >= 0) blocks.push(...links(step.learn));
  if (next) blocks.push(...todo(next, say), ...early(rungs, next), ...later(rungs.slice(next.number), say));
  else blocks.push({ type: "note", state: "good", text: "You meet the needs of all steps." });
  return [...blocks, overview(rungs, here, say)];
}

/** @param {Rung} next @param {Say} say @returns {Block[]} */
function todo({ step, number, name, open }, say) {
  return [
    { type: "heading", level: 3, text: `To do before step ${number}: ${name}` },
    { type: "list", ordered: true, items: open.map(say) },
    ...links(step.learn),
  ];
}

/** Steps whose needs are met too early: the next step would be skipped. @param {Rung[]} rungs @param {Rung} next @returns {Block[]} */
function early(rungs, { number }) {
  const ready = rungs.filter(({ state }) => state === "ready").map((rung) => `step ${rung.number}`);
  const text = `You meet the needs of ${listed(ready)} already, but not those of step ${number}. `
    + "Do not skip it: the cost of going back is higher than the cost of meeting its needs now.";
  return ready.length > 0 ? [{ type: "note", state: "warning", text }] : [];
}

/** @param {Rung[]} rungs @param {Say} say @returns {Block[]} */
function later(rungs, say) {
  const items = rungs.flatMap(({ number, open }) => open.map(say).map((item) => ({ ...item, text: `Step ${number}. ${item.text}` })));
  return items.length > 0 ? [{ type: "heading", level: 3, text: "Later steps need" }, { type: "list", items }] : [];
}

/** @param {Rung[]} rungs @param {number} here @param {Say} say @returns {Block} */
function overview(rungs, here, say) {
  const rows = rungs.map(({ name, number, open, state }) => [`${number}. ${name}`, STATES[state], open.map((need) => say(need).text).join("; ") || "none"]);
  return { type: "table", caption: "All steps", head: ["Step", "State", "Open needs"], rows, strongRow: here };
}

/** @param {Rung} rung @param {Say} say @returns {Block} */
function single({ needs, state }, say) {
  if (needs.length > 0) return { type: "list", items: needs.map(say) };
  return { type: "note", state: "good", text: `${STATES[state]}. This step needs nothing of its own.` };
}

/**
 * Says needs with their figures: "Complete attributes: 62 %, 70 % needed: 8 percentage points to go".
 * @param {Definition} definition
 * @param {Format} format
 * @returns {Say}
 */
function speaker({ fields }, format) {
  return ({ need: { key, label, at_least: least, at_most: most, advice }, value, state, gap }) => {
    const { type, unit = "" } = fields.find((field) => field.key === key) ?? {};
    const percent = type === "percent";
    const figure = (/** @type {unknown} */ amount) => (percent ? format.percent(Number(amount)) : withUnit(Number(amount), unit, format));
    const difference = withUnit(gap, percent ? "percentage points" : unit, format);
    const bounds = [least === undefined ? "" : `at least ${figure(least)}`, most === undefined ? "" : `at most ${figure(most)}`].filter(Boolean);
    const wanted = bounds.length > 0 ? ` (${bounds.join(" and ")} needed)` : "";
    const saying = {
      met: () => (value === true ? "yes" : `${figure(value)}${wanted}`),
      below: () => `${figure(value)}, ${figure(least)} needed: ${difference} to go`,
      above: () => `${figure(value)}, at most ${figure(most)} allowed: ${difference} over`,
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
