// Answers that came in a link. Loaded only by a page whose address holds some.
import { migrate } from "./answers.js";
import { readCopy } from "./importing.js";
import { format } from "./numbers.js";
import { decode } from "./share.js";

/** @import { Session } from "./session.js" */

/**
 * Shows the answers in the worksheet that they belong to. Whatever is wrong with them, the reader's own stay as they are.
 * @param {string} fragment
 * @param {Session[]} sessions of this page
 */
export async function receive(fragment, sessions) {
  sessions.forEach(forget);
  let [session] = sessions;
  try {
    const text = await decode(fragment);
    const { document, site } = JSON.parse(text);
    session = sessions.find(({ definition }) => definition.document === document && definition.site === site) ?? session;
    const { copy, faults } = readCopy(text, session.definition);
    if (copy) show(session, { ...copy, ...migrate(session.definition, copy) });
    else refuse(session, faults);
  } catch (error) {
    refuse(session, [error instanceof Error && error.message.startsWith("It ") ? error.message : "It is damaged."]);
  }
  session.tell();
  // The reader is to see at once what this is: the worksheet may stand far down the page.
  requestAnimationFrame(() => document.querySelector(".worksheet-notices:not(:empty)")?.scrollIntoView({ block: "center" }));
}

/** @param {Session} session @param {NonNullable<Session["shared"]>} copy */
function show(session, copy) {
  const day = format(session.definition.language).date(copy.saved.slice(0, 10));
  session.shared = copy;
  session.banner = {
    text: `You are looking at answers that were shared with you: “${copy.copy}”, saved on ${day}. Your own answers are not touched.`,
    actions: [
      ["Take over as my own copy", () => {
        dismiss(session);
        session.adopt(copy);
      }],
      ["Back to my own answers", () => dismiss(session)],
    ],
  };
}

/** @param {Session} session @param {string[]} list */
function refuse(session, list) {
  session.banner = { text: "The answers in this link cannot be shown. Nothing was changed.", list, actions: [["Close", () => dismiss(session)]] };
}

/** @param {Session} session */
function forget(session) {
  session.shared = null;
  session.banner = null;
}

/** Takes what came out of the page, and out of its address. @param {Session} session */
function dismiss(session) {
  forget(session);
  history.replaceState(history.state, "", location.pathname + location.search);
  session.tell();
}
