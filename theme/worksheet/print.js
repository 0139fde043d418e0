// On paper a worksheet is a finished document. It is made when the page is about to be printed.
import { render } from "./blocks.js";
import { make } from "./dom.js";
import { report } from "./report.js";

/** @import { Format, Kind } from "./types.js" */
/** @import { Session } from "./session.js" */

/**
 * Puts the document where print sheets look for it: in the worksheet, instead of its form; or in the body, instead of
 * everything else, when the worksheet itself is to be printed or the page is its own. Without answers the form is printed.
 * @param {HTMLElement} element
 * @param {Session} session
 * @param {Kind} kind
 * @param {Format} format
 */
export function printing(element, session, kind, format) {
  let alone = false;
  /** @type {HTMLElement | null} */
  let article = null;

  const prepare = () => {
    const { answers, aside } = session.shown;
    if (!element.isConnected || Object.keys({ ...answers, ...aside }).length === 0) return;
    const own = document.documentElement.dataset.document === session.definition.document;
    article = paper(session, kind, format);
    const others = document.querySelectorAll("body > .worksheet-document");
    if (alone) others.forEach((other) => other.remove());
    if (!alone && !own) element.append(article);
    else if (alone || others.length === 0) document.body.append(article);
    alone = false;
  };

  addEventListener("beforeprint", prepare);
  addEventListener("afterprint", () => article?.remove());
  return () => {
    alone = true;
    print();
  };
}

/** @param {Session} session @param {Kind} kind @param {Format} format */
function paper(session, kind, format) {
  const copy = session.copy();
  const name = make("p", { textContent: `${copy.copy} · ${format.date(copy.saved.slice(0, 10))}` });
  const header = make("header", {}, make("h1", { textContent: copy.title }), name);
  const blocks = report(kind, session.definition, copy, format);
  return make("article", { className: "worksheet-document prose" }, header, render(blocks, format, { lift: 1, open: true }));
}
