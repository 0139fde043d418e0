// The copy that is open: what it holds, when it is saved, and how it stays in step with what other tabs save.
import { bare, migrate, same } from "./answers.js";
import { merge, put } from "./changes.js";

/** @import { Copy, Definition } from "./types.js" */
/** @import { State } from "./answers.js" */
/** @import { Notes, Store } from "./store.js" */

/** What a copy is called if nobody gave it a name. */
export const FIRST = "My answers";
const SAVE_AFTER = 300;
const TRY_AGAIN_AFTER = 10_000;
const LOST = "This copy was deleted in another tab, or the browser's storage was cleared. Your answers are still here, but not saved.";
const RESTORED = "This copy was no longer in the browser's storage. Your answers were still open here and have been saved again.";

export const nothing = () => /** @type {State} */ ({ answers: bare(), aside: bare() });

export class Opened {
  name = FIRST;
  /** What the open copy holds. @type {State} */
  state = nothing();
  /** When it was saved; empty as long as it never was. */
  saved = "";
  /** Why the page speaks up by itself: a copy was deleted elsewhere, or cannot be read. */
  news = "";
  /** The control that is being typed in. */
  typing = "";
  /** What the copy held when this page and the storage last agreed. */
  #base = nothing();
  #dirty = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Definition} definition @param {Store} store */
  constructor(definition, store) {
    this.definition = definition;
    this.store = store;
  }

  /** Hears of every change. */
  tell() {}

  /** The reader left the control. */
  settle() {
    this.typing = "";
    if (!same(this.state, this.#base)) this.saveSoon();
  }

  /** @param {string} name @param {State} state @param {string} saved @returns {Copy} */
  copyOf(name, { answers, aside }, saved) {
    const { site, document, kind, title, definition } = this.definition;
    const copy = { lyceum: /** @type {const} */ (1), site, document, worksheet: kind, title, definition, saved, copy: name, answers };
    return Object.keys(aside).length ? { ...copy, aside } : copy;
  }

  /** What a copy holds, open or not. @param {string} name @returns {State | null} */
  stored(name) {
    if (name === this.name) return this.state;
    const copy = this.store.read(name);
    return copy && migrate(this.definition, copy);
  }

  /** @param {string} name */
  open(name) {
    const copy = this.store.open(name);
    this.name = name;
    this.saved = copy?.saved ?? "";
    this.state = copy ? migrate(this.definition, copy) : nothing();
    this.#base = this.state;
    this.#dirty = false;
    this.news = "";
    if (copy) this.note({ open: name });
  }

  /** Remembers something about this worksheet besides the copies. @param {Partial<Notes>} notes */
  note(notes) {
    const known = this.store.notes;
    if (!same({ ...known, ...notes }, known)) this.store.notes = { ...known, ...notes };
  }

  /** @param {State} state */
  hold(state) {
    this.state = state;
    this.saveSoon();
  }

  saveSoon(delay = SAVE_AFTER) {
    this.#dirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), delay);
  }

  /** Saves the open copy, though nothing changed. */
  saveNow() {
    this.#dirty = true;
    this.flush();
  }

  /** Saves what waits to be saved. */
  flush() {
    clearTimeout(this.#timer);
    if (!this.#dirty && !this.store.waiting) return;
    const news = this.store.news(this.name);
    if (news === "changed") this.#join();
    const first = !this.saved;
    this.write(this.name, this.state);
    this.#dirty = false;
    if (this.store.trouble) this.saveSoon(TRY_AGAIN_AFTER);
    this.news = news === "gone" ? RESTORED : "";
    if (first) this.note({ open: this.name });
    this.tell();
  }

  /** @param {string} name @param {State} state */
  write(name, state) {
    const saved = new Date().toISOString();
    this.store.write(this.copyOf(name, state, saved));
    if (name === this.name && !this.store.trouble) {
      this.saved = saved;
      this.#base = state;
    }
  }

  /** @param {State} base @param {State} winner @param {State} other @returns {State} */
  merge(base, winner, other) {
    return {
      answers: merge(this.definition.fields, base.answers, winner.answers, other.answers),
      aside: merge([], base.aside, winner.aside, other.aside),
    };
  }

  /** Takes in what another tab saved; what changed here, and the control being typed in, stay. */
  #join() {
    const copy = this.store.open(this.name);
    if (!copy) return;
    const theirs = migrate(this.definition, copy);
    const typed = put(this.definition.fields, this.#base.answers, this.typing, undefined);
    this.state = this.merge({ ...this.#base, answers: typed }, this.state, theirs);
    this.#base = theirs;
    this.saved = copy.saved;
    this.joined();
  }

  /** Hears that answers of another tab came in. */
  joined() {}

  /** Something changed in the storage; without a key, everything may have. @param {string | null} key */
  follow(key) {
    const name = key === null ? this.name : this.store.nameOf(key);
    if (!name) return;
    const news = name === this.name ? this.store.news(name) : "same";
    if (news === "changed") this.#join();
    if (news === "gone") this.#lose();
    this.tell();
  }

  /** The open copy is gone: renamed in another tab, deleted there, or wiped with everything else. */
  #lose() {
    const [old, renamed] = this.store.notes.renamed;
    if (old === this.name && this.store.read(renamed)) {
      const { state } = this;
      const unsaved = this.#dirty;
      this.open(renamed);
      if (unsaved) this.hold(state);
      return;
    }
    this.saved = "";
    this.#base = this.state;
    if (Object.keys({ ...this.state.answers, ...this.state.aside }).length) this.news = LOST;
  }
}
