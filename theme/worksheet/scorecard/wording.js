// What a scorecard amounts to, in sentences.
import { listed, textOf } from "../wording.js";
import { given, names, total } from "./gist.js";
import { CLOSE } from "./totals.js";

/** @import { Answers, Block, Definition, Format } from "../types.js" */
/** @import { Say } from "./gist.js" */
/** @import { Judged, Option } from "./totals.js" */
/** @import { Range } from "./sensitivity.js" */

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
    `The weight of ${label} has to be 0 or more; ${format.number(weight)} is used instead.`);
  if (sum === 0) texts.push("All weights are 0, so no criterion counts more than another. Until one is above 0, all count alike.");
  else if (Math.abs(sum - 100) > 1e-6) texts.push(`The weights add up to ${format.number(sum)}, not to 100. Each counts as its share of ${format.number(sum)}.`);
  return texts.map((text) => note("warning", text));
}

/** A lead of no more than one point of the scale on the heaviest criterion hangs on a single judgment. @param {Definition} definition @param {Judged} judged @param {Say} say @returns {Block[]} */
export function narrow({ spec }, { criteria, ranked, leaders }, say) {
  if (leaders.length !== 1 || ranked.length < 2) return [];
  const scale = spec.scale.map((/** @type {{value: number}} */ { value }) => value);
  const step = Math.min(...scale.slice(1).map((/** @type {number} */ value, /** @type {number} */ index) => value - scale[index]));
  const heaviest = criteria.reduce((one, other) => (other.share > one.share ? other : one));
  const worth = (heaviest.share * 100 * step) / (scale.at(-1) - scale[0]);
  const ahead = total(ranked[0]) - total(ranked[1]);
  return ahead > worth + CLOSE ? [] : [note("warning", `${say(ahead)} of 100 is no more than one point on ${heaviest.label} is worth (${say(worth)}), so treat this as a tie.`)];
}

/** Where a leader stays first: "from 5% to 64%; above that it goes to Chatbot". @param {Range} range @param {Format} format */
export function reach({ from, to, below, above }, format) {
  const share = (/** @type {number} */ part) => format.percent(part * 100, 1);
  if (below.length + above.length === 0) return "at any weight";
  const beyond = (/** @type {string} */ where, /** @type {Option[]} */ heirs) => (heirs.length > 0 ? `; ${where} that it goes to ${names(heirs)}` : "");
  const span = share(from) === share(to) ? `only at ${share(from)}` : `from ${share(from)} to ${share(to)}`;
  return span + beyond("below", below) + beyond("above", above);
}

/** Whether the decision follows the ranking, and if not, why. @param {Judged} judged @param {Answers} answers @param {Say} say @returns {Block[]} */
export function decision({ options, leaders }, answers, say) {
  const choice = textOf(answers["decision.choice"]);
  const chosen = options.find(({ name }) => name.toLowerCase() === choice.toLowerCase());
  const taken = `The decision is for ${choice}`;
  if (!choice) return [];
  if (!chosen) return [note("warning", `${taken}, which is none of the options compared here.`)];
  if (leaders.includes(chosen)) return [note("good", `${taken}, ${leaders.length > 1 ? "among those in first place" : "in first place"}.`)];
  if (leaders.length + chosen.out.length === 0) return [];
  const ahead = chosen.rank ? `, ${say(total(leaders[0]) - total(chosen))} ahead` : "";
  const but = chosen.out.length > 0 ? "which is knocked out" : `though first place goes to ${names(leaders)}${ahead}`;
  return answers["decision.reason"]
    ? [note(chosen.out.length > 0 ? "warning" : "good", `${taken}, ${but}. The reason is given.`)]
    : [note("warning", `${taken}, ${but}. Write down why: those who read this later will ask.`)];
}

/** @param {import("../types.js").State} state @param {string} text @returns {Block} */
const note = (state, text) => ({ type: "note", state, text });
