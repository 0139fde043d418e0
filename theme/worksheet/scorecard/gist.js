// What a scorecard comes to, in short: who leads, and by how much.
import { listed } from "../wording.js";
import { judge, level } from "./totals.js";

/** @import { Answers, Definition, Format } from "../types.js" */
/** @import { Judged, Option } from "./totals.js" */

export { judge };

/**
 * "12 of 18 scores given. In first place: Semantic search, with 71.3 of 100."
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 */
export function headline(definition, answers, format) {
  const judged = judge(definition, answers);
  if (judged.options.length === 0) return "";
  return `${given(judged, format)}. ${lead(judged, points(judged, format))}`;
}

/** @typedef {(value: number) => string} Say */

/** @param {Option[]} options */
export const names = (options) => listed(options.map(({ name }) => name));

/**
 * How many decimals totals have: two where that makes all of them exact, so that figures add up; else as many as it takes to
 * tell them apart.
 * @param {Judged} judged
 * @param {Format} format
 */
export function decimals({ options }, format) {
  const totals = options.flatMap(({ total }) => total ?? []);
  const apart = (/** @type {number} */ digits) => totals.every((one) => totals.every((other) =>
    level(one, other) || format.number(one, digits) !== format.number(other, digits)));
  return totals.every((one) => level(one, Number(one.toFixed(2)))) ? 2 : [1, 2, 3].find(apart) ?? 4;
}

/** Says totals, all with the same decimals. @param {Judged} judged @param {Format} format @returns {Say} */
export function points(judged, format) {
  const digits = decimals(judged, format);
  return (value) => format.number(value, digits);
}

/** Who leads, in words that fit names in the singular and in the plural. @param {Judged} judged @param {Say} say */
export function lead({ ranked, leaders, open, out }, say) {
  if (leaders.length + open.length === 0 && out.length > 0) return "All options are knocked out.";
  if (leaders.length === 0) return "No option has all its scores yet, so there is no ranking.";
  const best = total(leaders[0]);
  const next = ranked[leaders.length];
  const ahead = next ? `, ${say(best - total(next))} ahead of ${names(ranked.filter(({ rank }) => rank === next.rank))}` : "";
  if (leaders.length === 1) return `In first place: ${leaders[0].name}, with ${say(best)} of 100${ahead}.`;
  return `${names(leaders)} are level at ${say(best)} of 100${ahead}: these scores and weights do not decide between them.`;
}

/** "12 of 18 scores given". @param {Judged} judged @param {Format} format */
export function given({ options, criteria }, format) {
  const count = options.flatMap(({ points }) => points).filter((point) => point !== null).length;
  return `${format.number(count)} of ${format.number(options.length * criteria.length)} scores given`;
}

/** @param {Option} option */
export const total = (option) => option.total ?? 0;
