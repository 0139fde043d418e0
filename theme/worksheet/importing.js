// Reads a file with a saved copy. Nothing in it is believed: what comes out fits the worksheet, or is a list of faults.
import { accept, isObject } from "./answers.js";
import { FIRST } from "./opened.js";
import { faultsOf, found } from "./plain.js";

/** @import { Copy, Definition } from "./types.js" */

/** How many bytes a file may have. */
export const LARGEST = 1_048_576;
const TOLD = 10;

/** @typedef {{copy: Copy, faults?: undefined} | {copy?: undefined, faults: string[]}} Read */

/**
 * The copy that a text holds, or all that is wrong with it.
 * @param {string} text
 * @param {Definition} definition
 * @returns {Read}
 */
export function readCopy(text, definition) {
  if (text.length > LARGEST) return { faults: ["It is larger than 1 MB."] };
  let data;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { faults: [`It is not JSON: ${/** @type {Error} */ (error).message}`] };
  }
  if (Array.isArray(data?.copies)) return { faults: ["It holds a whole workspace. Import it on the page of your workspace."] };
  if (data?.lyceum > 1) return { faults: ["It was saved by a newer version of this site's worksheets."] };
  if (isObject(data)) data = { title: definition.title, copy: FIRST, ...data };
  const faults = stranger(data, definition) ?? (data?.definition === definition.definition ? strict(data, definition) : faultsOf(data));
  return faults.length ? { faults: few(faults) } : { copy: data };
}

/** A file that belongs elsewhere. @param {any} data @param {Definition} definition */
function stranger(data, { site, document, title, kind }) {
  if (typeof data?.site !== "string" || typeof data.document !== "string") return null;
  const { worksheet } = data;
  if (data.site === site && data.document === document) {
    return typeof worksheet !== "string" || worksheet === kind ? null : [`worksheet: expected “${kind}”, found ${found(worksheet)}`];
  }
  return [`It belongs to the worksheet ${found(data.document)} of the site ${found(data.site)}. This is “${document}” (${title}) of the site “${site}”.`];
}

/**
 * The faults of a copy of this very definition: all its answers must fit, but for those whose option or row is gone. What a
 * field says of a value goes before what can be said of any.
 * @param {any} data
 * @param {Definition} definition
 */
function strict(data, definition) {
  const answers = isObject(data.answers) ? data.answers : {};
  const misfits = accept(definition.fields, answers).misfits.filter(({ value, expected, gone }) => !gone && !(expected === "a list of rows" && Array.isArray(value)));
  const said = misfits.map(({ place, value, expected }) => (
    `answers.${place}: ${expected ? `expected ${expected}, found ${found(value)}` : "this worksheet asks for nothing of that name"}`));
  const places = misfits.map(({ place }) => `answers.${place}`);
  return [...said, ...faultsOf(data).filter((fault) => !places.some((place) => fault.startsWith(`${place}:`) || fault.startsWith(`${place},`)))];
}

/** @param {string[]} faults */
function few(faults) {
  const more = faults.length - TOLD;
  return more > 0 ? [...faults.slice(0, TOLD), `and ${more} more`] : faults;
}
