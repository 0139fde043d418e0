// What a plan amounts to, in sentences, lists, tables and charts.
import { counted, listed } from "../wording.js";
import { byQuarter, total } from "./budget.js";
import { nameOf, range, span, timeline } from "./quarters.js";

/** @import { Block, Definition, Field, Format, Item, Table } from "../types.js" */
/** @import { Initiative } from "./initiatives.js" */

/** Says amounts in the plan's currency. @typedef {(cents: number | null) => string} Money */

/** @param {Definition} definition @param {Format} format @returns {Money} */
export const money = ({ spec }, format) => (cents) => (cents === null ? "–" : `${format.number(cents / 100, 2)} ${spec.currency ?? ""}`.trim());

/** "3 initiatives, 2027-Q1 to 2027-Q4, with a budget of 120,000 EUR". @param {Initiative[]} all @param {Money} say */
export function summary(all, say) {
  const whole = span(all);
  const funded = all.some(({ cents }) => cents !== null);
  return counted(all.length, "initiative") + (whole ? `, ${range(whole.first, whole.last)}` : "") + (funded ? `, with a budget of ${say(total(all))}` : "");
}

/** @param {3 | 4} level @param {string} text @returns {Block} */
export const heading = (level, text) => ({ type: "heading", level, text });

/** What cannot be read and what is missing: initiative by initiative, then of the plan's own fields. @param {Initiative[]} all @param {Field[]} unanswered @returns {Block[]} */
export function lacks(all, unanswered) {
  const unfunded = all.filter(({ funded }) => !funded).map(({ name }) => name);
  const item = (/** @type {"missing" | "warning"} */ state, /** @type {string} */ text) => ({ state, text });
  const items = [
    ...all.flatMap(({ name, faults }) => faults.map((fault) => item("warning", `${name}: ${fault}`))),
    ...all.flatMap(({ name, gaps }) => (gaps.length > 0 ? item("missing", `${name}: ${listed(gaps)}`) : [])),
    ...(unfunded.length > 0 ? [item("warning", `The total leaves out ${listed(unfunded)}, which ${unfunded.length > 1 ? "have" : "has"} no budget`)] : []),
    ...unanswered.map(({ label }) => item("missing", label)),
  ];
  return items.length > 0 ? [heading(3, "Still open"), { type: "list", items }] : [];
}

/** What runs when; a note where quarters are too far apart to be drawn. @param {Initiative[]} all @returns {Block[]} */
export function schedule(all) {
  const whole = span(all);
  const data = timeline(all);
  if (!whole) return [];
  if (!data) {
    const text = `The initiatives lie between ${nameOf(whole.first)} and ${nameOf(whole.last)}, too far apart for a timeline. Check the years.`;
    return [{ type: "note", state: "warning", text }];
  }
  /** @type {Table} */
  const table = { type: "table", caption: "Quarters of each initiative", head: ["Initiative", "Quarters"], rows: all.map((one) => [one.name, when(one)]) };
  return [{ type: "chart", chart: "timeline", title: "Timeline", data, table }];
}

/** The budget of each quarter, and what adds up to the total. @param {Initiative[]} all @param {Definition} definition @param {Money} say @returns {Block[]} */
export function spending(all, { spec }, say) {
  const { quarters, undated } = byQuarter(all);
  const sum = total(all);
  if (sum === 0) return [];
  const rows = quarters.map(({ quarter, cents }) => [nameOf(quarter), say(cents)]);
  if (undated > 0) rows.push(["No quarter yet", say(undated)]);
  const strongRow = rows.push(["Total", say(sum)]) - 1;
  /** @type {Table} */
  const table = { type: "table", caption: "Budget by quarter", head: ["Quarter", "Budget"], rows, numeric: [1], strongRow };
  if (undated === sum) return [table];
  const bars = quarters.map(({ quarter, cents }) => ({ name: nameOf(quarter), value: cents / 100 }));
  const data = { max: Math.max(...bars.map(({ value }) => value)), unit: spec.currency ?? "", bars };
  return [{ type: "chart", chart: "bars", title: "Budget by quarter (spread evenly over each initiative)", data, table }];
}

/** All initiatives at a glance, and then each by itself. @param {Initiative[]} all @param {Money} say @returns {Block[]} */
export function initiatives(all, say) {
  const rows = all.map((one) => [one.name, one.owner || "–", when(one), say(one.cents)]);
  return [
    heading(3, "Initiatives"),
    { type: "table", caption: "Initiatives at a glance", head: ["Initiative", "Owner", "Quarters", "Budget"], rows, numeric: [3] },
    ...all.flatMap((one) => single(one, say)),
  ];
}

/** @param {Initiative} one @param {Money} say @returns {Block[]} */
function single(one, say) {
  const { goal, tool, owner, risk, measure, cents, gaps } = one;
  /** @param {string} label @param {string} text @param {string} [key] @returns {Item} */
  const line = (label, text, key = "") => (text && text !== "–" ? { text: `${label}: ${text}` }
    : { text: `${label}: not settled yet`, state: gaps.includes(key) ? "missing" : "warning" });
  return [heading(4, one.name), { type: "list", items: [
    line("Goal", goal, "goal"),
    ...(tool ? [line("Tool or approach", tool)] : []),
    line("Owner", owner, "owner"),
    line("Quarters", when(one), "quarter"),
    line("Budget", say(cents)),
    line("Greatest risk", risk, "risk"),
    line("Measure of success", measure, "measure"),
  ] }];
}

/** @param {Initiative} one */
const when = ({ start, length }) => (start === null ? "–" : range(start, start + length - 1));
