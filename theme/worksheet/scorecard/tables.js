// What a scorecard amounts to, in tables and charts.
import { decimals, names } from "./gist.js";
import { ranges } from "./sensitivity.js";
import { reach, reason } from "./wording.js";

/** @import { Block, Definition, Format, Table } from "../types.js" */
/** @import { Judged, Option } from "./totals.js" */
/** @import { Say } from "./gist.js" */

/** Best first, then those that lack scores, then those that are out. @param {Judged} judged */
const inOrder = ({ ranked, open, out }) => [...ranked, ...open, ...out];

/** Ranks and totals. @param {Judged} judged @param {Say} say @param {Format} format @returns {Table} */
export function ranking(judged, say, format) {
  const rows = inOrder(judged).map((option) => {
    const { name, rank, total } = option;
    return [rank ? `${format.number(rank)}. ${name}` : name, total === null ? "–" : say(total), remark(judged, option, say, format)];
  });
  const columns = rows.some((row) => row[2]) ? 3 : 2;
  const leads = judged.leaders.length === 1 ? { strongRow: 0 } : {};
  const head = ["Rank and option", "Total of 100", "Note"].slice(0, columns);
  return { type: "table", caption: "Ranking", head, rows: rows.map((row) => row.slice(0, columns)), numeric: [1], ...leads };
}

/** What is special about an option. @param {Judged} judged @param {Option} option @param {Say} say @param {Format} format */
function remark(judged, option, say, format) {
  if (option.out.length > 0) return reason(judged, option, format);
  return option.missing.length > 0 ? `so far, with scores missing; ${say(option.high)} at most` : "";
}

/** The totals as bars, with what each criterion adds to them. @param {Judged} judged @param {Say} say @param {Format} format @returns {Block} */
export function totals(judged, say, format) {
  const options = inOrder(judged);
  const bars = options.filter(({ total }) => total !== null).map((option) => ({
    name: option.name,
    value: Number((option.total ?? 0).toFixed(decimals(judged, format))),
    note: option.out.length > 0 ? "knocked out" : remark(judged, option, say, format),
    out: option.rank === null,
  }));
  const rows = judged.criteria.map(({ label, share }, index) =>
    [label, ...options.map(({ scores }) => (scores[index] === null ? "–" : say(share * (scores[index] ?? 0))))]);
  rows.push(["Together", ...options.map(({ total }) => (total === null ? "–" : say(total)))]);
  const table = byOption("What each criterion adds to the total", options, rows, { strongRow: rows.length - 1 });
  return bars.length === 0 ? table : { type: "chart", chart: "bars", title: "Weighted totals of 100", data: { max: 100, bars }, table };
}

/** The scores: as a radar where there are enough criteria for one. @param {Definition} definition @param {Judged} judged @param {Format} format @returns {Block} */
export function scores({ spec }, judged, format) {
  const { criteria } = judged;
  const options = inOrder(judged);
  const rows = criteria.map(({ label }, index) => [label, ...options.map(({ points }) => (points[index] === null ? "–" : format.number(points[index] ?? 0)))]);
  const ends = [spec.scale[0], spec.scale.at(-1)].map(({ value, label }) => `${format.number(value)} (${label})`);
  const table = byOption(`Scores from ${ends.join(" to ")}`, options, rows);
  if (criteria.length < 3) return table;
  const below = spec.scale[0].value < 0;
  const series = options.slice(0, 8).map((option) => ({ name: option.name, values: below ? option.scores : option.points }));
  const data = { axes: criteria.map(({ label }) => label), max: below ? 100 : spec.scale.at(-1).value, series };
  return { type: "chart", chart: "radar", title: "Scores by criterion", data, table };
}

/** @param {string} caption @param {Option[]} options @param {string[][]} rows @param {Partial<Table>} [more] @returns {Table} */
const byOption = (caption, options, rows, more) =>
  ({ type: "table", caption, head: ["Criterion", ...options.map(({ name }) => name)], rows, numeric: options.map((_, index) => index + 1), ...more });

/** How far shares can move before another option leads, in words. @param {Judged} judged @param {Format} format @param {boolean} narrow whether the lead is as good as none @returns {Block[]} */
export function firmness(judged, format, narrow) {
  const { criteria, ranked, leaders } = judged;
  if (ranked.length < 2) return [];
  const found = ranges(judged);
  const items = criteria.flatMap((criterion) => {
    const now = `${criterion.label}: now ${format.percent(criterion.share * 100, 1)}`;
    const own = found.filter((range) => range.criterion === criterion);
    if (own.length > 0) return own.map((range) => ({ text: `${now}; first place stays with ${range.leader.name} ${reach(range, format)}` }));
    return [{ text: `${now}; ${criterion.share > 0 ? "it bears all the weight" : "not all options are scored here"}` }];
  });
  const firm = !narrow && found.length > 0 && found.every(({ below, above }) => below.length + above.length === 0);
  return [
    { type: "text", text: "How far the weight of one criterion can move, as its share of all, while the others keep their proportions:" },
    { type: "list", items },
    ...(firm ? [/** @type {Block} */ ({ type: "note", state: "good", text: `No change of a single weight puts another option before ${names(leaders)}.` })] : []),
  ];
}

/** Scores that nothing was written to support. @param {Judged} judged @returns {Block[]} */
export function gaps({ options, criteria }) {
  const items = options.flatMap(({ name, points, evidence }) => {
    const bare = criteria.filter((_, index) => points[index] !== null && !evidence[index]).map(({ label }) => label);
    return bare.length > 0 ? [{ text: name, detail: bare.join(", "), state: /** @type {const} */ ("warning") }] : [];
  });
  return items.length > 0 ? [{ type: "list", items }] : [];
}
