// An assessment: how the reader scores by group and overall, and what to learn where it is weakest.
import { figureOf, headline, judge } from "../assessment/gist.js";
import { level } from "../assessment/scores.js";
import { counted, listed } from "../wording.js";

/** @import { Answers, Block, Definition, Format, Item, Table } from "../types.js" */
/** @import { Judged } from "../assessment/gist.js" */
/** @import { Level, Scored } from "../assessment/scores.js" */

export { headline, judge };

/** How many of the strongest items are named. */
const NAMED = 3;

/** Says scores and means. @typedef {{figure: (value: number | null) => string, level: (value: number | null) => string, both: (value: number | null) => string}} Say */

/**
 * Means with their chart, where to start, and all scores.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @returns {Record<string, Block[]>}
 */
export function results(definition, answers, format) {
  const judged = judge(definition, answers);
  if (judged.mean === null) return { "": [] };
  const say = speaker(definition.spec.scale, format);
  const open = judged.items.length - judged.answered;
  /** @type {Block} */
  const note = { type: "note", state: "missing", text: `${counted(open, "item is", "items are")} not scored yet. Averages are those of the scored items.` };
  return { "": [
    { type: "text", strong: true, text: `${open > 0 ? "So far" : "Overall"}: ${say.both(judged.mean)}.` },
    ...(open > 0 ? [note] : []),
    chart(definition, judged, say),
    ...start(judged, say),
    itemTable(judged, say),
  ] };
}

/** @param {Level[]} scale @param {Format} format @returns {Say} */
function speaker(scale, format) {
  const figure = (/** @type {number | null} */ value) => (value === null ? "–" : figureOf(value, scale, format));
  const named = (/** @type {number | null} */ value) => (value === null ? "not scored yet" : level(scale, value));
  return { figure, level: named, both: (value) => `${figure(value)} (${named(value)})` };
}

/** A radar of the groups; fewer than three make no area, so they are a table only. @param {Definition} definition @param {Judged} judged @param {Say} say @returns {Block} */
function chart({ title: name, spec }, { groups, ...all }, say) {
  const rows = [...groups, { label: "All groups", ...all }].map(({ label, answered, items, mean }) =>
    [label, `${answered} of ${items.length}`, say.figure(mean), say.level(mean)]);
  /** @type {Table} */
  const table = { type: "table", caption: "Average by group", head: ["Group", "Scored", "Average", "Level"], rows, numeric: [2], strongRow: groups.length };
  const data = { axes: groups.map(({ label }) => label), max: spec.scale.at(-1).value, series: [{ name, values: groups.map(({ mean }) => mean) }] };
  return groups.length < 3 ? table : { type: "chart", chart: "radar", title: "Averages by group", data, table };
}

/** @param {Judged} judged @param {Say} say @returns {Table} */
function itemTable({ items }, say) {
  const rows = items.map(({ label, group, score }) => [label, group, say.figure(score), say.level(score)]);
  return { type: "table", caption: "All scores", head: ["Item", "Group", "Score", "Level"], rows, numeric: [2] };
}

/** Where to start and what to read for it, and what is strong already. @param {Judged} judged @param {Say} say @returns {Block[]} */
function start({ weakest: weak, strongest: strong }, say) {
  /** @type {Block[]} */
  const blocks = weak.items.length === 0 ? [{ type: "note", state: "good", text: "All scored items are at the top of the scale." }] : [
    { type: "heading", level: 3, text: "Where to start" },
    { type: "list", ordered: true, items: weak.items.map(({ label, score, group }) => ({ text: label, detail: `${say.both(score)}, ${group}` })) },
  ];
  if (weak.tied.length > 0) blocks.push({ type: "text", text: `The same score: ${listed(weak.tied.map(({ label }) => label))}.` });
  const links = reading(weak.items);
  if (links.length > 0) blocks.push({ type: "heading", level: 4, text: "What to read" }, { type: "list", items: links });
  const names = strong.slice(0, NAMED).map(({ label }) => label);
  if (strong.length > NAMED) names.push(`${strong.length - NAMED} more`);
  if (strong.length > 0) blocks.push({ type: "text", text: `Strongest, with ${say.both(strong[0].score)}: ${listed(names)}.` });
  return blocks;
}

/** What there is to read, each document once, with what it is for. @param {Scored[]} items @returns {Item[]} */
function reading(items) {
  const links = new Map(items.flatMap(({ learn }) => learn.map((link) => [link.url, link])));
  return [...links.values()].map(({ title, url }) => {
    const labels = items.filter(({ learn }) => learn.some((link) => link.url === url)).map(({ label }) => label);
    return { text: title, url, detail: `for ${listed(labels)}` };
  });
}
