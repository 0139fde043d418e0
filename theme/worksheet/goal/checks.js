// What an editor would say about a goal, criterion by criterion. Words are only looked up in English; all else holds anywhere.

import { isDate } from "../numbers.js";
import { textOf } from "../wording.js";
import { isGiven, MEASURED } from "./gist.js";
import { written } from "./sentence.js";

/** @import { Format, Row, State } from "../types.js" */
/** @import { Criterion } from "./gist.js" */

/** @typedef {{state: State, text: string}} Finding */

/** Verbs that say that something gets better, but not what. */
const VAGUE = /\b(?:improv|enhanc|optimi[sz]|boost|strengthen|maximi[sz]|streamlin|moderni[sz]|transform|leverag|better)\w*/iu;

/** What tells where or for whom. */
const WHERE = /\b(?:for|of|among|in|on|at|within|across|per)\s+\p{L}/iu;

const SECOND = /\b(?:and|plus|as well as|while)\s+(?:also\s+)?(?:increas|reduc|improv|rais|grow|cutt?|lower|decreas|doubl|launch|build|introduc|creat|expand|optimi[sz]|enhanc|boost|sav)(?:e|es|s|ing)?\b/iu;

/** Verbs and words that say which way a number shall go. */
const DOWN = /\b(?:reduc(?:e[sd]?|ing|tion)|lower(?:s|ed|ing)?|cut(?:s|ting)?|decreas(?:e[sd]?|ing)|fewer|less)\b/iu;
const UP = /\b(?:rais(?:e[sd]?|ing)|increas(?:e[sd]?|ing)|grow(?:s|ing)?|doubl(?:e[sd]?|ing))\b/iu;

const DAY = 86_400_000;

/**
 * What is missing from a goal or stands against it; one finding that all is well if nothing does.
 * @param {Criterion} criterion
 * @param {Row} goal
 * @param {Format} format
 * @param {string} today as "2026-11-28"
 * @returns {Finding[]}
 */
export function check({ key, parts }, goal, format, today) {
  const measured = parts.includes("target");
  const faults = measured ? measure(goal, format) : parts.includes("due") ? due(goal.due, format, today) : wording(key, written(goal, key));
  if (key === "achievable" && written(goal, key)) faults.push(...reach(goal, format, today));
  return faults.length > 0 ? faults : [{ state: "good", text: measured ? change(goal, format) : "" }];
}

/** @param {string} text @returns {Finding} */
const missing = (text) => ({ state: "missing", text });

/** @param {string} text @returns {Finding} */
const warning = (text) => ({ state: "warning", text });

/** How many words a text has; scripts without blanks are counted by the letter. @param {string} text */
const words = (text) => text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|[\p{L}\p{M}\p{N}'’%-]+/gu)?.length ?? 0;

const ASKS = /** @type {Record<string, string>} */ ({
  specific: "say what will change, where, and for whom",
  achievable: "say what makes it reachable: people, budget, data, or something that worked before",
  relevant: "name the business outcome that this serves, such as revenue, cost or loyalty, and how it does",
  metric: "name what is counted or measured",
  unit: "name the unit, such as %, days or EUR",
  baseline: "say where it stands today, or no one can tell later what has changed",
  target: "say which number means success",
});

/** @param {string} key @param {string} text @returns {Finding[]} */
function wording(key, text) {
  if (!text) return [missing(ASKS[key] ?? "nothing is written here yet")];
  if (key !== "specific") return [];
  const faults = [];
  const count = words(text);
  const vague = VAGUE.exec(text)?.[0];
  const second = SECOND.exec(text)?.[0];
  if (vague && !(count > 4 && WHERE.test(text))) faults.push(warning(`“${vague}” does not say what changes, and for whom. Name both, such as “search results for shoppers on mobile”`));
  else if (count < 4) faults.push(warning(`${ASKS.specific}; so few words can be read in several ways`));
  if (second) faults.push(warning(`“${second}” begins a second goal. Give that one a row of its own, with its own measure and date`));
  else if ((text.match(/^\s*(?:[-*•]|\d+[.)])\s/gmu) ?? []).length > 1) faults.push(warning("this list holds more than one goal. Give each a row of its own"));
  return faults;
}

/** @param {Row} goal @param {Format} format @returns {Finding[]} */
function measure(goal, format) {
  const faults = MEASURED.flatMap((key) => {
    if (isGiven(goal, key)) return [];
    return [missing(written(goal, key) ? `“${goal[key]}” is not a number; write the ${key} like this: ${format.number(12.5)}` : ASKS[key])];
  });
  if (typeof goal.target === "number" && goal.target === goal.baseline) faults.push(warning("target and baseline are the same, so nothing would change"));
  return faults.length > 0 ? faults : direction(goal, format);
}

/** The numbers have to go where the words do; a text with words of both kinds tells nothing. @param {Row} goal @param {Format} format @returns {Finding[]} */
function direction(goal, format) {
  const [baseline, target] = [Number(goal.baseline), Number(goal.target)];
  const [down, up] = [DOWN, UP].map((words) => words.exec(textOf(goal.specific))?.[0]);
  const against = up && down ? undefined : target > baseline ? down : up;
  return against ? [warning(`“${against}” goes against the numbers: the target of ${format.number(target)} lies ${target > baseline ? "above" : "below"} the baseline of ${format.number(baseline)}`)] : [];
}

/** "up by 0.7 percentage points, 33.3% of the baseline"; of a baseline of 0 there is no part. @param {Row} goal @param {Format} format */
function change(goal, format) {
  const [baseline, target] = [Number(goal.baseline), Number(goal.target)];
  const unit = goal.unit === "%" ? "percentage points" : goal.unit;
  const part = baseline === 0 ? ". The baseline is 0, so there is no percentage" : `, ${format.percent(Math.abs((target - baseline) / baseline) * 100, 1)} of the baseline`;
  return `${target > baseline ? "up" : "down"} by ${format.number(Math.abs(target - baseline))} ${unit}${part}`;
}

/** Asks for reasons where much shall change, unless the answer goes into them. @param {Row} goal @param {Format} format @param {string} today @returns {Finding[]} */
function reach(goal, format, today) {
  const { baseline, target, achievable } = goal;
  if (typeof baseline !== "number" || typeof target !== "number" || baseline === 0 || words(String(achievable)) > 11) return [];
  const [times, part] = [Math.abs(target / baseline), Math.abs(target / baseline - 1)];
  const days = daysUntil(goal.due, today);
  const big = times >= 10 ? `the target is ${format.number(times, 1)} times the baseline` : times <= 0.1 ? `the target is ${format.percent(times * 100, 1)} of the baseline` : "";
  const fast = part > 1 && days >= 0 && days <= 31 ? `a change of ${format.percent(part * 100, 0)} in ${format.number(days)} days is a lot` : "";
  return big || fast ? [warning(`${big || fast}. What makes it reachable? Write down what has worked before, or what is new`)] : [];
}

/** @param {unknown} date @param {Format} format @param {string} today @returns {Finding[]} */
function due(date, format, today) {
  if (!isDate(date)) return [missing("give the date by which it is to be reached")];
  const days = daysUntil(date, today);
  const said = format.date(date);
  if (days < 0) return [warning(`${said} has passed. Give a new date, or note what came of the goal`)];
  if (days < 14) return [warning(`${said} is less than two weeks away. Is there time to act, and to see the metric move?`)];
  const limit = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
  return date > limit ? [warning(`${said} is more than two years away. Set a first target that can be checked sooner`)] : [];
}

/** @param {unknown} date @param {string} today */
const daysUntil = (date, today) => (isDate(date) ? Math.round((Date.parse(date) - Date.parse(today)) / DAY) : NaN);
