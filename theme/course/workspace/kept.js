// What a site keeps in the browser's storage besides the progress, and how many entries are written: all of them or none.

/** @import { Copy } from "../../worksheet/types.js" */

/** @typedef {{copies: Copy[], damaged: number, keys: string[]}} Kept `damaged` copies cannot be read; `keys` are all that the site has */

/** The key of a saved copy. @param {string} site @param {string[]} names the document's and the copy's, or "progress" */
export const keyOf = (site, ...names) => ["lyceum", ...[site, ...names].map(encodeURIComponent)].join("/");

/** All that a site has in the storage. @param {Storage | null} storage @param {string} site @returns {Kept} */
export function keptIn(storage, site) {
  const start = `${keyOf(site)}/`;
  const keys = [];
  for (let index = 0; index < (storage?.length ?? 0); index += 1) keys.push(storage?.key(index) ?? "");
  const own = keys.filter((key) => key.startsWith(start)).sort();
  // "DOCUMENT/COPY"; other keys are the progress, and what a worksheet's panel remembers.
  const found = own.filter((key) => /^[^/]+\/[^/]+$/.test(key.slice(start.length))).map((key) => read(storage?.getItem(key) ?? "", key));
  const copies = found.flatMap((copy) => copy ?? []);
  return { copies, damaged: found.length - copies.length, keys: own };
}

/** A copy as the worksheet itself would read it. @param {string} text @param {string} key @returns {Copy | null} */
function read(text, key) {
  try {
    const copy = JSON.parse(text);
    const [site, document, name] = key.split("/").slice(1).map(decodeURIComponent);
    const fits = copy.lyceum === 1 && typeof copy.answers === "object" && copy.answers && Date.parse(copy.saved);
    return fits ? { ...copy, site, document, copy: name } : null;
  } catch {
    return null;
  }
}

/**
 * Writes entries, or puts everything back as it was.
 * @param {Storage | null} storage
 * @param {[key: string, text: string][]} entries
 * @returns {"" | "blocked" | "full"} why nothing could be written
 */
export function writeAll(storage, entries) {
  if (!storage) return "blocked";
  const before = entries.map(([key]) => /** @type {const} */ ([key, storage.getItem(key)]));
  try {
    for (const [key, text] of entries) storage.setItem(key, text);
    return "";
  } catch (error) {
    // First room is made, so that what was there fits again.
    for (const [key] of before) storage.removeItem(key);
    for (const [key, text] of before) if (text !== null) storage.setItem(key, text);
    return /** @type {Error} */ (error).name === "SecurityError" ? "blocked" : "full";
  }
}
