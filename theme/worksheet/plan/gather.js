// What the reader worked out in other worksheets: as pieces to read, and as offers that become initiatives of the plan.
import { isBlank, migrate, rowsOf } from "../answers.js";
import { textOf } from "../wording.js";

/** @import { Answers, Block, Copy, Definition, Field, Format, Item, Row } from "../types.js" */

/** @typedef {{name?: string, goal?: string, tool?: string, measure?: string}} Draft the cells of a new initiative */

/** @typedef {{text: string, detail?: string, draft: Draft}} Offer */

/** @typedef {{texts?: string[], items?: Item[], offers?: Offer[]}} Found what one copy amounts to */

/** A worksheet with its saved copies, and the module that says in short what they come to. @typedef {{definition: Definition, gist: any, copies: Copy[]}} Source */

/** @typedef {{title: string, url: string, copies: {blocks: Block[], offers: Offer[]}[]}} Gathered */

/** `known` are the sentences of the reader's goals by their names. */
/** @typedef {(gist: any, definition: Definition, answers: Answers, format: Format, known: Map<string, string>) => Found} Reader */

/** @type {Record<string, Reader>} */
const READERS = {
  goal: (gist, definition, answers, format, known) => ({
    offers: gist.judge(definition, answers, format).map((/** @type {any} */ { row, name, sentence, complete }) => {
      const title = fold(textOf(row.name ?? row.specific));
      if (!known.has(title)) known.set(title, sentence);
      return { text: name, detail: complete ? sentence : `Not complete yet: ${sentence}`, draft: { name, goal: sentence, measure: textOf(row.metric) } };
    }),
  }),
  scorecard: winner,
  ladder: (gist, definition, answers, format) => ({ items: gist.ahead(definition, answers, format) }),
  assessment: (gist, definition, answers, format) => ({
    offers: gist.judge(definition, answers).weakest.items.map((/** @type {any} */ { label, score }) => (
      { text: label, detail: `score ${format.number(score)}, one of the lowest`, draft: { name: label } })),
  }),
};

/** Whether a plan gathers from a kind of worksheets. @param {Definition} definition */
export const canGather = ({ kind }) => Object.hasOwn(READERS, kind);

/**
 * What all saved copies amount to, newest first. Goals are read before the rest, so that scorecards find those they name.
 * @param {Source[]} sources
 * @param {Format} format
 * @returns {Gathered[]}
 */
export function gather(sources, format) {
  /** @type {Map<string, string>} */
  const known = new Map();
  /** @param {Source} source @returns {Gathered} */
  const read = ({ definition, gist, copies }) => ({ title: definition.title, url: definition.url, copies: copies.map((copy) => {
    const { answers } = migrate(definition, copy);
    const { texts = [], items = [], offers = [] } = READERS[definition.kind](gist, definition, answers, format, known);
    const said = [gist.headline(definition, answers, format) || "Nothing is answered yet.", ...texts];
    /** @type {Block[]} */
    const blocks = [
      { type: "list", items: [{ text: copy.copy, url: `${definition.url}#copy=${encodeURIComponent(copy.copy)}`, detail: `saved on ${format.date(copy.saved.slice(0, 10))}` }] },
      ...said.map((text) => /** @type {const} */ ({ type: "text", text })),
    ];
    return { blocks: items.length > 0 ? [...blocks, { type: "list", items }] : blocks, offers };
  }) });
  const isGoal = (/** @type {Source} */ { definition }) => definition.kind === "goal";
  const goals = new Map(sources.filter(isGoal).map((source) => [source, read(source)]));
  return sources.map((source) => goals.get(source) ?? read(source));
}

/** The winner of a complete scorecard, and the decision if it is another. @type {Reader} */
function winner(gist, definition, answers, _, known) {
  const { leaders, open } = gist.judge(definition, answers);
  const best = open.length === 0 && leaders.length === 1 ? leaders[0].name : "";
  const decided = textOf(answers["decision.choice"]);
  const named = textOf(answers.goal);
  const goal = named && (known.get(fold(named)) ?? named);
  const offer = (/** @type {string} */ tool, /** @type {string} */ detail) => (tool ? [{ text: tool, detail, draft: { name: tool, tool, goal } }] : []);
  return {
    texts: open.length > 0 ? ["A winner can be taken over once every option has all its scores."] : [],
    offers: [...offer(best, "first in the evaluation"), ...(fold(decided) === fold(best) ? [] : offer(decided, "your decision"))],
  };
}

/**
 * Whether the plan has an initiative made of this draft: one with the same tool for the same goal, else one with the same
 * name or the same goal.
 * @param {Row[]} rows
 * @param {Draft} draft
 */
export function isThere(rows, { name, goal, tool }) {
  return rows.some((row) => (tool ? is(row.tool, tool) && (!goal || is(row.goal, goal)) : is(row.name, name) || is(row.goal, goal)));
}

/**
 * Where a draft goes: an initiative for the same goal that still lacks a tool, a blank row, or a new one; -1 if there is no
 * room for that.
 * @param {Field} table
 * @param {Row[]} rows
 * @param {Draft} draft
 */
export function placeFor(table, rows, { goal, tool }) {
  const partner = rows.findIndex((row) => tool && !row.tool && is(row.goal, goal));
  const place = partner < 0 ? rows.findIndex(isBlank) : partner;
  return place < 0 && rows.length < (table.rows?.max ?? Infinity) ? rows.length : place;
}

/**
 * The answers with a draft as an initiative, or as the tool of one; unchanged if it is there already or has no room.
 * @param {Field} table
 * @param {Answers} answers
 * @param {Draft} draft
 * @param {string} id for a new row
 * @returns {Answers}
 */
export function takeOver(table, answers, draft, id) {
  const rows = rowsOf(table, answers[table.key]);
  const place = placeFor(table, rows, draft);
  if (isThere(rows, draft) || place < 0) return answers;
  const cells = Object.fromEntries(Object.entries(draft).filter(([, text]) => text));
  // What an initiative says already stays.
  rows[place] = { ...cells, .../** @type {Row} */ (rows[place] ?? { row: id }) };
  return { ...answers, [table.key]: rows };
}

/** @param {string} text */
const fold = (text) => text.toLowerCase().replace(/\s+/g, " ");

/** Whether a cell holds a text, if there is one, however it is capitalised. @param {unknown} cell @param {string} [wanted] */
const is = (cell, wanted) => !!wanted && fold(textOf(cell)) === fold(wanted);
