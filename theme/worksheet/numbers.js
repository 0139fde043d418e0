// Numbers and dates as the page's language writes them, and numbers read as people type them.

import { localeOf } from "../locale.js";

/** @import { Format } from "./types.js" */

/** The zeros of digits that keyboards offer, whether or not the language's own are of these. */
const ZEROS = [..."٠۰０०০੦૦୦௦౦೦൦๐໐༠၀០"];

/** What only ever parts thousands: blanks, apostrophes, the Arabic mark. */
const PARTING = /[ \u00a0\u2009\u202f'’٬]/g;

/**
 * Writes and reads numbers in a language. Without `digits` a number keeps its decimals, as far as the sixth; with them it
 * is rounded to that many at most.
 * @param {string} language
 * @returns {Format}
 */
export function format(language) {
  const locale = localeOf(language);
  const marks = marksOf(locale);
  const bare = new Intl.NumberFormat(locale, { useGrouping: false });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const write = (/** @type {"decimal" | "percent"} */ style) => {
    /** @type {Intl.NumberFormat[]} */
    const writers = [];
    return (/** @type {number} */ value, digits = 6) => {
      writers[digits] ??= new Intl.NumberFormat(locale, { style, maximumFractionDigits: digits, signDisplay: "negative" });
      return writers[digits].format(style === "percent" ? value / 100 : value);
    };
  };
  return {
    number: write("decimal"),
    percent: write("percent"),
    date: (iso) => (isDate(iso) ? day.format(new Date(iso)) : iso),
    parse: (text) => {
      const readings = read(text, marks);
      return readings.length === 1 ? readings[0] : null;
    },
    ways: (text) => read(text, marks).map((value) => bare.format(value)),
  };
}

/** Whether this is a day that exists, as "2026-11-28". @param {unknown} iso @returns {iso is string} */
export function isDate(iso) {
  if (typeof iso !== "string" || !/^\d{4}-\d\d-\d\d$/.test(iso)) return false;
  const date = new Date(iso);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(iso);
}

/** The language's zero and its marks. @param {string} locale */
function marksOf(locale) {
  const writer = new Intl.NumberFormat(locale);
  const parts = writer.formatToParts(1234567.5);
  const mark = (/** @type {string} */ wanted) => parts.find(({ type }) => type === wanted)?.value;
  const group = mark("group");
  // Where the Arabic marks are at home, a comma that was typed stands for the one between thousands.
  return { zero: writer.format(0), group: group === "٬" ? "," : group, decimal: mark("decimal") };
}

/**
 * What was typed may mean: nothing if it is no plain number. Nobody writes three decimals of which the last is a 0, so "38.000"
 * is 38,000 to those who part thousands by points, and 38 to the page's language: it means both.
 * @param {string} text
 * @param {{zero: string, group?: string, decimal?: string}} marks
 */
function read(text, { zero, group, decimal }) {
  const plain = text
    .replace(/[\u200e\u200f\u061c]/g, "")
    .replace(/\p{Nd}/gu, (digit) => latin(digit, [zero, ...ZEROS]))
    .trim();
  const [, sign, bare] = /^([-+−–－]?)\s*[%٪]?\s*(.*?)\s*[%٪]?$/.exec(plain) ?? ["", "", ""];
  const number = bare.replace(PARTING, " ");
  const mark = decimalMark(number, group);
  const [whole, fraction = "", ...rest] = mark ? number.split(mark) : [number];
  const grouped = /^(\d*|\d{1,3}([ .,])(\d{2,3}\2)*\d{3})$/.test(whole);
  if (!grouped || !/^\d*$/.test(fraction) || rest.length > 0 || !(whole || fraction)) return [];
  const value = Number(`${whole.replace(/\D/g, "")}.${fraction}0`);
  if (!Number.isFinite(value)) return [];
  const twofold = mark === decimal && /^[1-9]\d{0,2}[.,]\d\d0$/.test(number);
  return (twofold ? [value * 1000, value] : [value]).map((one) => (one && sign && sign !== "+" ? -one : one));
}

/** @param {string} digit @param {string[]} zeros */
function latin(digit, zeros) {
  const values = zeros.map((zero) => Number(digit.codePointAt(0)) - Number(zero.codePointAt(0)));
  return String(values.find((value) => value >= 0 && value <= 9) ?? digit);
}

/**
 * What stands before the decimals; empty where there are none. Of two kinds of marks the last one does; a single mark parts
 * thousands only where the language has it so and three digits follow.
 * @param {string} number
 * @param {string} [group]
 */
function decimalMark(number, group) {
  if (number.includes("٫")) return "٫";
  const marks = number.match(/[.,]/g) ?? [];
  const last = marks.at(-1) ?? "";
  if (marks.length > 1) return marks.every((mark) => mark === last) ? "" : last;
  return last === group && /^[1-9]\d{0,2}[.,]\d{3}$/.test(number) ? "" : last;
}
