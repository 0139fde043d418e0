// Answers as plain data: what fits the definition, what became of renamed keys, and what is to be said about them. Keys may
// come from outside, so they only ever become keys of objects without a prototype.
import { isDate } from "./numbers.js";

/** @import { Answers, Copy, Definition, Field, Format, Row, Value } from "./types.js" */

/** @typedef {{answers: Answers, aside: Answers}} State what a copy holds: answers, and what no longer fits */
/** @typedef {{key: string, place: string, value: Value, expected: string, gone: boolean}} Misfit an empty `expected` means an unknown key; `gone` that there may have been a place for it */
/** @typedef {{name: string, field: Field, value: Value, row: string, number: number}} Cell something answered; `row` is empty outside of tables */

/** How long an answer can be: what is longer is kept, but no file with it can be read back. */
export const LONGEST = 20_000;
/** No table has more rows than this; what is more is no answer of a reader. */
const MOST_ROWS = 500;

/** Whether a row can bear this id. @param {any} id */
export const isRowId = (id) => typeof id === "string" && /^[a-z0-9]{1,12}$/.test(id);

export const isObject = (/** @type {any} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** An object for keys that come from outside. @returns {any} */
export const bare = (/** @type {object} */ from = {}) => Object.assign(Object.create(null), from);

/** Whether two values are the same, whatever the order of their keys. @param {any} one @param {any} other @returns {boolean} */
export function same(one, other) {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}

/** What a field expects instead of this value; empty where it fits. @param {Field} field @param {any} value */
export function expected(field, value) {
  const options = (field.options ?? []).map((option) => option.value);
  const text = typeof value === "string";
  switch (field.type) {
    case "number":
    case "percent":
      return Number.isFinite(value) || text ? "" : "a number";
    case "date":
      return isDate(value) ? "" : "a date such as 2026-11-28";
    case "choice":
    case "scale":
      return options.includes(value) ? "" : `one of ${options.join(", ")}`;
    case "choices":
      return Array.isArray(value) && value.every((one) => options.includes(one)) ? "" : `a list of some of ${options.join(", ")}`;
    case "yes_no":
    case "check":
      return typeof value === "boolean" ? "" : "true or false";
    case "table":
      if (Array.isArray(value) && value.length > MOST_ROWS) return `at most ${MOST_ROWS} rows`;
      return Array.isArray(value) && value.every((row, at) => isRowId(row?.row) && value.findIndex((one) => one?.row === row.row) === at) ? "" : "a list of rows";
    default:
      return text ? "" : "a text";
  }
}

/** Whether a value may have been one of a field's options: the definition's hash does not cover these. @param {Field} field @param {any} value @returns {boolean} */
function wasOption({ type }, value) {
  if (type === "choices") return Array.isArray(value) && value.every((one) => typeof one === "string");
  return type === "choice" ? typeof value === "string" : type === "scale" && Number.isFinite(value);
}

/** Whether a value says nothing. @param {Field} field @param {any} value */
export const empty = (field, value) => value === undefined || value === "" || value?.length === 0 || (field.type === "check" && !value);

/** The rows that a table shows: those it has, else blank ones; never fewer than it needs. @param {Field} field @param {Value} [value] @returns {Row[]} */
export function rowsOf(field, value) {
  const { min = 1, start = 1 } = field.rows ?? {};
  const rows = /** @type {Row[]} */ (value ?? []).slice();
  const wanted = value ? min : Math.max(min, start);
  for (let id = 1; rows.length < wanted; id += 1) {
    if (!rows.some((row) => row.row === String(id))) rows.push(bare({ row: String(id) }));
  }
  return rows;
}

/** Whether nothing stands in a row. @param {Row} row */
export const isBlank = (row) => Object.keys(row).length < 2;

/** Nothing was written into a table, and it has the rows it had at first. @param {Field} field @param {Row[]} rows */
export const untouched = (field, rows) => rows.every(isBlank) && same(rows, rowsOf(field));

/**
 * Sorts what was stored: what the fields know (also by a key that they bore before), and what does not fit.
 * @param {Field[]} fields
 * @param {Record<string, any>} given
 * @returns {State & {misfits: Misfit[]}}
 */
export function accept(fields, given) {
  /** @type {State & {misfits: Misfit[]}} */
  const sorted = { answers: bare(), aside: bare(), misfits: [] };
  const put = (/** @type {Misfit} */ misfit) => {
    sorted.aside[misfit.key] = misfit.value;
    sorted.misfits.push(misfit);
  };
  const left = new Map(Object.entries(given));
  const known = new Set(fields.map((field) => field.key));
  for (const field of fields) {
    const earlier = (field.renamed_from ?? []).filter((key) => !known.has(key));
    const key = [field.key, ...earlier].find((one) => left.has(one));
    if (key === undefined) continue;
    const value = left.get(key);
    left.delete(key);
    if (empty(field, value)) continue;
    const wanted = expected(field, value);
    if (wanted) put({ key, place: key, value, expected: wanted, gone: wasOption(field, value) });
    else if (field.type !== "table") sorted.answers[field.key] = value;
    else {
      const rows = acceptRows(field, value, put);
      if (rows.length && !untouched(field, rows)) sorted.answers[field.key] = rows;
    }
  }
  for (const [key, value] of left) put({ key, place: key, value, expected: "", gone: false });
  return sorted;
}

/** @param {Field} field @param {Row[]} rows @param {(misfit: Misfit) => void} put */
function acceptRows(field, rows, put) {
  const max = field.rows?.max ?? Infinity;
  return rows.flatMap(({ row, ...cells }, index) => {
    const fits = index < max;
    const sorted = accept(fits ? field.columns ?? [] : [], cells);
    for (const misfit of sorted.misfits) {
      put({
        ...misfit,
        key: `${field.key}/${row}/${misfit.key}`,
        place: `${field.key}, row ${index + 1}, ${misfit.place}`,
        gone: misfit.gone || !fits,
      });
    }
    return fits ? [bare({ row, ...sorted.answers })] : [];
  });
}

/**
 * What a stored copy amounts to under the page's definition. What was put aside is looked at again: there may be a place for it now.
 * @param {Pick<Definition, "fields">} definition
 * @param {Pick<Copy, "answers" | "aside">} copy
 * @returns {State}
 */
export function migrate({ fields }, copy) {
  const given = bare(copy.answers);
  const aside = bare(copy.aside);
  for (const [key, value] of Object.entries(aside)) if (returned(fields, given, key, value)) delete aside[key];
  const sorted = accept(fields, given);
  return { answers: sorted.answers, aside: bare({ ...aside, ...sorted.aside }) };
}

/** Puts a value back where it came from, unless something else is there. @param {Field[]} fields @param {any} given @param {string} name @param {Value} value */
function returned(fields, given, name, value) {
  const [key, row, column] = name.split("/");
  if (column === undefined) {
    if (key in given) return false;
    given[key] = value;
    return true;
  }
  const rows = Array.isArray(given[key]) ? given[key] : [];
  const there = rows.findIndex((/** @type {any} */ one) => one?.row === row);
  const index = there < 0 && fits(fields.find((field) => field.key === key), rows, row, column, value) ? rows.length : there;
  if (index < 0 || column in (rows[index] ?? {})) return false;
  given[key] = rows.toSpliced(index, 1, bare({ row, ...rows[index], [column]: value }));
  return true;
}

/** Whether a table has room for a row that went aside, and still knows its column. @param {Field | undefined} table @param {Row[]} rows @param {string} row @param {string} column @param {Value} value */
function fits(table, rows, row, column, value) {
  if (!table?.columns || rows.length >= (table.rows?.max ?? Infinity) || !isRowId(row)) return false;
  return Object.keys(accept(table.columns, bare({ [column]: value })).answers).length > 0;
}

/** Everything that was answered, in the order of the definition. @param {Field[]} fields @param {Answers} answers @returns {Cell[]} */
export function cells(fields, answers) {
  return fields.flatMap((field) => {
    const value = answers[field.key];
    if (value === undefined) return [];
    if (field.type !== "table") return [{ name: field.key, field, value, row: "", number: 0 }];
    return /** @type {Row[]} */ (value).flatMap((row, index) => cells(field.columns ?? [], row).map((cell) => (
      { ...cell, name: `${field.key}/${row.row}/${cell.name}`, row: row.row, number: index + 1 })));
  });
}

/** What is to be said at fields about their answers, by the control's name. @param {Field[]} fields @param {Answers} answers @param {Format} format @returns {Map<string, string>} */
export function problems(fields, answers, format) {
  const found = cells(fields, answers).map(({ name, field, value }) => /** @type {const} */ ([name, problem(field, value, format)]));
  return new Map(found.filter(([, text]) => text));
}

/** @param {Field} field @param {Value} value @param {Format} format */
function problem({ type, min, max }, value, format) {
  const number = type === "number" || type === "percent";
  if (typeof value === "string" && number) {
    const [large, small] = format.ways(value);
    return small ? `“${value}” can be read in two ways. Write ${large}, or ${small}.` : `Write a number, such as ${format.number(12.5)}.`;
  }
  if (typeof value === "string" && value.length > LONGEST) {
    return `Shorten this text to ${format.number(LONGEST)} characters: it has ${format.number(value.length)}, too many to be read back from a file.`;
  }
  const low = min !== undefined && Number(value) < min;
  const high = max !== undefined && Number(value) > max;
  if (!number || !(low || high)) return "";
  if (min === undefined) return `Write a number of at most ${format.number(/** @type {number} */ (max))}.`;
  if (max === undefined) return `Write a number of at least ${format.number(min)}.`;
  return `Write a number from ${format.number(min)} to ${format.number(max)}.`;
}

/** The required fields without an answer. @param {Field[]} fields @param {Answers} answers @returns {Field[]} */
export const missing = (fields, answers) => fields.filter((field) => field.required && answers[field.key] === undefined);
