// A copy as Markdown to read, and as CSV for spreadsheets. (JSON, which can be read back, is in keep.js.)
import { cells } from "./answers.js";
import { markdown, plain } from "./markdown.js";
import { asideText, report } from "./report.js";

/** @import { Copy, Definition, Format, Kind, Value } from "./types.js" */

/** The answers as a document. @param {Kind} kind @param {Definition} definition @param {Copy} copy @param {Format} format @param {string} [base] the page's address, for links */
export function toMarkdown(kind, definition, copy, format, base) {
  const head = `# ${plain(definition.title)}\n\n${plain(copy.copy)} · ${plain(format.date(copy.saved.slice(0, 10)))}\n\n`;
  return head + markdown(report(kind, definition, copy, format), base);
}

/**
 * All answers line by line, as RFC 4180 has it, plus what was put aside.
 * @param {Definition} definition
 * @param {Copy} copy
 */
export function toCsv(definition, { answers, aside = {} }) {
  const answered = cells(definition.fields, answers).map(({ name, field, value, row }) => (
    [name.split("/").filter((_, index) => index !== 1).join("/"), row, field.label, value]));
  const kept = Object.entries(aside).map(([key, value]) => [key, "", "Kept aside", typeof value === "object" ? asideText(value) : value]);
  const lines = [["field", "row", "label", "value"], ...answered, ...kept];
  return lines.map((line) => `${line.map((value) => csv(/** @type {Value} */ (value))).join(",")}\r\n`).join("");
}

/** @param {Value} value */
function csv(value) {
  if (typeof value === "number") return String(value);
  let text = Array.isArray(value) ? value.join("; ") : typeof value === "boolean" ? (value ? "yes" : "no") : value;
  // A spreadsheet would take such a text for a formula, and run it.
  if (/^\s*[=+\-@\t\r\n＝＋－＠]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
