// The menu of copies: new, duplicate, rename, delete. Loaded when the menu is opened first.
import { ask } from "./dialog.js";
import { FIRST } from "./opened.js";
import { isName } from "./store.js";

/** @import { Entry } from "./dom.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @returns {Entry[]} */
export function entries(session) {
  return [
    ["New", () => named(session, "A new, empty copy", "Create", session.unused(FIRST), (name) => session.create(name))],
    ["Duplicate", () => named(session, `A duplicate of “${session.name}”`, "Duplicate", session.unused(session.name), (name) => session.create(name, session.state))],
    ["Rename", () => named(session, `Rename “${session.name}”`, "Rename", session.name, (name) => session.rename(name))],
    ["Delete", () => remove(session)],
  ];
}

/**
 * Asks for a name that no other copy has.
 * @param {Session} session
 * @param {string} title
 * @param {string} ok
 * @param {string} name what is proposed
 * @param {(name: string) => void} use
 */
async function named(session, title, ok, name, use) {
  const check = (/** @type {string} */ given) => {
    if (!isName(given)) return "Write a name.";
    return given === name || session.unused(given) === given ? "" : "There is a copy of that name already.";
  };
  const given = await ask({ title, ok, name, check });
  if (given !== null && given !== session.name) use(given);
}

/** @param {Session} session */
async function remove(session) {
  const title = `Delete “${session.name}”?`;
  const text = "Its answers go from this browser. Undo brings them back as long as this page is open.";
  if (await ask({ title, text, ok: "Delete" }) !== null) session.remove();
}
