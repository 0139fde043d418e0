// The saved copies of one worksheet in the browser's storage. What the storage does not take stays in memory, and is
// offered to it again with the next change.
import { isObject } from "./answers.js";

/** @import { Copy, Definition } from "./types.js" */

/** @typedef {"" | "blocked" | "full"} Trouble why something could not be saved */
/** @typedef {{open: string, told: string[], renamed: string[]}} Notes the copy opened last, copies whose reader knows the risk, the last change of a name */

/** The browser's storage, or null where this page may not use it. */
export function openStorage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** Whether a copy can be called so. @param {any} name */
export function isName(name) {
  return typeof name === "string" && name !== "" && name.trim() === name && name.length <= 100 && !/[\p{Cc}\p{Cs}]/u.test(name);
}

/** A copy as it was stored; null where there is none that can be read. Its answers are not checked yet. @param {string | null} text @returns {Copy | null} */
function parse(text) {
  try {
    const copy = JSON.parse(text ?? "null");
    return copy?.lyceum === 1 && isObject(copy.answers) && Date.parse(copy.saved) ? copy : null;
  } catch {
    return null;
  }
}

/** The saved copies of a worksheet, newest first. @param {Storage | null} storage @param {string} site @param {string} document @returns {Copy[]} */
export function copiesOf(storage, site, document) {
  return new Store({ site, document }, storage).copies();
}

/** Where the copies of one worksheet are kept. */
export class Store {
  #start;
  #storage;
  /** @type {Map<string, Copy>} copies that the storage did not take */
  #memory = new Map();
  /** @type {Map<string, string | null>} what was last seen in the storage */
  #seen = new Map();
  /** @type {Trouble} */
  trouble = "";

  /** @param {Pick<Definition, "site" | "document">} definition @param {Storage | null} storage */
  constructor({ site, document }, storage) {
    this.#start = `lyceum/${encodeURIComponent(site)}/${encodeURIComponent(document)}/`;
    this.#storage = storage;
  }

  /** The copy that a storage key belongs to; null for other keys. @param {string} key */
  nameOf(key) {
    const name = key.startsWith(this.#start) ? key.slice(this.#start.length) : "";
    try {
      return name.includes("/") ? null : decodeURIComponent(name) || null;
    } catch {
      return null;
    }
  }

  /** The names of all copies, also of those that cannot be read. @returns {string[]} */
  names() {
    const keys = this.#try((storage) => Array.from(storage, (_, index) => storage.key(index) ?? "")) ?? [];
    const names = new Set(this.#memory.keys());
    for (const key of keys) {
      const name = this.nameOf(key);
      if (name) names.add(name);
    }
    return [...names].sort(new Intl.Collator(undefined, { numeric: true }).compare);
  }

  /** The copies that can be read, newest first. */
  copies() {
    return this.names().flatMap((name) => this.read(name) ?? []).sort((a, b) => (a.saved < b.saved ? 1 : -1));
  }

  /** @param {string} name */
  read(name) {
    return this.#memory.get(name) ?? parse(this.#text(name));
  }

  /** Reads a copy to work with it: from now on there can be news of it. @param {string} name */
  open(name) {
    this.#seen.set(name, this.#text(name));
    return this.read(name);
  }

  /** What became of a copy in the storage since it was opened or saved here. @param {string} name @returns {"same" | "changed" | "gone"} */
  news(name) {
    const seen = this.#seen.get(name) ?? null;
    const text = this.#text(name);
    if (text === seen) return "same";
    return text === null ? "gone" : "changed";
  }

  /** Whether something is not saved that should be. */
  get waiting() {
    return this.#memory.size > 0;
  }

  /** Saves a copy, and with it what could not be saved before. @param {Copy} copy */
  write(copy) {
    this.#memory.set(copy.copy, copy);
    this.trouble = this.#storage ? "" : "blocked";
    for (const [name, waiting] of this.#memory) {
      const text = JSON.stringify(waiting);
      try {
        this.#storage?.setItem(this.#key(name), text);
      } catch (error) {
        this.trouble = /** @type {Error} */ (error).name === "SecurityError" ? "blocked" : "full";
      }
      if (this.#text(name) !== text) this.trouble ||= "blocked";
      else {
        this.#memory.delete(name);
        this.#seen.set(name, text);
      }
    }
  }

  /** @param {string} name */
  remove(name) {
    this.#memory.delete(name);
    this.#seen.delete(name);
    this.#try((storage) => storage.removeItem(this.#key(name)));
  }

  /** What is remembered besides the copies. @returns {Notes} */
  get notes() {
    const list = (/** @type {any} */ value) => (Array.isArray(value) ? value : []);
    try {
      const { open, told, renamed } = JSON.parse(this.#text("") ?? "{}");
      return { open: String(open ?? ""), told: list(told), renamed: list(renamed) };
    } catch {
      return { open: "", told: [], renamed: [] };
    }
  }

  set notes(notes) {
    this.#try((storage) => storage.setItem(this.#key(""), JSON.stringify(notes)));
  }

  /** @param {string} name the copy's; empty for the notes */
  #key(name) {
    return `${this.#start}${encodeURIComponent(name) || "/panel"}`;
  }

  /** @param {string} name */
  #text(name) {
    return this.#try((storage) => storage.getItem(this.#key(name))) ?? null;
  }

  /** @template T @param {(storage: Storage) => T} use @returns {T | undefined} */
  #try(use) {
    try {
      return this.#storage ? use(this.#storage) : undefined;
    } catch {
      return undefined;
    }
  }
}
