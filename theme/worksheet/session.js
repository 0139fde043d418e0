// A worksheet at work: which copy is open, what it holds, what was done to it, and when it is saved. Knows no page: each
// place where the worksheet stands is a view that hears of changes.
import { bare, merge, migrate, put, same } from "./answers.js";
import { History } from "./history.js";

/** @import { Answers, Copy, Definition, Value } from "./types.js" */
/** @import { State } from "./answers.js" */
/** @import { Notice } from "./dom.js" */
/** @import { Entry, Snapshot } from "./history.js" */
/** @import { Notes, Store } from "./store.js" */

/** What a copy is called if nobody gave it a name. */
export const FIRST = "My answers";
const SAVE_AFTER = 300;
const TRY_AGAIN_AFTER = 10_000;

const nothing = () => /** @type {State} */ ({ answers: bare(), aside: bare() });

export class Session {
  history = new History();
  /** @type {Set<() => void>} */
  views = new Set();
  name = FIRST;
  /** What the open copy holds. */
  state = nothing();
  /** What it held when this page and the storage last agreed. */
  #base = nothing();
  /** When it was saved; empty as long as it never was. */
  saved = "";
  /** Whether something waits to be saved. */
  dirty = false;
  /** The control that is being typed in. */
  #typing = "";
  /** Why the page speaks up by itself: a copy was deleted elsewhere, or cannot be read. */
  news = "";
  /** A copy that came with the address: shown, and not touched. @type {(State & Copy) | null} */
  shared = null;
  /** What is to be said about it. @type {Notice | null} */
  banner = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Definition} definition @param {Store} store */
  constructor(definition, store) {
    this.definition = definition;
    this.store = store;
    const names = this.names();
    const last = store.notes.open ?? "";
    this.#open(names.includes(last) ? last : names[0] ?? this.unused(FIRST));
    const unreadable = store.names().filter((name) => !store.read(name));
    if (unreadable.length) this.news = `A saved copy cannot be read here and was left as it is: ${unreadable.join(", ")}.`;
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

  /** The copy that is shown, as it is saved and exported. @returns {Copy} */
  copy() {
    const { answers, aside } = this.shown;
    return this.#copy(this.shared?.copy ?? this.name, { answers, aside }, this.shared?.saved ?? (this.saved || new Date().toISOString()));
  }

  /** @param {string} name @param {State} state @param {string} saved @returns {Copy} */
  #copy(name, { answers, aside }, saved) {
    const { site, document, kind, title, definition } = this.definition;
    const copy = { lyceum: /** @type {const} */ (1), site, document, worksheet: kind, title, definition, saved, copy: name, answers };
    return Object.keys(aside).length ? { ...copy, aside } : copy;
  }

  // Changes

  /** One answer was given. @param {string} name the control's @param {Value | undefined} value */
  answer(name, value) {
    this.#typing = name;
    this.change((state) => ({ ...state, answers: put(this.definition.fields, state.answers, name, value) }), name);
  }

  /** The reader left the control. */
  settle() {
    this.#typing = "";
    this.history.settle();
    if (!same(this.state, this.#base)) this.#saveSoon();
  }

  /** Any change of the open copy, as one step. @param {(state: State) => State} change @param {string} [tag] */
  change(change, tag) {
    const before = this.state;
    const after = change(before);
    if (this.shared || same(before, after)) return;
    this.history.add({ before: this.#snapshot(before), after: this.#snapshot(after) }, tag);
    this.state = after;
    this.#saveSoon();
    this.tell();
  }

  #saveSoon(delay = SAVE_AFTER) {
    this.dirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), delay);
  }

  /** @param {State} state @returns {Snapshot} */
  #snapshot(state) {
    return { open: this.name, copies: new Map([[this.name, state]]) };
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
    this.#typing = "";
    this.flush();
    const copies = new Map([...to.copies].map(([name, state]) => {
      const now = this.#stored(name);
      const old = from.copies.get(name);
      return [name, state && now && old ? this.#merge(old, state, now) : state];
    }));
    this.#put(copies, to.open);
  }

  /** Writes copies, removes those that are null, and opens one. @param {Snapshot["copies"]} copies @param {string} open */
  #put(copies, open) {
    const [gone, come] = [false, true].map((kept) => [...copies.keys()].filter((name) => Boolean(copies.get(name)) === kept));
    // Other tabs follow a copy that got another name; all others that go are deleted.
    this.note({ renamed: gone.length === 1 && come.length === 1 ? [...gone, ...come] : [] });
    for (const name of come) this.#write(name, /** @type {State} */ (copies.get(name)));
    for (const name of gone) this.store.remove(name);
    this.#open(open);
    this.tell();
  }

  /** @param {State} base @param {State} winner @param {State} other @returns {State} */
  #merge(base, winner, other) {
    return {
      answers: merge(this.definition.fields, base.answers, winner.answers, other.answers),
      aside: merge([], base.aside, winner.aside, other.aside),
    };
  }

  // Copies

  /** Opens another copy. @param {string} name */
  switch(name) {
    this.flush();
    this.#open(name);
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

  /** Deletes the open copy. */
  remove() {
    const others = this.names().filter((name) => name !== this.name);
    this.#step(others[0] ?? FIRST, new Map([[this.name, null]]));
  }

  /** Takes answers in from a file or a link, as a new copy; an open copy without answers makes way for it. @param {Copy} copy */
  adopt(copy) {
    const replaced = this.isEmpty ? this.name : "";
    const name = copy.copy === replaced ? replaced : this.unused(copy.copy);
    /** @type {Snapshot["copies"]} */
    const copies = new Map(replaced ? [[replaced, null]] : []);
    this.shared = null;
    this.#step(name, copies.set(name, migrate(this.definition, copy)));
  }

  /** @param {string} open @param {Snapshot["copies"]} copies */
  #step(open, copies) {
    this.flush();
    const before = new Map([...copies.keys()].map((name) => [name, this.#stored(name)]));
    this.history.add({ before: { open: this.name, copies: before }, after: { open, copies } });
    this.#put(copies, open);
  }

  /** @param {string} name @returns {State | null} */
  #stored(name) {
    if (name === this.name) return this.state;
    const copy = this.store.read(name);
    return copy && migrate(this.definition, copy);
  }

  /** @param {string} name */
  #open(name) {
    const copy = this.store.open(name);
    this.name = name;
    this.saved = copy?.saved ?? "";
    this.state = copy ? migrate(this.definition, copy) : nothing();
    this.#base = this.state;
    this.dirty = false;
    this.news = "";
    if (copy) this.note({ open: name });
  }

  // Saving

  /** Remembers something about this worksheet besides the copies. @param {Notes} notes */
  note(notes) {
    const known = this.store.notes;
    if (!same({ ...known, ...notes }, known)) this.store.notes = { ...known, ...notes };
  }

  /** Saves what waits to be saved. */
  flush() {
    clearTimeout(this.#timer);
    if (!this.dirty && !this.store.waiting) return;
    const news = this.store.news(this.name);
    if (news === "changed") this.#join();
    const first = !this.saved;
    this.#write(this.name, this.state);
    this.dirty = false;
    if (this.store.trouble) this.#saveSoon(TRY_AGAIN_AFTER);
    this.news = news === "gone" ? "This copy was no longer in the browser's storage. Your answers were still open here and have been saved again." : "";
    if (first) this.note({ open: this.name });
    this.tell();
  }

  /** @param {string} name @param {State} state */
  #write(name, state) {
    const saved = new Date().toISOString();
    this.store.write(this.#copy(name, state, saved));
    if (name === this.name && !this.store.trouble) {
      this.saved = saved;
      this.#base = state;
    }
  }

  /** Takes in what another tab saved; what changed here, and the control being typed in, stay. */
  #join() {
    const copy = this.store.open(this.name);
    if (!copy) return;
    this.history.settle();
    const theirs = migrate(this.definition, copy);
    const typed = put(this.definition.fields, this.#base.answers, this.#typing, undefined);
    this.state = this.#merge({ ...this.#base, answers: typed }, this.state, theirs);
    this.#base = theirs;
    this.saved = copy.saved;
  }

  /** Something changed in the storage; without a key, everything may have. @param {string | null} key */
  follow(key) {
    const name = key === null ? this.name : this.store.nameOf(key);
    if (!name) return;
    if (name === this.name) {
      const news = this.store.news(name);
      if (news === "changed") this.#join();
      if (news === "gone") this.#lose();
    }
    this.tell();
  }

  /** The open copy is gone: renamed in another tab, deleted there, or wiped with everything else. */
  #lose() {
    const [old, renamed] = this.store.notes.renamed ?? [];
    if (old === this.name && this.store.read(renamed)) {
      const { state, dirty } = this;
      this.#open(renamed);
      if (dirty) this.change(() => state);
      return;
    }
    this.saved = "";
    this.#base = this.state;
    if (!this.isEmpty) this.news = "This copy was deleted in another tab, or the browser's storage was cleared. Your answers are still here, but not saved.";
  }

  /** Saves the open copy though nothing changed. */
  saveAgain() {
    this.dirty = true;
    this.flush();
  }

  tell() {
    for (const view of this.views) view();
  }
}
