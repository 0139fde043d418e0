// Brings the worksheets of a page to life. One that stands in it twice is one session with two views. What a kind adds is
// fetched only where it is needed.
import { fetchCharts } from "./blocks.js";
import { View } from "./element.js";
import { Session } from "./session.js";
import { openStorage, Store } from "./store.js";

/** @import { Definition, Kind } from "./types.js" */

/** The kinds, with the modules that lay out their charts. @type {Record<string, string[]>} */
const KINDS = { assessment: ["radar"], checklist: ["bars"], form: [], goal: [], ladder: [], plan: ["bars"], poll: ["bars"], scorecard: ["bars", "radar"] };

/** @type {Kind} */
const PLAIN = { results: () => ({}), headline: () => "" };

/** @type {Map<string, Session>} */
const sessions = new Map();

class Worksheet extends HTMLElement {
  /** @type {Promise<View | null> | undefined} */
  view;

  async connectedCallback() {
    this.view ??= this.#make();
    const view = await this.view;
    if (this.isConnected) view?.start();
  }

  async disconnectedCallback() {
    (await this.view)?.stop();
  }

  async #make() {
    const text = this.querySelector("[data-definition]")?.textContent;
    if (!text || !this.querySelector("form")) return null;
    /** @type {Definition} */
    const definition = JSON.parse(text);
    return new View(this, sessionFor(definition), await fetchKind(definition.kind).catch(() => PLAIN));
  }
}

/** @param {Definition} definition */
function sessionFor(definition) {
  const key = JSON.stringify([definition.site, definition.document]);
  const session = sessions.get(key) ?? new Session(definition, new Store(definition, openStorage()));
  sessions.set(key, session);
  return session;
}

/** Without its kind a worksheet has no results, but it is filled in and saved all the same. @param {string} kind @returns {Promise<Kind>} */
async function fetchKind(kind) {
  if (!Object.hasOwn(KINDS, kind)) return PLAIN;
  const [module] = await Promise.all([import(`./kinds/${kind}.js`), KINDS[kind].length > 0 && fetchCharts(KINDS[kind])]);
  return module;
}

/** Opens what comes with the address. */
async function receive() {
  if (location.hash.startsWith("#copy=")) openNamed(location.hash.slice(6));
  if (!location.hash.startsWith("#lyceum=") || sessions.size === 0) return;
  const received = await import("./received.js");
  received.receive(location.hash, [...sessions.values()]);
}

/** Opens the copy that a link from another page means. @param {string} encoded */
function openNamed(encoded) {
  const name = new URLSearchParams(`copy=${encoded}`).get("copy") ?? "";
  for (const session of sessions.values()) if (session.names().includes(name)) session.switch(name);
}

// In step with other tabs, and saved before the page goes.
const flush = () => sessions.forEach((session) => session.flush());
addEventListener("storage", ({ key }) => sessions.forEach((session) => session.follow(key)));
addEventListener("pageshow", ({ persisted }) => persisted && sessions.forEach((session) => session.follow(null)));
addEventListener("pagehide", flush);
document.addEventListener("visibilitychange", flush);
addEventListener("hashchange", receive);

customElements.define("lyceum-worksheet", Worksheet);
const elements = [...document.querySelectorAll("lyceum-worksheet")].map((one) => /** @type {Worksheet} */ (one));
Promise.all(elements.map((element) => element.view)).then(receive);
