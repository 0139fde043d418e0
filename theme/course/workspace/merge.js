// Two workspaces in one. Of two copies with one name the newer stays under it; the older is kept beside it.
import { same } from "../../worksheet/answers.js";
import { better, clean } from "../progress.js";

/** @import { Copy } from "../../worksheet/types.js" */
/** @import { Progress } from "../types.js" */

/** @typedef {{write: Copy[], added: number, replaced: number, older: number, equal: number, kept: Copy[]}} Merged what has to be written, what became of each copy, and the older ones that are kept beside */

const LONGEST = 100;

/** @param {Copy} copy */
const keyOf = ({ document, copy }) => JSON.stringify([document, copy]);

/** Whether two copies say the same. @param {Copy} one @param {Copy} other */
const equal = (one, other) => same(one.answers, other.answers) && same(one.aside ?? {}, other.aside ?? {});

/** @param {Copy[]} own @param {Copy[]} coming @returns {Merged} */
export function mergeCopies(own, coming) {
  const all = new Map(own.map((copy) => [keyOf(copy), copy]));
  // Names that the file itself uses are taken, too.
  const taken = new Set([...all.keys(), ...coming.map(keyOf)]);
  /** @type {Merged} */
  const merged = { write: [], added: 0, replaced: 0, older: 0, equal: 0, kept: [] };
  const put = (/** @type {Copy} */ copy) => {
    all.set(keyOf(copy), copy);
    taken.add(keyOf(copy));
    merged.write.push(copy);
  };
  for (const copy of coming) {
    const present = all.get(keyOf(copy));
    if (!present) {
      merged.added += 1;
      put(copy);
      continue;
    }
    const newer = Date.parse(copy.saved) > Date.parse(present.saved);
    if (equal(present, copy)) merged.equal += 1;
    else {
      const aside = beside(newer ? present : copy, all, taken);
      if (aside) put(aside);
      if (aside) merged.kept.push(aside);
      merged[newer ? "replaced" : "older"] += 1;
    }
    if (newer) put(copy);
  }
  return merged;
}

/** The older copy under another name; null if it was kept beside before. @param {Copy} older @param {Map<string, Copy>} all @param {Set<string>} taken @returns {Copy | null} */
function beside(older, all, taken) {
  const isKept = (/** @type {Copy} */ one) => one !== older && one.document === older.document && one.copy.includes("(before import");
  if ([...all.values()].some((one) => isKept(one) && equal(one, older))) return null;
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? " (before import)" : ` (before import ${number})`;
    const named = { ...older, copy: `${older.copy.slice(0, LONGEST - suffix.length).trim()}${suffix}` };
    if (!taken.has(keyOf(named))) return named;
  }
}

/** What both have done. A lesson is done since it was first; of results and visits the better and the later count. @param {Progress} own @param {any} file @returns {Progress} */
export function mergeProgress(own, file) {
  const [merged, coming] = [clean(own), clean(file)];
  for (const [id, done] of Object.entries(coming.lessons)) {
    if (!merged.lessons[id] || done.done < merged.lessons[id].done) merged.lessons[id] = done;
  }
  for (const [course, visit] of Object.entries(coming.visited)) {
    if (!merged.visited[course] || visit.at > merged.visited[course].at) merged.visited[course] = visit;
  }
  for (const [id, results] of Object.entries(coming.checks)) {
    const mine = (merged.checks[id] ??= Object.create(null));
    for (const [quiz, result] of Object.entries(results)) {
      const [first, last] = mine[quiz]?.at > result.at ? [result, mine[quiz]] : [mine[quiz], result];
      mine[quiz] = better(first, last);
    }
  }
  merged.useful = Object.assign(Object.create(null), coming.useful, merged.useful);
  if (!merged.name && coming.name) merged.name = coming.name;
  return merged;
}
