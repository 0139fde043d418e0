// A reader's progress, and how the browser keeps it. A change is made to what is stored at that moment, so that two tabs do
// not undo each other's. What the storage does not take lasts as long as the page.

/** @import { Change, Fits, Progress, Result } from "./types.js" */

/** What values must be to be believed. @type {Record<string, Fits>} */
export const FITS = {
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  time: (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && Date.parse(value) > 0,
  lessons: (value) => FITS.time(value?.done) && /^(reader|check)$/.test(value.by),
  checks: (value) => FITS.object(value),
  result: (value) => FITS.time(value?.at) && value.right >= 0 && value.of >= value.right && typeof value.passed === "boolean",
  visited: (value) => FITS.time(value?.at) && typeof value.lesson === "string",
  useful: (value) => value === "yes" || value === "no",
  name: (value) => typeof value === "string",
};

/** The entries that fit; any key is safe in what comes out. @param {any} object @param {Fits} fits */
function pick(object, fits) {
  const picked = Object.create(null);
  if (FITS.object(object)) for (const key of Object.keys(object)) if (fits(object[key])) picked[key] = object[key];
  return picked;
}

/** What can be used of something stored; what only a later version knows stays. @param {any} data @returns {Progress} */
export function clean(data) {
  const progress = pick(data, () => true);
  progress.lyceum = 1;
  for (const part of ["lessons", "checks", "visited", "useful"]) progress[part] = pick(progress[part], FITS[part]);
  for (const id in progress.checks) progress.checks[id] = pick(progress.checks[id], FITS.result);
  if (!FITS.name(progress.name)) delete progress.name;
  return progress;
}

/** The result to keep: the new one, unless the check was passed before and as well. @param {Result | undefined} old @param {Result} result */
export function better(old, result) {
  return old?.passed && !(result.passed && result.right > old.right) ? old : result;
}

/** With the last of its checks passed, a lesson is done. @param {Progress} progress @param {string} id @param {string} quiz @param {Result} result @param {number} checks */
export function keepResult({ checks: all, lessons }, id, quiz, result, checks) {
  const results = (all[id] ??= Object.create(null));
  results[quiz] = better(results[quiz], result);
  const passed = Array.from({ length: checks }, (_, index) => results[index + 1]?.passed);
  if (checks && result.passed && passed.every(Boolean)) lessons[id] ??= { done: result.at, by: "check" };
}

/** Keeps the progress of one site. */
export class Keeper {
  #key;
  #storage;
  /** @type {Change[]} */
  #waiting = [];
  /** @type {Change[]} */
  #watchers = [];
  /** Why a change waits, or would have to: "blocked", "full". */
  trouble;

  /** @param {string} site @param {Storage | null} storage */
  constructor(site, storage) {
    this.#key = `lyceum/${encodeURIComponent(site)}/progress`;
    this.#storage = storage;
    this.trouble = storage ? "" : "blocked";
  }

  read() {
    let data;
    try {
      data = JSON.parse(this.#storage?.getItem(this.#key) ?? "");
    } catch {
      // Nothing, out of reach, or damaged.
    }
    const progress = clean(data);
    for (const change of this.#waiting) change(progress);
    return progress;
  }

  /** @param {Change} change */
  change(change) {
    this.#waiting.push(change);
    this.trouble = "blocked";
    try {
      const text = JSON.stringify(this.read());
      this.#storage?.setItem(this.#key, text);
      if (this.#storage?.getItem(this.#key) === text) this.trouble = "";
    } catch (error) {
      if (/** @type {Error} */ (error).name !== "SecurityError") this.trouble = "full";
    }
    if (!this.trouble) this.#waiting = [];
    this.tell();
  }

  /** Calls now and after each change. @param {Change} watcher */
  watch(watcher) {
    this.#watchers.push(watcher);
    watcher(this.read());
  }

  /** Lets all who watch look again, if this key of the storage changed. @param {string | null} key */
  tell(key = null) {
    if (key === null || key === this.#key) for (const watcher of this.#watchers) watcher(this.read());
  }
}
