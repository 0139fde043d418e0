// Quarters as numbers that can be counted with, and what runs in which of them.

/** @import { Timeline } from "../types.js" */

/** A timeline of more quarters than these tells nothing, and comes from a slip in a year. */
export const LONGEST = 40;

/** @typedef {{name: string, start: number | null, length: number}} Running */

/** Reads "2027-Q1", also as people write it: "Q1 2027", "2027 q1"; null if it is none. @param {unknown} text */
export function read(text) {
  const [, year, quarter, first, last] = /^(?:(\d{4})[\s/–-]*q([1-4])|q([1-4])[\s/–-]*(\d{4}))$/i.exec(String(text).trim()) ?? [];
  return year || last ? Number(year ?? last) * 4 + Number(quarter ?? first) - 1 : null;
}

/** "2027-Q1". @param {number} quarter */
export const nameOf = (quarter) => `${String(Math.floor(quarter / 4)).padStart(4, "0")}-Q${(quarter % 4) + 1}`;

/** "2027-Q1 to 2027-Q3", or one quarter. @param {number} first @param {number} last */
export const range = (first, last) => (first === last ? nameOf(first) : `${nameOf(first)} to ${nameOf(last)}`);

/** The first and the last quarter in which something runs; null if nothing has a start. @param {Running[]} all */
export function span(all) {
  const quarters = all.flatMap(({ start, length }) => (start === null ? [] : [start, start + length - 1]));
  return quarters.length > 0 ? { first: Math.min(...quarters), last: Math.max(...quarters) } : null;
}

/** What has a start, on a line of quarters; null if nothing has, or if they lie too far apart. @param {Running[]} all @returns {Timeline | null} */
export function timeline(all) {
  const { first, last } = span(all) ?? { first: 0, last: LONGEST };
  if (last - first >= LONGEST) return null;
  const columns = Array.from({ length: last - first + 1 }, (_, index) => nameOf(first + index));
  return { columns, rows: all.flatMap(({ name, start, length }) => (start === null ? [] : { name, start: start - first, length })) };
}
