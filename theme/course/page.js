// What the parts of courses know of their page, its language and its reader.
import { localeOf } from "../locale.js";
import { Keeper } from "./progress.js";

const { dataset, lang } = document.documentElement;

/** The document's id. */
export const here = dataset.document ?? "";
export const site = dataset.site ?? "";

/** Null where the page may not use it. */
export const storage = attempt(() => localStorage);
export const keeper = new Keeper(site, storage);

// Another tab changed something, or the reader came back to this page as it was left.
addEventListener("storage", ({ key }) => keeper.tell(key));
addEventListener("pageshow", ({ persisted }) => persisted && keeper.tell());

const locale = localeOf(lang);

/** "28 November 2026". @param {string} time */
export const day = (time) => new Date(time).toLocaleDateString(locale, { dateStyle: "long" });

/** @param {number} value */
export const number = (value) => value.toLocaleString(locale);

/** One text of what there is to say. @param {string[]} parts */
export const text = (...parts) => parts.filter(Boolean).join(" ");

export const now = () => new Date().toISOString();

/** What to say where something was not kept. */
export function caveat() {
  if (!keeper.trouble) return "";
  const why = keeper.trouble === "full" ? "The storage of this browser is full" : "This browser lets the site keep nothing";
  return `${why}, so what you do here lasts only until you leave the page.`;
}

/** What the page must have. @param {ParentNode} parent @param {string} selector @returns {any} */
export const find = (parent, selector) => parent.querySelector(selector);

/** @param {string} name @param {string} className @param {(string | Node)[]} content @returns {any} */
export function make(name, className, ...content) {
  const element = document.createElement(name);
  element.className = className;
  element.append(...content);
  return element;
}

/** @template T @param {() => T} get */
function attempt(get) {
  try {
    return get();
  } catch {
    return null;
  }
}
