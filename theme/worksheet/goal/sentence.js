// The sentence that says a goal: the definition's, with what was written put into its places.

import { textOf } from "../wording.js";

/** @import { Definition, Format, Row } from "../types.js" */

/** Small words that lose their capital inside of a sentence. Names keep theirs, and so do the nouns of German. */
const SMALL = /^(?:An?|As|At|Because|By|For|If|In|It|Its|More|Most|Of|On|Our|So|That|The|Their|These|They|This|To|We|When|With)(?=\s)/;

/**
 * Fills the sentence; what is missing shows as "…".
 * @param {Definition} definition
 * @param {Row} goal
 * @param {Format} format
 */
export function sentence({ spec, language }, goal, format) {
  const english = /^en\b/i.test(language);
  /** @param {string} _ @param {string} before @param {string} key @param {string} [unit] */
  const fill = (_, before, key, unit) => {
    const value = goal[key];
    const percent = unit && goal.unit === "%" && typeof value === "number";
    const text = percent ? format.percent(value) : part(goal, key, format, english);
    // The text may say the word before its place once more: "because {relevant}" with "Because it ...".
    const word = before.trim().toLowerCase();
    const said = word && text.toLowerCase().startsWith(`${word} `) ? text.slice(word.length).trim() : text;
    return before + said + (unit && !percent ? ` ${part(goal, "unit", format, english)}` : "");
  };
  const filled = spec.sentence.replace(/(\p{L}*\s*)\{([^{}]+)\}(\s*\{unit\})?/gu, fill);
  const clean = filled.replace(/\s+/g, " ").replace(/…[ …]*…/g, "…").replace(/…\.+/g, "…").trim();
  return clean.replace(/^\p{Ll}(?!\p{Lu})/u, (/** @type {string} */ letter) => letter.toLocaleUpperCase(language));
}

/** What is put into one place. @param {Row} goal @param {string} key @param {Format} format @param {boolean} english */
function part(goal, key, format, english) {
  const value = goal[key];
  if (typeof value === "number") return format.number(value);
  const text = textOf(goal[key]).replace(/\s+/g, " ").replace(/[\s.,;:!。]+$/u, "");
  if (key === "due" && text) return format.date(text);
  return (english ? text.replace(SMALL, (word) => word.toLowerCase()) : text) || "…";
}
