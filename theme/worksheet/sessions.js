// The worksheets of a page. One that stands in it twice is one session with two views.
import { Session } from "./session.js";
import { openStorage, Store } from "./store.js";

/** @import { Definition } from "./types.js" */

/** @type {Map<string, Session>} */
const sessions = new Map();

const hasShared = () => location.hash.startsWith("#lyceum=");

/** @param {Definition} definition */
export function sessionFor(definition) {
  const key = JSON.stringify([definition.site, definition.document]);
  const session = sessions.get(key) ?? new Session(definition, new Store(definition, openStorage()));
  sessions.set(key, session);
  return session;
}

/** Keeps the worksheets in step with other tabs, and saves them before the page goes. */
export function attend() {
  const flush = () => sessions.forEach((session) => session.flush());
  addEventListener("storage", ({ key }) => sessions.forEach((session) => session.follow(key)));
  addEventListener("pageshow", ({ persisted }) => persisted && sessions.forEach((session) => session.follow(null)));
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flush);
  addEventListener("hashchange", receive);
}

/** Opens what comes with the address. */
export async function receive() {
  if (!hasShared() || sessions.size === 0) return;
  (await import("./received.js")).receive(location.hash, [...sessions.values()]);
}

/** Takes shared answers out of the page, and out of its address. @param {Session} session */
export function dismiss(session) {
  session.shared = null;
  session.refused = [];
  if (hasShared()) history.replaceState(history.state, "", location.pathname + location.search);
  session.tell();
}
