// How far the share of one criterion can move before another option leads, while all others keep their proportions.

import { CLOSE } from "./totals.js";

/** @import { Criterion, Judged, Option } from "./totals.js" */

/**
 * Where a leader stays first, alone or with others: from one share to another, both parts of 1. `below` and `above` say who
 * leads beyond; they are empty where the range ends at 0 or 1.
 * @typedef {{criterion: Criterion, leader: Option, from: number, to: number, below: Option[], above: Option[]}} Range
 */

/** The lead over a rival: at a share of 0, and at a share of 1. @typedef {{rival: Option, start: number, end: number}} Lead */

/**
 * The ranges of all leaders, criterion by criterion. A criterion is left out if its share cannot be varied: it bears all the
 * weight, or has none and lacks scores.
 * @param {Judged} judged
 * @returns {Range[]}
 */
export function ranges({ criteria, ranked, leaders }) {
  return criteria.flatMap(({ share }, index) => {
    const others = criteria.some((one, other) => other !== index && one.share > 0);
    if (!others || ranked.some(({ scores }) => scores[index] === null)) return [];
    return leaders.map((leader) => range(criteria, index, leader, ranked));
  });
}

/**
 * If the criterion has the share p, an option totals p·s + (1 - p)·r, where s is its score there and r its total over the other
 * criteria. So its lead over another is a straight line in p, and changes sides where that line crosses 0.
 * @param {Criterion[]} criteria
 * @param {number} index
 * @param {Option} leader
 * @param {Option[]} ranked
 * @returns {Range}
 */
function range(criteria, index, leader, ranked) {
  const criterion = criteria[index];
  const others = criteria.reduce((all, { share }, other) => (other === index ? all : all + share), 0);
  const rest = (/** @type {Option} */ { scores }) =>
    criteria.reduce((all, { share }, other) => (other === index ? all : all + (share / others) * (scores[other] ?? 0)), 0);
  const score = (/** @type {Option} */ { scores }) => scores[index] ?? 0;
  const leads = ranked.map((rival) => ({ rival, start: rest(leader) - rest(rival), end: score(leader) - score(rival) }));
  const lower = leads.filter(({ start }) => start < -CLOSE);
  const upper = leads.filter(({ end }) => end < -CLOSE);
  const from = Math.min(criterion.share, Math.max(0, ...lower.map(crossing)));
  const to = Math.max(criterion.share, Math.min(1, ...upper.map(crossing)));
  return { criterion, leader, from, to, below: heirs(lower, from, 1), above: heirs(upper, to, -1) };
}

/** The share at which the lead is 0. @param {Lead} lead */
const crossing = ({ start, end }) => start / (start - end);

/** Of those who catch up at a share, the ones that leave fastest from there on. @param {Lead[]} leads @param {number} share @param {1 | -1} direction */
function heirs(leads, share, direction) {
  const here = leads.filter((lead) => Math.abs(crossing(lead) - share) < CLOSE);
  const slope = (/** @type {Lead} */ { start, end }) => (end - start) * direction;
  const steepest = Math.max(...here.map(slope));
  return here.filter((lead) => steepest - slope(lead) < CLOSE).map(({ rival }) => rival);
}
