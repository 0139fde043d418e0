// A worksheet at work: what the reader changes in answers and copies, and how that is undone. Knows no page: each place
// where the worksheet stands is a view that hears of changes.
import { migrate, same } from "./answers.js";
import { put } from "./changes.js";
import { History } from "./history.js";
import { FIRST, nothing, Opened } from "./opened.js";

/** @import { Copy, Definition, Value } from "./types.js" */
/** @import { State } from "./answers.js" */
/** @import { Notice } from "./dom.js" */
/** @import { Snapshot } from "./history.js" */
/** @import { Store } from "./store.js" */

export class Session extends Opened {
  history = new History();
  /** @type {Set<() => void>} */
  views = new Set();
  /** A copy that came with the address: shown, and not touched. @type {(State & Copy) | null} */
  shared = null;
  /** What is to be said about it. @type {Notice | null} */
  banner = null;

  /** @param {Definition} definition @param {Store} store */
  constructor(definition, store) {
    super(definition, store);
    const names = this.names();
    const last = store.notes.open;
    this.open(names.includes(last) ? last : names[0] ?? this.unused(FIRST));
    const unreadable = store.names().filter((name) => !store.read(name));
    if (unreadable.length) this.news = `A saved copy cannot be read here and was left as it is: ${unreadable.join(", ")}.`;
  }

  tell() {
    for (const view of this.views) view();
  }

  /** The copies that can be opened. */
  names() {
    return this.store.names().filter((name) => this.store.read(name));
  }

  /** A name that no copy has, made from one that may be taken. @param {string} name */
  unused(name) {
    const taken = this.store.names();
    let free = name;
    const start = name.slice(0, 90).replace(/[\ud800-\udbff]$/, "");
    for (let number = 2; taken.includes(free); number += 1) free = `${start} ${number}`;
    return free;
  }

  /** What is shown: the reader's own answers, or those of a link. @returns {State} */
  get shown() {
    return this.shared ?? this.state;
  }

  get isEmpty() {
    return Object.keys({ ...this.state.answers, ...this.state.aside }).length === 0;
  }

  /** The copy that is shown, as it is saved and exported. */
  copy() {
    const { answers, aside } = this.shown;
    return this.copyOf(this.shared?.copy ?? this.name, { answers, aside }, this.shared?.saved ?? (this.saved || new Date().toISOString()));
  }

  /** One answer was given. @param {string} name the control's @param {Value | undefined} value */
  answer(name, value) {
    this.typing = name;
    this.change((state) => ({ ...state, answers: put(this.definition.fields, state.answers, name, value) }), name);
  }

  settle() {
    super.settle();
    this.history.settle();
  }

  joined() {
    this.history.settle();
  }

  /** Any change of the open copy, as one step. @param {(state: State) => State} change @param {string} [tag] */
  change(change, tag) {
    const before = this.state;
    const after = change(before);
    if (this.shared || same(before, after)) return;
    const snapshot = (/** @type {State} */ held) => ({ open: this.name, copies: new Map([[this.name, held]]) });
    this.history.add({ before: snapshot(before), after: snapshot(after) }, tag);
    this.hold(after);
    this.tell();
  }

  undo() {
    const entry = this.shared ? undefined : this.history.undo();
    if (entry) this.#restore(entry.after, entry.before);
  }

  redo() {
    const entry = this.shared ? undefined : this.history.redo();
    if (entry) this.#restore(entry.before, entry.after);
  }

  /** Carries the difference of two snapshots over to what the copies hold now. @param {Snapshot} from @param {Snapshot} to */
  #restore(from, to) {
    this.typing = "";
    this.flush();
    const copies = new Map([...to.copies].map(([name, state]) => {
      const now = this.stored(name);
      const old = from.copies.get(name);
      return [name, state && now && old ? this.merge(old, state, now) : state];
    }));
    this.#put(copies, to.open);
  }

  /** Saves what would go when another copy is opened, a copy that is gone from the storage included. */
  #leave() {
    if (this.news && !this.isEmpty) this.saveNow();
    else this.flush();
  }

  /** Opens another copy. @param {string} name */
  switch(name) {
    this.#leave();
    this.open(name);
    this.tell();
  }

  /** A new copy, empty unless it gets a state. @param {string} name @param {State} [state] */
  create(name, state = nothing()) {
    this.#step(name, new Map([[name, state]]));
  }

  /** @param {string} name */
  rename(name) {
    this.flush();
    this.#step(name, new Map([[this.name, null], [name, this.state]]));
  }

  /** Deletes the open copy; the one that was saved last takes its place. */
  remove() {
    const newest = this.store.copies().find(({ copy }) => copy !== this.name);
    this.#step(newest?.copy ?? FIRST, new Map([[this.name, null]]));
  }

  /** Takes answers in from a file or a link, as a new copy; an open copy without answers makes way for it. @param {Copy} copy */
  adopt(copy) {
    this.#leave();
    const replaced = this.isEmpty ? this.name : "";
    const name = copy.copy === replaced ? replaced : this.unused(copy.copy);
    /** @type {Snapshot["copies"]} */
    const copies = new Map(replaced ? [[replaced, null]] : []);
    this.shared = null;
    this.#step(name, copies.set(name, migrate(this.definition, copy)));
  }

  /** Changes copies, as one step. @param {string} open @param {Snapshot["copies"]} copies */
  #step(open, copies) {
    this.#leave();
    const before = new Map([...copies.keys()].map((name) => [name, this.stored(name)]));
    this.history.add({ before: { open: this.name, copies: before }, after: { open, copies } });
    this.#put(copies, open);
  }

  /** Writes copies, removes those that are null, and opens one. @param {Snapshot["copies"]} copies @param {string} open */
  #put(copies, open) {
    const [gone, come] = [false, true].map((kept) => [...copies.keys()].filter((name) => Boolean(copies.get(name)) === kept));
    // Other tabs follow a copy that got another name; all others that go are deleted.
    this.note({ renamed: gone.length === 1 && come.length === 1 ? [...gone, ...come] : [] });
    for (const name of come) this.write(name, /** @type {State} */ (copies.get(name)));
    for (const name of gone) this.store.remove(name);
    this.open(open);
    this.tell();
  }
}
