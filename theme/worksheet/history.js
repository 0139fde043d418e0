// Undo and redo. An entry tells what the open copy and the touched copies were before and after a change.

/** @import { State } from "./answers.js" */

/** @typedef {{open: string, copies: Map<string, State | null>}} Snapshot the touched copies; null is one that does not exist */
/** @typedef {{before: Snapshot, after: Snapshot}} Entry */

const LIMIT = 200;
const PAUSE = 1500;

/** What was done, and what was undone. */
export class History {
  /** @type {Entry[]} */
  #done = [];
  /** @type {Entry[]} */
  #undone = [];
  #tag = "";
  #time = 0;

  /**
   * Notes a change. Changes with the same tag (typing in one field) become one as long as no pause lies between them.
   * @param {Entry} entry
   * @param {string} [tag]
   * @param {number} [now]
   */
  add(entry, tag = "", now = Date.now()) {
    const last = this.#done.at(-1);
    const typing = tag !== "" && tag === this.#tag && now - this.#time < PAUSE && this.#undone.length === 0;
    if (last && typing) last.after = entry.after;
    else this.#done.push(entry);
    if (this.#done.length > LIMIT) this.#done.shift();
    this.#undone = [];
    this.#tag = tag;
    this.#time = now;
  }

  /** What comes next is a step of its own. */
  settle() {
    this.#tag = "";
  }

  /** The last change, to be taken back. */
  undo() {
    return this.#move(this.#done, this.#undone);
  }

  /** The change taken back last, to be made again. */
  redo() {
    return this.#move(this.#undone, this.#done);
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** @param {Entry[]} from @param {Entry[]} to */
  #move(from, to) {
    this.settle();
    const entry = from.pop();
    if (entry) to.push(entry);
    return entry;
  }
}
