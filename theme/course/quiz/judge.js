// Whether answers are right. They come as the form has them: the values that were chosen or typed.

/** @import { Question } from "../types.js" */

/** What is said of an order with a position given twice. @param {Question} question @param {string[]} given */
export function twice({ type }, given) {
  const value = given.find((one, index) => type === "order" && one && given.indexOf(one) < index);
  return value ? `Position ${value} is chosen twice.` : "";
}

/** What keeps an answer from being judged. @param {Question} question @param {string[]} given */
export function fault(question, given) {
  const filled = given.filter((value) => value.trim()).length;
  if (filled === 0) return "Not answered yet.";
  if (question.type === "number" && readings(question, given[0]).length === 0) return "This is no number.";
  return twice(question, given) || (filled < given.length ? "Not everything is chosen yet." : "");
}

/** Which values of an answer are right. @param {Question} question @param {string[]} given @returns {boolean[]} */
export function judge(question, given) {
  const { type, right, tolerance = 0, accepts = [] } = question;
  // 0.3 - 0.2 is a little less than 0.1.
  const slack = tolerance + 1e-9 * Math.max(1, Math.abs(right));
  return given.map((value, index) => {
    if (type === "several") return right.includes(Number(value));
    if (type === "order") return Number(value) === right[index] + 1;
    if (type === "match") return Number(value) === right[index];
    if (type === "number") return readings(question, value).some((one) => Math.abs(Number(one) - right) <= slack);
    if (type === "text") return accepts.map(plain).includes(plain(value));
    return value === String(right);
  });
}

/** Whether the whole is right. @param {Question} question @param {boolean[]} parts */
export const isRight = ({ type, right }, parts) => parts.every(Boolean) && parts.length >= (type === "several" ? right.length : 1);

/** How many must be right. @param {number} percent @param {number} of */
export const needed = (percent, of) => Math.ceil((percent * of) / 100 - 1e-9);

/** What numbers a text may mean: "1,500" is 1500 to some, 1.5 to others. @param {Question} question @param {string} text */
function readings({ unit }, text) {
  const bare = text.trim().replace(/[−–]/, "-").replace(/\p{Nd}/gu, latin);
  const plain = (unit && bare.endsWith(unit) ? bare.slice(0, -unit.length) : bare).replace(/[\s'’]/g, "");
  const grouped = (/** @type {string} */ mark) => plain.replace(RegExp(`(?<=\\d)[${mark}](?=\\d{3}(?!\\d))`, "g"), "");
  const readings = [plain, grouped(","), grouped(".")].map((one) => one.replace(",", "."));
  return readings.filter((one) => /^[+-]?(\d+\.?\d*|\.\d+)$/.test(one));
}

/** A digit of any script: each has its ten in a row. @param {string} digit */
function latin(digit) {
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(Number(digit.codePointAt(0)) - value - 1))) value += 1;
  return String(value % 10);
}

/** A text without what does not count. @param {string} text */
const plain = (text) => text.normalize("NFC").toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim().replace(/ ?\.$/, "");
