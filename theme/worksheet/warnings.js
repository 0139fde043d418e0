// What a worksheet says by itself: that answers cannot be saved, that browsers may delete them, and what came with a link.
import { saveFile } from "./keep.js";

/** @import { Notices } from "./dom.js" */
/** @import { Session } from "./session.js" */

const RISK = "Browsers may delete what they keep: Safari after seven days without a visit, any browser when a private window closes or its data is cleared. What should last belongs in a file.";
const TROUBLE = {
  blocked: "This browser lets the page keep nothing: its storage is blocked. Your answers last as long as this page is open.",
  full: "This browser's storage is full. Your latest answers are not saved, and last as long as this page is open.",
};

const stay = (/** @type {Event} */ event) => event.preventDefault();

/** @param {Session} session @param {Notices} notices @param {Notices} risk stands below, where it moves nothing */
export function warnings(session, notices, risk) {
  const { trouble, waiting, notes } = session.store;
  const save = /** @type {[string, () => void]} */ (["Save as a file", () => saveFile(session)]);
  const own = session.shared === null;
  const risky = own && !trouble && session.saved && !session.isEmpty && !notes.told.includes(session.name);

  notices.show("trouble", own && trouble ? { text: TROUBLE[trouble], actions: [save] } : null);
  notices.show("news", own && session.news ? { text: session.news, actions: [save, after(session)] } : null);
  risk.show("risk", risky ? { text: RISK, actions: [save, ["Understood", () => understood(session)]] } : null);
  notices.show("banner", session.banner);

  if (waiting) addEventListener("beforeunload", stay);
  else removeEventListener("beforeunload", stay);
  if (session.saved && !trouble) persist();
}

/** What follows news: an unsaved copy is saved again, all else is only read. @param {Session} session @returns {[string, () => void]} */
function after(session) {
  if (!session.saved && !session.isEmpty) return ["Save in this browser", () => session.saveNow()];
  return ["Close", () => {
    session.news = "";
    session.tell();
  }];
}

/** @param {Session} session */
function understood(session) {
  session.note({ told: [...session.store.notes.told, session.name] });
  session.tell();
}

let asked = false;

/** Asks the browser to keep the answers, where that does not make it ask the reader, as Firefox does. */
function persist() {
  if (asked || !navigator.vendor) return;
  asked = true;
  navigator.storage?.persist?.().catch(() => false);
}
