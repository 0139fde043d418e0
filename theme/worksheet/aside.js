// What no longer fits the worksheet: shown with its old key, to be copied or let go.
import { bare } from "./answers.js";
import { button, make } from "./dom.js";
import { asideText } from "./report.js";

/** @import { Session } from "./session.js" */

/** @param {Session} session @param {(text: string) => void} say */
export function asideBlock(session, say) {
  const list = make("dl");
  const summary = make("summary");
  const element = make("details", { className: "worksheet-aside", open: true }, summary,
    make("p", { textContent: "These answers were given to earlier questions of this worksheet. They are saved and exported with the others." }), list);
  let shown = "";

  const update = () => {
    const entries = Object.entries(session.shown.aside);
    const text = JSON.stringify([entries, session.shared !== null]);
    element.hidden = entries.length === 0;
    if (text === shown) return;
    shown = text;
    summary.textContent = `Kept aside (${entries.length})`;
    list.replaceChildren(...entries.flatMap(([key, value]) => entry(key, asideText(value))));
  };

  /** @param {string} key @param {string} text */
  const entry = (key, text) => {
    const copy = button("Copy", async () => say(await navigator.clipboard?.writeText(text).then(() => true, () => false) ? "Copied." : "Not copied."));
    const remove = button("Remove", () => {
      summary.focus();
      session.change(({ answers, aside }) => ({ answers, aside: bare(Object.fromEntries(Object.entries(aside).filter(([one]) => one !== key))) }));
    });
    copy.setAttribute("aria-label", `Copy ${key}`);
    remove.setAttribute("aria-label", `Remove ${key}`);
    remove.hidden = session.shared !== null;
    return [make("dt", {}, make("code", { textContent: key })), make("dd", {}, make("p", { textContent: text }), copy, remove)];
  };
  return { element, update };
}
