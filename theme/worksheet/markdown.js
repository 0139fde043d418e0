// Results and reports as Markdown. Whatever people wrote stays text: it never becomes a heading, a link or a table.
import { STATES } from "./dom.js";

/** @import { Block, Item, State, Table } from "./types.js" */

/** Text that means nothing to Markdown but itself, in one line. @param {string} text */
export function plain(text) {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|~$#]|&(?=#?\w+;)|[{%=](?=[{%=])/g, "\\$&");
}

/** The same at the start of a line, where a few marks more mean something. @param {string} text */
const line = (text) => plain(text).replace(/^[-+=]|(?<=^\d+)[.)]/, "\\$&");

/** Text in the lines and paragraphs that it was written in. @param {string} text */
function paragraphs(text) {
  return text
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map((paragraph) => paragraph.split(/\r?\n/).map(line).filter(Boolean).join("\\\n"))
    .filter(Boolean)
    .join("\n\n");
}

/** A document of blocks. @param {Block[]} blocks @param {string} [base] the address that links are relative to @returns {string} */
export function markdown(blocks, base) {
  return `${blocks.map((block) => piece(block, base)).filter(Boolean).join("\n\n")}\n`;
}

/** @param {Block} block @param {string} [base] @returns {string} */
function piece(block, base) {
  switch (block.type) {
    case "heading":
      return `${"#".repeat(block.level - 1)} ${plain(block.text)}`;
    case "quote":
      return paragraphs(block.text).replace(/^/gm, "> ");
    case "list":
      return block.items.map((one, index) => `${block.ordered ? `${index + 1}.` : "-"} ${item(one, base)}`).join("\n");
    case "table":
      return table(block);
    case "chart":
      return `**${plain(block.title)}**\n\n${table(block.table)}`;
    case "note":
      return `${label(block.state)}${plain(block.text)}`;
    default:
      return block.strong ? `**${plain(block.text)}**` : paragraphs(block.text);
  }
}

/** @param {State | undefined} state */
const label = (state) => (state ? `**${STATES[state]}:** ` : "");

/** @param {Item} given @param {string} [base] */
function item({ text, url, detail, state }, base) {
  const href = url && URL.canParse(url, base) ? new URL(url, base).href : url;
  const name = href ? `[${plain(text)}](<${href.replace(/[<>\\\s]/g, encodeURIComponent)}>)` : line(text);
  return label(state) + name + (detail ? `: ${plain(detail)}` : "");
}

/** @param {Table} given */
function table({ caption, head, rows, numeric = [], strongRow }) {
  const across = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const body = rows.map((row, index) => across(row.map((text) => (index === strongRow && text ? `**${plain(text)}**` : plain(text)))));
  const rule = head.map((_, index) => (numeric.includes(index) ? "---:" : "---"));
  return [...(caption ? [line(caption), ""] : []), across(head.map(plain)), across(rule), ...body].join("\n");
}
