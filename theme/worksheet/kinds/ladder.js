// A ladder of steps, each with needs: where the reader stands, and what to do before the next step.
import { headline, judge, speaker } from "../ladder/gist.js";
import { links, listed } from "../wording.js";

/** @import { Answers, Block, Definition, Format } from "../types.js" */
/** @import { Say } from "../ladder/gist.js" */
/** @import { Rung, Standing } from "../ladder/steps.js" */

export { headline, judge };

const STATES = {
  passed: "Needs met",
  here: "You are here",
  next: "Next",
  ready: "Needs met, but an earlier step is missing",
  later: "Later",
};

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

/** @param {Standing} standing @param {Say} say @returns {Block[]} */
function main({ rungs, here, next }, say) {
  const { step, number, name } = rungs[Math.max(0, here)];
  const place = here < 0 ? `before step 1: ${name}` : `on step ${number} of ${rungs.length}: ${name}`;
  /** @type {Block[]} */
  const blocks = [{ type: "text", strong: true, text: `You are ${place}.` }];
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
  return { type: "table", caption: "All steps", head: ["Step", "State", "Unmet needs"], rows, strongRow: here };
}

/** @param {Rung} rung @param {Say} say @returns {Block} */
function single({ needs, state }, say) {
  if (needs.length > 0) return { type: "list", items: needs.map(say) };
  return { type: "note", state: "good", text: `${STATES[state]}. This step has no needs of its own.` };
}
