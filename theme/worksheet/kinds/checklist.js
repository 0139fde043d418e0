// A checklist: how much is done by group and overall, and who has what left to do.
import { tally } from "../checklist/progress.js";
import { listed } from "../report.js";
import { counted } from "../wording.js";

/** @import { Answers, Block, Definition, Format, Table } from "../types.js" */
/** @import { Group } from "../checklist/progress.js" */

/** What is done, and whose the open items are. @param {Definition} definition @param {Answers} answers */
export const judge = (definition, answers) => tally(definition.spec.groups, answers);

/** @typedef {ReturnType<typeof judge>} Judged */

/**
 * Meters for all items and for each of several groups, and the open items by owner.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @returns {Record<string, Block[]>}
 */
export function results(definition, answers, format) {
  const judged = judge(definition, answers);
  const meters = judged.groups.length > 1 ? judged.groups.map((group) => meter(group, figures([group], format, `Items done: ${group.label}`))) : [];
  return { "": [meter(judged, overview(judged, format)), ...meters, ...open(judged)] };
}

/** "12 of 48 items done; 5 open items have no owner." @param {Definition} definition @param {Answers} answers */
export function headline(definition, answers) {
  const { items, done, shares } = judge(definition, answers);
  if (!items.some((item) => item.done || item.owner || item.note)) return "";
  const nobodys = shares.find(({ owner }) => !owner)?.items.length;
  return `${done} of ${counted(items.length, "item")} done${nobodys ? `; ${counted(nobodys, "open item has", "open items have")} no owner` : ""}.`;
}

/**
 * The whole list as a document: a table for each group, then fields of its own.
 * @param {Definition} definition
 * @param {Answers} answers
 * @param {Format} format
 * @returns {Block[]}
 */
export function report(definition, answers, format) {
  const judged = judge(definition, answers);
  const own = (definition.spec.sections ?? []).flatMap((/** @type {{keys: string[]}} */ { keys }) => keys);
  const fields = definition.fields.filter(({ key }) => own.includes(key));
  const tables = judged.groups.map(({ label, items }) => table(label, ["Item", "State", "Owner", "Note"],
    items.map((item) => [item.label, item.done ? "done" : "open", item.owner || "–", item.note || "–"])));
  return [overview(judged, format), ...tables, ...listed({ ...definition, fields }, answers, format)];
}

/** @param {string} caption @param {string[]} head @param {string[][]} rows @returns {Table} */
const table = (caption, head, rows) => ({ type: "table", caption, head, rows });

/** @param {Group} group @param {Table} table @returns {Block} */
function meter({ label, done, items }, table) {
  return { type: "chart", chart: "meter", title: label, data: { value: done, max: items.length, label: `${done} of ${items.length} done` }, table };
}

/** @param {Judged} judged @param {Format} format */
function overview(judged, format) {
  const { groups } = judged;
  return groups.length > 1 ? { ...figures([...groups, judged], format), strongRow: groups.length } : figures(groups, format);
}

/** @param {Group[]} groups @param {Format} format @returns {Table} */
function figures(groups, format, caption = "Items done") {
  const rows = groups.map(({ label, done, items: { length } }) => [label, String(done), String(length), format.percent((done / length) * 100, 0)]);
  return { ...table(caption, ["Group", "Done", "Of", "Share"], rows), numeric: [1, 2, 3] };
}

/** @param {Judged} judged @returns {Block[]} */
function open({ shares, groups }) {
  if (shares.length === 0) return [{ type: "note", state: "good", text: "All items are done." }];
  const lists = shares.flatMap(({ owner, items }) => {
    /** @type {Block} */
    const list = { type: "list", items: items.map(({ label, group, note }) => {
      const detail = [groups.length > 1 ? group : "", note].filter(Boolean).join(": ");
      return { text: label, state: "missing", ...(detail ? { detail } : {}) };
    }) };
    /** @type {Block} */
    const heading = { type: "heading", level: 4, text: `${owner || "Without an owner"} (${items.length})` };
    return owner || shares.length > 1 ? [heading, list] : [list];
  });
  return [{ type: "heading", level: 3, text: "Open items" }, ...lists];
}
