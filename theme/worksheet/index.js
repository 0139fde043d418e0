// Brings the worksheets of a page to life. What a kind adds is fetched only where it is needed.
import { View } from "./element.js";
import { attend, receive } from "./sessions.js";

/** @import { Definition, Kind } from "./types.js" */

const KINDS = ["assessment", "checklist", "form", "goal", "ladder", "plan", "poll", "scorecard"];

/** @type {Kind} */
const PLAIN = { results: () => ({}), headline: () => "" };

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
    // Without its kind a worksheet has no results, but it is filled in and saved all the same.
    const load = KINDS.includes(definition.kind) ? import(`./kinds/${definition.kind}.js`) : Promise.resolve(PLAIN);
    return new View(this, definition, await load.catch(() => PLAIN));
  }
}

customElements.define("lyceum-worksheet", Worksheet);
attend();
const elements = [...document.querySelectorAll("lyceum-worksheet")].map((one) => /** @type {Worksheet} */ (one));
Promise.all(elements.map((element) => element.view)).then(receive);
