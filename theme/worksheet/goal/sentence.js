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
  /** @param {string} _ @param {string} key @param {string | undefined} unit @param {number} start @param {string} whole */
  const fill = (_, key, unit, start, whole) => {
    const value = goal[key];
    if (unit && goal.unit === "%" && typeof value === "number") return format.percent(value);
    const said = (/** @type {string} */ one) => part(goal, one, whole.slice(0, start), format, english);
    return said(key) + (unit ? ` ${said("unit")}` : "");
  };
  const filled = spec.sentence.replace(/\{([^{}]+)\}(\s*\{unit\})?/gu, fill);
  const clean = filled.replace(/\s+/g, " ").replace(/…[ …]*…/g, "…").replace(/…\.+/g, "…").trim();
  return clean.replace(/^\p{Ll}(?!\p{Lu})/u, (/** @type {string} */ letter) => letter.toLocaleUpperCase(language));
}

/** What is put into one place. @param {Row} goal @param {string} key @param {string} before @param {Format} format @param {boolean} english */
function part(goal, key, before, format, english) {
  const value = goal[key];
  if (typeof value === "number") return format.number(value);
  const text = written(goal, key).replace(/\s+/g, " ").replace(/[\s.,;:!。]+$/u, "");
  if (key === "due" && text) return format.date(text);
  const said = unrepeated(text, before);
  return (english ? said.replace(SMALL, (word) => word.toLowerCase()) : said) || "…";
}

/** The text without what it repeats of the words before its place, in the same sentence: "It matters because {relevant}" with "Because it …". @param {string} text @param {string} before */
function unrepeated(text, before) {
  const words = before.split(/[.!?]\s|[。}]/).at(-1)?.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  for (; words.length > 0; words.shift()) {
    const [repeated] = RegExp(`^${words.join("[\\s,]+")}(?:[\\s,:…]+|$)`, "iu").exec(text) ?? [];
    if (repeated) return text.slice(repeated.length);
  }
  return text;
}

/** What people write where they have nothing to say. */
const NOTHING = /^(?:n\.?\/?a\.?|tb[acd]|to ?do|to be (?:de\w+|done)|none|nothing|unknown|x+|[-–—_?!.…*/\s]+)$/i;

/** What was written, if it is an answer; of units "x" is one, for times. @param {Row} goal @param {string} key */
export function written(goal, key) {
  const text = textOf(goal[key]);
  return NOTHING.test(text) && !(key === "unit" && text === "x") ? "" : text;
}
