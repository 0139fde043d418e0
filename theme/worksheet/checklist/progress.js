// The arithmetic of a checklist: what is done, by group, and whose the open items are.
import { textOf } from "../wording.js";

/** @import { Answers } from "../types.js" */

/** @typedef {{label: string, group: string, done: boolean, owner: string, note: string}} Entry */

/** @typedef {{label: string, items: Entry[], done: number}} Group */

/** @typedef {{owner: string, items: Entry[]}} Share open items of one owner; of nobody where the owner is empty */

/**
 * What is done in each group and in all, and the open items by owner.
 * @param {{label: string, items: {key: string, label: string}[]}[]} groups
 * @param {Answers} answers
 * @returns {Group & {groups: Group[], shares: Share[]}}
 */
export function tally(groups, answers) {
  const tallied = groups.map(({ label: group, items }) => counted(group, items.map(({ key, label }) => (
    { label, group, done: answers[key] === true, owner: textOf(answers[`${key}.owner`]), note: textOf(answers[`${key}.note`]) }))));
  const all = counted("All items", tallied.flatMap(({ items }) => items));
  return { ...all, groups: tallied, shares: share(all.items) };
}

/** @param {string} label @param {Entry[]} items @returns {Group} */
const counted = (label, items) => ({ label, items, done: items.filter(({ done }) => done).length });

/** The open items by owner, however the name is capitalised; in the order of the list, those of nobody last. @param {Entry[]} items @returns {Share[]} */
export function share(items) {
  /** @type {Map<string, Share>} */
  const shares = new Map();
  for (const item of items.filter(({ done }) => !done)) {
    const name = item.owner.toLowerCase().replace(/\s+/g, " ");
    const known = shares.get(name) ?? { owner: item.owner, items: [] };
    shares.set(name, known);
    known.items.push(item);
  }
  return [...shares.values()].sort((one, other) => Number(!one.owner) - Number(!other.owner));
}
