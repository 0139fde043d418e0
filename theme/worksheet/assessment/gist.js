// What an assessment comes to, in short.
import { counted } from "../wording.js";
import { score, strongest, weakest } from "./scores.js";

/** @import { Answers, Definition, Format } from "../types.js" */
/** @import { Level } from "./scores.js" */

/** Means, the weakest and the strongest items. No item is both. @param {Definition} definition @param {Answers} answers */
export function judge({ spec }, answers) {
  const scores = score(spec.groups, spec.scale, answers);
  const weak = weakest(scores.items, spec.scale, spec.recommend ?? 3);
  return { ...scores, weakest: weak, strongest: strongest(scores.items).filter((item) => !weak.items.includes(item)) };
}

/** @typedef {ReturnType<typeof judge>} Judged */

/**
 * "9 of 11 items scored; 2.6 of 5 on average; weakest: Implement Ethical Governance."
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 */
export function headline(definition, answers, format) {
  const { mean, answered, items, weakest: weak } = judge(definition, answers);
  if (mean === null) return "";
  const [first] = weak.items;
  return `${answered} of ${counted(items.length, "item")} scored; ${figureOf(mean, definition.spec.scale, format)} on average${first ? `; weakest: ${first.label}` : ""}.`;
}

/** "2.6 of 5". @param {number} value @param {Level[]} scale @param {Format} format */
export const figureOf = (value, scale, format) => `${format.number(value, 1)} of ${format.number(scale.at(-1)?.value ?? 0)}`;
