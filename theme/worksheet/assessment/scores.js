// The arithmetic of an assessment: means of what was answered, the weakest and the strongest items.

/** @import { Answers, Link } from "../types.js" */

/** @typedef {{value: number, label: string}} Level a point of the scale; they go from low to high */

/** @typedef {{key: string, label: string, learn: Link[]}} Item */

/** @typedef {Item & {group: string, score: number | null}} Scored an item with its answer, if that is a point of the scale */

/** @typedef {{items: Scored[], answered: number, mean: number | null}} Scores */

/**
 * Means by group and of all items; what is not answered does not count.
 * @param {{label: string, items: Item[]}[]} groups
 * @param {Level[]} scale
 * @param {Answers} answers
 * @returns {Scores & {groups: (Scores & {label: string})[]}}
 */
export function score(groups, scale, answers) {
  const scored = groups.map(({ label, items }) => ({ label, ...summed(items.map((item) => {
    const point = scale.find(({ value }) => value === answers[item.key]);
    return { ...item, group: label, score: point?.value ?? null };
  })) }));
  return { ...summed(scored.flatMap(({ items }) => items)), groups: scored };
}

/** @param {Scored[]} items @returns {Scores} */
function summed(items) {
  const values = valuesOf(items);
  const sum = values.reduce((total, value) => total + value, 0);
  return { items, answered: values.length, mean: values.length > 0 ? sum / values.length : null };
}

/** @param {Scored[]} items */
const valuesOf = (items) => items.flatMap(({ score }) => score ?? []);

/**
 * The items with the lowest scores, lowest first, ties in the definition's order; never one at the top of the scale.
 * `tied` are those with the same score as the last one.
 * @param {Scored[]} items
 * @param {Level[]} scale
 * @param {number} count
 */
export function weakest(items, scale, count) {
  const below = items.filter(({ score }) => score !== null && score !== scale.at(-1)?.value);
  const sorted = below.sort((one, other) => Number(one.score) - Number(other.score));
  const chosen = sorted.slice(0, count);
  return { items: chosen, tied: sorted.slice(count).filter(({ score }) => score === chosen.at(-1)?.score) };
}

/** The items with the highest score, unless all have the same. @param {Scored[]} items */
export function strongest(items) {
  const values = valuesOf(items);
  const best = Math.max(...values);
  return best > Math.min(...values) ? items.filter(({ score }) => score === best) : [];
}

/** A score or a mean in the scale's words; one between two points is never rounded up: "Basic to Solid". @param {Level[]} scale @param {number} mean */
export function level(scale, mean) {
  const low = scale.findLast(({ value }) => value <= mean) ?? scale[0];
  const high = scale.find(({ value }) => value >= mean) ?? low;
  return low === high ? low.label : `${low.label} to ${high.label}`;
}
