// Answers that came in a link. Loaded only by a page whose address holds some.
import { migrate } from "./answers.js";
import { readCopy } from "./importing.js";
import { decode } from "./share.js";

/** @import { Session } from "./session.js" */

/**
 * Shows the answers in the worksheet that they belong to. Whatever is wrong with them, the reader's own stay as they are.
 * @param {string} fragment
 * @param {Session[]} sessions of this page
 */
export async function receive(fragment, sessions) {
  let [session] = sessions;
  try {
    const text = await decode(fragment);
    const { document, site } = JSON.parse(text);
    session = sessions.find(({ definition }) => definition.document === document && definition.site === site) ?? session;
    const { copy, faults } = readCopy(text, session.definition);
    session.shared = copy ? { ...copy, ...migrate(session.definition, copy) } : null;
    session.refused = faults ?? [];
  } catch (error) {
    session.shared = null;
    session.refused = [error instanceof Error && error.message.startsWith("It ") ? error.message : "It is damaged."];
  }
  session.tell();
}
