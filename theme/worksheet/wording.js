// Small turns of phrase that several kinds of worksheets share.

/** @import { Block, Link } from "./types.js" */

/** A cell or an answer as text. @param {unknown} value */
export const textOf = (value) => String(value ?? "").trim();

/** "a, b and c". @param {string[]} words */
export const listed = (words) => new Intl.ListFormat("en-GB").format(words);

/** "1 item", "2 items". @param {number} count @param {string} one */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** A list of documents to read, if there are any. @param {Link[]} [learn] @returns {Block[]} */
export const links = (learn = []) => (learn.length > 0 ? [{ type: "list", items: learn.map(({ title, url }) => ({ text: title, url })) }] : []);
