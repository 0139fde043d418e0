// The answers as a finished document: what is printed, and what is written as Markdown.
import { isBlank, isObject } from "./answers.js";

/** @import { Answers, Block, Copy, Definition, Field, Format, Kind, Row, Table, Value } from "./types.js" */

const WIDE = 6;
const LONG = 120;

/** A value as people read it. @param {Field} field @param {any} value @param {Format} format @returns {string} */
export function shown(field, value, format) {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => shown(field, one, format)).join(", ");
  const option = field.options?.find((one) => one.value === value);
  if (option) return option.label;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (field.type === "date") return format.date(value);
  if (typeof value !== "number") return value;
  if (field.type === "percent") return format.percent(value);
  return [format.number(value), field.unit].filter(Boolean).join(" ");
}

/**
 * The whole document below its title.
 * @param {Kind} kind
 * @param {Definition} definition
 * @param {Copy} copy
 * @param {Format} format
 * @returns {Block[]}
 */
export function report(kind, definition, copy, format) {
  const { answers, aside = {} } = copy;
  const told = kind.report?.(definition, answers, format) ?? generic(kind, definition, answers, format);
  return [...told, ...kept(aside)];
}

/** @param {Kind} kind @param {Definition} definition @param {Answers} answers @param {Format} format @returns {Block[]} */
function generic(kind, definition, answers, format) {
  const result = kind.results(definition, answers, format)[""] ?? [];
  const heading = /** @type {Block} */ ({ type: "heading", level: 3, text: "Result" });
  const headed = result[0]?.type === "heading" && result[0].level === 3;
  return [...listed(definition, answers, format), ...(result.length && !headed ? [heading] : []), ...result];
}

/** Every answered field by its label, section by section. @param {Definition} definition @param {Answers} answers @param {Format} format @returns {Block[]} */
export function listed(definition, answers, format) {
  /** @type {{title: string, keys: string[]}[]} */
  const sections = definition.spec?.sections ?? [];
  const elsewhere = new Set(sections.flatMap((section) => section.keys));
  const rest = definition.fields.filter((field) => !elsewhere.has(field.key));
  const part = (/** @type {string} */ title, /** @type {Field[]} */ fields) => {
    const blocks = fieldsAs(fields, answers, format);
    return blocks.length && title ? [/** @type {Block} */ ({ type: "heading", level: 3, text: title }), ...blocks] : blocks;
  };
  return [
    ...part(sections.length ? "" : "Answers", rest),
    ...sections.flatMap(({ title, keys }) => part(title, definition.fields.filter((field) => keys.includes(field.key)))),
  ];
}

/** Short answers go into a table, long ones below it. @param {Field[]} fields @param {Answers} answers @param {Format} format @returns {Block[]} */
function fieldsAs(fields, answers, format) {
  const answered = fields.filter((field) => answers[field.key] !== undefined && field.type !== "table");
  const pairs = answered.map((field) => ({ label: field.label, text: shown(field, answers[field.key], format) }));
  const isShort = (/** @type {{text: string}} */ { text }) => text.length <= LONG && !text.includes("\n");
  const short = pairs.filter(isShort);
  const long = pairs.filter((pair) => !isShort(pair));
  return [
    ...(short.length ? [table("", ["Question", "Answer"], short.map(({ label, text }) => [label, text]))] : []),
    ...long.flatMap(({ label, text }) => /** @type {Block[]} */ ([{ type: "heading", level: 4, text: label }, { type: "text", text }])),
    ...fields.flatMap((field) => (field.type === "table" ? rowsAs(field, /** @type {Row[]} */ (answers[field.key] ?? []), format) : [])),
  ];
}

/** @param {Field} field @param {Row[]} rows @param {Format} format @returns {Block[]} */
function rowsAs(field, rows, format) {
  const filled = rows.filter((row) => !isBlank(row));
  const columns = (field.columns ?? []).filter(({ key }) => filled.some((row) => row[key] !== undefined));
  const texts = filled.map((row) => columns.map((column) => shown(column, row[column.key], format)));
  if (texts.length === 0) return [];
  if (columns.length <= WIDE && texts.flat().every((text) => text.length <= LONG)) return [table(field.label, columns.map(({ label }) => label), texts)];
  return texts.flatMap((row, index) => {
    const [first, ...pairs] = row.map((text, column) => [columns[column].label, text]).filter(([, text]) => text);
    const title = first[1].length <= LONG ? first[1] : `${field.rows?.label ?? field.label} ${index + 1}`;
    const rest = title === first[1] ? pairs : [first, ...pairs];
    return [/** @type {Block} */ ({ type: "heading", level: 4, text: title }), ...(rest.length ? [table("", ["Question", "Answer"], rest)] : [])];
  });
}

/** What no longer fits the worksheet. @param {Record<string, Value>} aside @returns {Block[]} */
function kept(aside) {
  const entries = Object.entries(aside).map(([key, value]) => [key, asideText(value)]);
  return entries.length ? [{ type: "heading", level: 3, text: "Kept aside" }, table("", ["Earlier question", "Answer"], entries)] : [];
}

/** A value whose field is gone, as text. @param {Value} value @returns {string} */
export function asideText(value) {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (!Array.isArray(value)) return isObject(value) ? JSON.stringify(value) : String(value);
  return value.map((one) => (isObject(one) ? Object.entries(one).flatMap(([key, cell]) => (key === "row" ? [] : `${key}: ${cell}`)).join("; ") : one)).join("\n");
}

/** @param {string} caption @param {string[]} head @param {string[][]} rows @returns {Table} */
const table = (caption, head, rows) => ({ type: "table", caption, head, rows });
