// What the menu "Save or share" offers: answers as files, on paper and in a link, and answers from a file. Loaded when the
// menu is opened first.
import { make } from "./dom.js";
import { toCsv, toMarkdown } from "./exports.js";
import { LARGEST, readCopy } from "./importing.js";
import { download, fileName, saveFile } from "./keep.js";
import { encode, LONGEST_ADDRESS } from "./share.js";

/** @import { View } from "./element.js" */
/** @import { Notices } from "./dom.js" */
/** @import { Session } from "./session.js" */
/** @import { Definition } from "./types.js" */

/** An address of the worksheet's own page. @param {Definition} definition @param {string} [name] */
const address = (definition, name = "") => new URL(name, new URL(definition.url, document.baseURI)).href.split("#")[0];

/** The entries besides "Save as a file". @param {View} view @returns {(HTMLElement | [string, () => void])[]} */
export function entries({ session, kind, format, notices, print }) {
  const { definition } = session;
  const input = make("input", { type: "file", accept: ".json,application/json", hidden: true, ariaLabel: "A file with saved answers" });
  input.addEventListener("change", () => read(session, input, notices));
  const markdown = () => download(fileName(session.copy(), "md"), "text/markdown", toMarkdown(kind, definition, session.copy(), format, document.baseURI));
  // Excel takes a file without this mark for one in an older encoding.
  const csv = () => download(fileName(session.copy(), "csv"), "text/csv", `\ufeff${toCsv(definition, session.copy())}`);
  return [
    ["Save as a text (Markdown)", markdown],
    ["Save as a table (CSV)", csv],
    ["Print or save as PDF", print],
    ["Copy a share link", () => share(session, notices)],
    ["Open a saved file", () => input.click()],
    make("a", { href: address(definition, "answers.schema.json"), textContent: "Schema of the JSON file" }),
    input,
  ];
}

/** @param {Session} session @param {HTMLInputElement} input @param {Notices} notices */
async function read(session, input, notices) {
  const file = input.files?.[0];
  input.value = "";
  if (!file) return;
  const text = file.size > LARGEST ? " ".repeat(LARGEST + 1) : await file.text();
  const { copy, faults = [] } = readCopy(text, session.definition);
  if (copy) session.adopt(copy);
  const close = () => notices.show("file", null);
  notices.show("file", copy
    ? { text: `“${file.name}” was opened as the copy “${session.name}”.`, actions: [["Close", close]] }
    : { text: `“${file.name}” was not opened, and nothing was changed:`, list: faults, actions: [["Close", close]] });
}

/** @param {Session} session @param {Notices} notices */
async function share(session, notices) {
  const close = /** @type {[string, () => void]} */ (["Close", () => notices.show("link", null)]);
  const link = await encode(session.copy()).then((fragment) => address(session.definition) + fragment, () => "");
  if (!link || link.length > LONGEST_ADDRESS) {
    const text = link ? "These answers are too long for a link. Send them as a file." : "This browser cannot make links. Send the answers as a file.";
    notices.show("link", { text, actions: [["Save as a file", () => saveFile(session)], close] });
    return;
  }
  const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
  const text = copied ? "The link is copied." : "Copy this link:";
  notices.show("link", { text: `${text} The answers are in the link itself: whoever has it can read them.`, field: link, actions: [close] });
}
