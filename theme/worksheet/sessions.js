// The worksheets of a page. One that stands in it twice is one session with two views.
import { Session } from "./session.js";
import { openStorage, Store } from "./store.js";

/** @import { Definition } from "./types.js" */

/** @type {Map<string, Session>} */
const sessions = new Map();

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
  if (!location.hash.startsWith("#lyceum=") || sessions.size === 0) return;
  const received = await import("./received.js");
  received.receive(location.hash, [...sessions.values()]);
}
