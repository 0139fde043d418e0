// What a worksheet says by itself: that answers cannot be saved, that browsers may delete them, and what came with a link.
import { saveFile } from "./keep.js";
import { dismiss } from "./sessions.js";

/** @import { Format } from "./types.js" */
/** @import { Notices } from "./notices.js" */
/** @import { Session } from "./session.js" */

const RISK = "Browsers may delete what they keep: Safari after seven days without a visit, any browser when a private window closes or its data is cleared. What should last belongs in a file.";
const TROUBLE = {
  blocked: "This browser lets the page keep nothing: its storage is blocked. Your answers last as long as this page is open.",
  full: "This browser's storage is full. Your latest answers are not saved, and last as long as this page is open.",
};

const stay = (/** @type {Event} */ event) => event.preventDefault();

/** @param {Session} session @param {Notices} notices @param {Notices} risk stands below, where it moves nothing @param {Format} format */
export function warnings(session, notices, risk, format) {
  const { trouble, waiting, notes } = session.store;
  const save = /** @type {[string, () => void]} */ (["Save as a file", () => saveFile(session)]);
  const own = session.shared === null;
  const told = notes.told ?? [];
  const risky = own && !trouble && session.saved && !session.isEmpty && !told.includes(session.name);

  notices.show("trouble", own && trouble ? { text: TROUBLE[trouble], actions: [save] } : null);
  notices.show("news", own && session.news ? { text: session.news, actions: [save, ["Save in this browser", () => session.saveAgain()]] } : null);
  risk.show("risk", risky ? { text: RISK, actions: [save, ["Understood", () => understood(session)]] } : null);
  notices.show("shared", session.shared && {
    text: `You are looking at answers that were shared with you: “${session.shared.copy}”, saved on ${format.date(session.shared.saved.slice(0, 10))}. Your own answers are not touched.`,
    actions: [["Take over as my own copy", () => takeOver(session)], ["Back to my own answers", () => dismiss(session)]],
  });
  notices.show("refused", session.refused.length
    ? { text: "The answers in this link cannot be shown. Nothing was changed.", list: session.refused, actions: [["Close", () => dismiss(session)]] }
    : null);

  if (waiting) addEventListener("beforeunload", stay);
  else removeEventListener("beforeunload", stay);
  if (session.saved && !trouble) persist();
}

/** @param {Session} session */
function takeOver(session) {
  const { shared } = session;
  dismiss(session);
  if (shared) session.adopt(shared);
}

/** @param {Session} session */
function understood(session) {
  session.note({ told: [...(session.store.notes.told ?? []), session.name] });
  session.tell();
}

let asked = false;

/** Asks the browser to keep the answers, where that does not make it ask the reader, as Firefox does. */
function persist() {
  if (asked || !navigator.vendor) return;
  asked = true;
  navigator.storage?.persist?.().catch(() => false);
}
