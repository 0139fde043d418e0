// A copy as a file that can be read back: what a reader needs even when nothing else works any more.

/** @import { Copy } from "./types.js" */
/** @import { Session } from "./session.js" */

/** @param {Copy} copy */
export const toJson = (copy) => `${JSON.stringify(copy, null, 1)}\n`;

/** A name for a file with a copy. @param {Copy} copy @param {string} ending */
export function fileName({ document, copy }, ending) {
  const part = (/** @type {string} */ text) => text.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60);
  return `${[document, copy].map(part).filter(Boolean).join("-") || "answers"}.${ending}`;
}

/** Hands a file to the reader. @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Saves the copy that is shown as a file. @param {Session} session */
export function saveFile(session) {
  const copy = session.copy();
  download(fileName(copy, "json"), "application/json", toJson(copy));
}
