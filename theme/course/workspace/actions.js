// What can be done with a workspace: all of it into a file, a file into it, and all of it away.
import { ask } from "../../worksheet/dialog.js";
import { download } from "../../worksheet/keep.js";
import { keeper, site, storage } from "../page.js";
import { LARGEST, readWorkspace } from "./check.js";
import { keptIn, keyOf, writeAll } from "./kept.js";
import { mergeCopies, mergeProgress } from "./merge.js";
import { listed, plural } from "./words.js";

/** @import { Merged } from "./merge.js" */

/** @typedef {{text: string, list?: string[]}} Said */

/** Saves everything as a file, and says if that could not be read back. @returns {Said} */
export function exportAll() {
  const { copies, damaged } = keptIn(storage, site);
  const exported = new Date().toISOString();
  const text = `${JSON.stringify({ lyceum: 1, site, exported, copies, progress: keeper.read() }, null, 1)}\n`;
  download(`${site}-workspace-${exported.slice(0, 10)}.json`, "application/json", text);
  const { faults } = readWorkspace(text, site);
  if (faults) return { text: "The file is saved, but could not be opened again as it is:", list: faults };
  const lost = damaged ? ` ${plural(damaged, "saved copy", "saved copies")} could not be read and ${damaged === 1 ? "is" : "are"} not in it.` : "";
  return { text: `The file holds ${plural(copies.length, "saved copy", "saved copies")} and your progress.${lost}` };
}

/** Brings in a file, or says why it does not fit. @param {File} file @returns {Promise<Said>} */
export async function importFile(file) {
  const text = file.size > LARGEST ? " ".repeat(LARGEST + 1) : await file.text();
  const { copies, progress, faults } = readWorkspace(text, site);
  if (faults) return { text: `“${file.name}” was not opened, and nothing was changed:`, list: faults };
  const merged = mergeCopies(keptIn(storage, site).copies, copies);
  /** @type {[string, string][]} */
  const entries = merged.write.map((copy) => [keyOf(site, copy.document, copy.copy), JSON.stringify(copy)]);
  entries.push([keyOf(site, "progress"), JSON.stringify(mergeProgress(keeper.read(), progress))]);
  const trouble = writeAll(storage, entries);
  keeper.tell();
  if (trouble) {
    const why = trouble === "full" ? "the storage of this browser has no room for it" : "this browser lets the site keep nothing";
    return { text: `“${file.name}” was not opened, and nothing was changed: ${why}.` };
  }
  return { text: `“${file.name}” was opened. ${sayMerged(merged)}`, list: merged.kept.map(({ title, copy }) => `Kept beside: “${copy}” of “${title.slice(0, 100)}”`) };
}

/** @param {Merged} merged */
function sayMerged({ added, replaced, older, equal }) {
  const copies = listed([
    [added, "saved copy was added", "saved copies were added"],
    [replaced, "was newer than yours", "were newer than yours"],
    [older, "was older than yours", "were older than yours"],
    [equal, "was the same as yours", "were the same as yours"],
  ]);
  return `${copies || "It held no saved copies"}. The progress of both is added up.`;
}

/** Deletes everything, once the reader has seen what that is. @returns {Promise<Said | null>} null if the reader thought better of it */
export async function deleteAll() {
  const { copies, damaged, keys } = keptIn(storage, site);
  if (keys.length === 0) return { text: "There is nothing to delete." };
  const { lessons, checks, useful, name } = keeper.read();
  const what = listed([
    [copies.length + damaged, "saved copy of a worksheet", "saved copies of worksheets"],
    [Object.keys(lessons).length, "lesson marked as done", "lessons marked as done"],
    [Object.keys(checks).length, "page with results of checks", "pages with results of checks"],
    [Object.keys(useful).length, "page that you said was useful or not", "pages that you said were useful or not"],
    [name ? 1 : 0, "name for certificates", ""],
  ]);
  const text = `What goes: ${what || "which lessons you opened last"}. It cannot be undone. What you saved as a file stays.`;
  if ((await ask({ title: "Delete everything that this site keeps?", text, ok: "Delete everything" })) === null) return null;
  for (const key of keys) storage?.removeItem(key);
  keeper.tell();
  return { text: "Everything was deleted." };
}
