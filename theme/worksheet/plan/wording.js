// What a plan amounts to, in sentences, lists, tables and charts.
import { counted, listed } from "../wording.js";
import { byQuarter, total } from "./budget.js";
import { nameOf, range, span, timeline } from "./quarters.js";

/** @import { Block, Definition, Format, Item, Table } from "../types.js" */
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

/** What is missing and what cannot be read, initiative by initiative. @param {Initiative[]} all @returns {Block[]} */
export function lacks(all) {
  const or = new Intl.ListFormat("en-GB", { type: "disjunction" });
  const unfunded = all.filter(({ cents }) => cents === null).map(({ name }) => name);
  /** @type {Item[]} */
  const items = [
    ...all.flatMap(({ name, faults }) => faults.map((fault) => /** @type {Item} */ ({ text: `${name}: ${fault}`, state: "warning" }))),
    ...all.flatMap(({ name, gaps }) => (gaps.length > 0 ? /** @type {Item} */ ({ text: `${name}: no ${or.format(gaps)}`, state: "missing" }) : [])),
    ...(unfunded.length > 0 ? [/** @type {Item} */ ({ text: `The total lacks the budget of ${listed(unfunded)}`, state: "missing" })] : []),
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
  return [{ type: "chart", chart: "bars", title: "Budget by quarter, each initiative's spread evenly", data, table }];
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
  const { name, goal, tool, owner, risk, measure, cents } = one;
  const lines = { "Goal": goal, "Tool or approach": tool, "Owner": owner, "Quarters": when(one), "Budget": say(cents), "Greatest risk": risk, "Measure of success": measure };
  const items = Object.entries(lines).map(([label, text]) => (
    /** @type {Item} */ (text && text !== "–" ? { text: `${label}: ${text}` } : { text: `${label}: not settled yet`, state: "missing" })));
  return [heading(4, name), { type: "list", items }];
}

/** @param {Initiative} one */
const when = ({ start, length }) => (start === null ? "–" : range(start, start + length - 1));
