// What a scorecard amounts to, in sentences.

import { listed } from "../ladder/wording.js";
import { level } from "./totals.js";

/** @import { Answers, Block, Format } from "../types.js" */
/** @import { Judged, Option } from "./totals.js" */
/** @import { Range } from "./sensitivity.js" */

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

/** Who leads. @param {Judged} judged @param {Say} say */
export function lead({ ranked, leaders, open, out }, say) {
  if (leaders.length + open.length === 0 && out.length > 0) return "All options are knocked out.";
  if (leaders.length === 0) return "No option has all its scores yet, so there is no ranking.";
  const best = total(leaders[0]);
  const next = ranked[leaders.length];
  const ahead = next ? `, ${say(best - total(next))} ahead of ${names(ranked.filter(({ rank }) => rank === next.rank))}` : "";
  if (leaders.length === 1) return `${leaders[0].name} leads with ${say(best)} of 100${ahead}.`;
  return `${names(leaders)} are level at ${say(best)} of 100${ahead}: these scores and weights do not decide between them.`;
}

/** "12 of 18 scores given". @param {Judged} judged @param {Format} format */
export function given({ options, criteria }, format) {
  const count = options.flatMap(({ points }) => points).filter((point) => point !== null).length;
  return `${format.number(count)} of ${format.number(options.length * criteria.length)} scores given`;
}

/** Which scores are missing, and what they could still change. @param {Judged} judged @param {Say} say @param {Format} format @returns {Block[]} */
export function missing(judged, say, format) {
  const { criteria, open, leaders } = judged;
  if (open.length === 0) return [];
  const items = open.map(({ name, missing }) => ({
    state: /** @type {const} */ ("missing"), text: `${name}: ${listed(missing.map((index) => criteria[index].label))}`,
  }));
  const able = leaders.length > 0 ? open.filter(({ high }) => high > total(leaders[0]) - 1e-9) : [];
  return [
    { type: "text", text: `${given(judged, format)}. Options that lack some are not ranked. Still to score:` },
    { type: "list", items },
    ...(able.length > 0 ? [note("warning", `${names(able)} could still come first, with ${say(able[0].high)} of 100 at best.`)] : []),
  ];
}

/** Why an option is out. @param {Judged} judged @param {Option} option @param {Format} format */
export const reason = ({ criteria }, { out, points }, format) => `knocked out: ${listed(out.map((index) => {
  const { label, limit } = criteria[index];
  return `${label} scores ${format.number(points[index] ?? 0)} (at least ${format.number(limit ?? 0)} is needed)`;
}))}`;

/** What is wrong with the weights. @param {Judged} judged @param {Format} format @returns {Block[]} */
export function weights({ criteria, sum }, format) {
  const texts = criteria.filter(({ unread }) => unread).map(({ label, weight }) =>
    `The weight of ${label} is no number from 0 up, so ${format.number(weight)} counts in its place.`);
  if (sum === 0) texts.push("All weights are 0, so they tell nothing apart. Until one is more, all criteria count alike.");
  else if (Math.abs(sum - 100) > 1e-6) texts.push(`The weights add up to ${format.number(sum)}, not to 100: each counts as its part of ${format.number(sum)}.`);
  return texts.map((text) => note("warning", text));
}

/** Where a leader stays first: "from 5% to 64%; above that Chatbot leads". @param {Range} range @param {Format} format */
export function reach({ from, to, below, above }, format) {
  const share = (/** @type {number} */ part) => format.percent(part * 100, 1);
  if (below.length + above.length === 0) return "at any weight";
  const beyond = (/** @type {string} */ where, /** @type {Option[]} */ heirs) => (heirs.length > 0 ? `; ${where} that ${names(heirs)} ${heirs.length > 1 ? "lead" : "leads"}` : "");
  const span = share(from) === share(to) ? `only at ${share(from)}` : `from ${share(from)} to ${share(to)}`;
  return span + beyond("below", below) + beyond("above", above);
}

/** Whether the decision follows the ranking, and if not, why. @param {Judged} judged @param {Answers} answers @param {Say} say @returns {Block[]} */
export function decision({ options, leaders }, answers, say) {
  const choice = String(answers["decision.choice"] ?? "").trim();
  const chosen = options.find(({ name }) => name.toLowerCase() === choice.toLowerCase());
  const taken = `The decision is for ${choice}`;
  if (!choice) return [];
  if (!chosen) return [note("warning", `${taken}, which is none of the options compared here.`)];
  if (leaders.includes(chosen)) return [note("good", `${taken}, ${leaders.length > 1 ? "one of those that lead" : "which leads"}.`)];
  if (leaders.length + chosen.out.length === 0) return [];
  const ahead = chosen.rank ? ` by ${say(total(leaders[0]) - total(chosen))}` : "";
  const but = chosen.out.length > 0 ? "which is knocked out" : `but ${names(leaders)} ${leaders.length > 1 ? "lead" : "leads"}${ahead}`;
  return answers["decision.reason"]
    ? [note("good", `${taken}, ${but}. The reason is given.`)]
    : [note("warning", `${taken}, ${but}. Write down why: those who read this later will ask.`)];
}

/** @param {Option} option */
const total = (option) => option.total ?? 0;

/** @param {import("../types.js").State} state @param {string} text @returns {Block} */
const note = (state, text) => ({ type: "note", state, text });
