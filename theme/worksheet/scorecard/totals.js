// The arithmetic of a scorecard: shares of weights, totals of options, ranks. Shares are parts of 1, scores and totals go from
// 0 (the lowest point of the scale everywhere) to 100 (the highest).
import { isBlank } from "../answers.js";
import { textOf } from "../wording.js";

/** @import { Answers, Definition, Row } from "../types.js" */

/** @typedef {{key: string, label: string, weight: number, share: number, limit?: number, unread: boolean}} Criterion `limit`: what scores less is out */

/**
 * An option. `scores` are normalised, `points` as given. `total` is what its scores come to, as far as they are given, and null
 * without any; `high` is what it comes to if all that is missing gets the highest score. `missing` and `out` are positions of criteria.
 * @typedef {{name: string, points: (number | null)[], scores: (number | null)[], evidence: string[], total: number | null,
 *   high: number, missing: number[], out: number[], rank: number | null}} Option
 */

/**
 * What there is to say. `ranked` are complete and in the running, best first; `open` lack scores, `out` are knocked out.
 * @typedef {{criteria: Criterion[], sum: number, options: Option[], ranked: Option[], open: Option[], out: Option[], leaders: Option[]}} Judged
 */

/**
 * What differs by less is the same. Real differences are far larger: weights with four decimals that add up to 100, on a scale
 * of ten points, tell totals apart by 0.00001 at least. Errors of rounding are far smaller: about 0.0000000000001.
 */
export const CLOSE = 1e-9;

/** Whether two totals are the same. @param {number} one @param {number} other */
export const level = (one, other) => Math.abs(one - other) < CLOSE;

/** @param {Definition} definition @param {Answers} answers @returns {Judged} */
export function judge(definition, answers) {
  const { criteria, sum } = weigh(definition, answers);
  const options = named(definition, answers).map(({ name, row }) => option(definition, criteria, name, row));
  const out = options.filter((one) => one.out.length > 0);
  const open = options.filter((one) => one.out.length === 0 && one.missing.length > 0).sort((one, other) => other.high - one.high);
  const ranked = rank(options.filter((one) => one.out.length === 0 && one.missing.length === 0));
  return { criteria, sum, options, ranked, open, out, leaders: ranked.filter((one) => one.rank === 1) };
}

/** The criteria with their shares. If all weights are 0, all criteria count alike. @param {Definition} definition @param {Answers} answers */
function weigh({ spec }, answers) {
  const weighed = spec.criteria.map((/** @type {any} */ { key, label, weight: usual, knock_out: limit }) => {
    const given = answers[`weight.${key}`];
    const sound = typeof given === "number" && given >= 0 && given <= 1e9;
    return { key, label, limit, weight: sound ? given : usual, unread: given !== undefined && !sound };
  });
  const sum = weighed.reduce((/** @type {number} */ all, /** @type {Criterion} */ { weight }) => all + weight, 0);
  const share = (/** @type {number} */ weight) => (sum > 0 ? weight / sum : 1 / weighed.length);
  /** @type {Criterion[]} */
  const criteria = weighed.map((/** @type {Criterion} */ criterion) => ({ ...criterion, share: share(criterion.weight) }));
  return { criteria, sum };
}

/** The rows with anything in them, under names that tell them apart. @param {Definition} definition @param {Answers} answers */
export function named({ spec, fields }, answers) {
  const label = fields.find((field) => field.key === spec.table)?.rows?.label ?? "Option";
  const rows = /** @type {Row[]} */ (answers[spec.table] ?? []);
  const given = rows.map((row) => textOf(row.name));
  return rows.flatMap((row, index) => {
    const number = `${label} ${index + 1}`;
    const twin = given.some((name, other) => other !== index && name === given[index]);
    const name = given[index] ? given[index] + (twin ? ` (${number})` : "") : number;
    return isBlank(row) ? [] : [{ name, row }];
  });
}

/** @param {Definition} definition @param {Criterion[]} criteria @param {string} name @param {Row} row @returns {Option} */
function option({ spec }, criteria, name, row) {
  const scale = spec.scale.map((/** @type {{value: number}} */ { value }) => value);
  const [lowest, highest] = [Math.min(...scale), Math.max(...scale)];
  const points = criteria.map(({ key }) => {
    const score = row[key];
    return typeof score === "number" && score >= lowest && score <= highest ? score : null;
  });
  const scores = points.map((score) => (score === null ? null : ((score - lowest) / (highest - lowest || 1)) * 100));
  const weighted = (/** @type {number} */ blank) => criteria.reduce((all, { share }, index) => all + share * (scores[index] ?? blank), 0);
  const scored = criteria.reduce((all, { share }, index) => all + (scores[index] === null ? 0 : share), 0);
  const positions = [...criteria.keys()];
  return {
    name,
    points,
    scores,
    evidence: criteria.map(({ key }) => textOf(row[`${key}.evidence`])),
    total: scored > 0 ? weighted(0) : null,
    high: weighted(100),
    // A criterion without weight can be left out, unless it can knock out.
    missing: positions.filter((index) => points[index] === null && (criteria[index].share > 0 || criteria[index].limit !== undefined)),
    out: positions.filter((index) => (points[index] ?? Infinity) < (criteria[index].limit ?? -Infinity)),
    rank: null,
  };
}

/** Best first; those that are level share a rank, and the next ranks are left out: 1, 1, 3. @param {Option[]} options */
function rank(options) {
  const totals = (/** @type {Option} */ { total }) => total ?? 0;
  const sorted = options.toSorted((one, other) => (level(totals(one), totals(other)) ? 0 : totals(other) - totals(one)));
  sorted.forEach((one, index) => {
    const before = sorted[index - 1];
    one.rank = before && level(totals(before), totals(one)) ? before.rank : index + 1;
  });
  return sorted;
}
