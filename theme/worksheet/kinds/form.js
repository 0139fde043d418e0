// A form: fields and nothing more; tells what is still missing.
import { isBlank } from "../answers.js";
import { counted } from "../wording.js";

/** @import { Answers, Block, Definition, Field, Item, Row } from "../types.js" */

/** How many fields are answered, and what is missing of what is required. @param {Definition} definition @param {Answers} answers */
export function judge({ fields }, answers) {
  const answered = fields.filter((field) => isAnswered(field, answers[field.key])).length;
  const asks = fields.some(({ required, columns }) => required || columns?.some((column) => column.required));
  return { answered, total: fields.length, asks, missing: fields.flatMap((field) => gaps(field, answers[field.key])) };
}

/**
 * What is required and still missing.
 * @param {Definition} definition
 * @param {Answers} answers
 * @returns {Record<string, Block[]>}
 */
export function results(definition, answers) {
  const { answered, total, asks, missing } = judge(definition, answers);
  if (answered === 0) return { "": [] };
  const open = missing.length > 0;
  /** @type {Block[]} */
  const blocks = [{ type: "text", text: `${answered} of ${counted(total, "field")} answered.${open ? " Required and still missing:" : ""}` }];
  if (open) blocks.push({ type: "list", items: missing });
  else if (asks) blocks.push({ type: "note", state: "good", text: "Everything required is answered." });
  return { "": blocks };
}

/** "5 of 8 fields answered; 2 required answers are missing." @param {Definition} definition @param {Answers} answers */
export function headline(definition, answers) {
  const { answered, total, missing } = judge(definition, answers);
  if (answered === 0) return "";
  const rest = missing.length > 0 ? `; ${counted(missing.length, "required answer is", "required answers are")} missing` : "";
  return `${answered} of ${counted(total, "field")} answered${rest}.`;
}

/** What is required and not there: a field itself, or columns of rows in which something stands. @param {Field} field @param {any} value @returns {Item[]} */
function gaps({ columns = [], ...field }, value) {
  if (!isAnswered(field, value)) return field.required ? [gap(field.label, value)] : [];
  if (field.type !== "table") return [];
  return /** @type {Row[]} */ (value).flatMap((row, index) => columns
    .filter((column) => column.required && !isBlank(row) && !isAnswered(column, row[column.key]))
    .map((column) => gap(`${field.label}, ${field.rows?.label ?? "row"} ${index + 1}: ${column.label}`, row[column.key])));
}

/** @param {string} text @param {unknown} value @returns {Item} */
const gap = (text, value) => ({ text, state: "missing", ...(typeof value === "string" ? { detail: `“${value}” cannot be read as a number` } : {}) });

/** @param {Pick<Field, "type">} field @param {any} value */
function isAnswered({ type }, value) {
  if (type === "table") return Array.isArray(value) && !value.every(isBlank);
  return type === "number" || type === "percent" ? typeof value === "number" : value !== undefined;
}
