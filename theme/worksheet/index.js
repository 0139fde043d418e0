// Brings the worksheets of a page to life. What a kind adds is fetched only where it is needed.
import { fetchCharts } from "./blocks.js";
import { View } from "./element.js";
import { attend, receive } from "./sessions.js";

/** @import { Definition, Kind } from "./types.js" */

const CHARTLESS = ["form", "goal", "ladder"];
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
    const { kind } = definition;
    if (!KINDS.includes(kind)) return new View(this, definition, PLAIN);
    // Without its kind a worksheet has no results, but it is filled in and saved all the same.
    const [loaded] = await Promise.all([import(`./kinds/${kind}.js`), CHARTLESS.includes(kind) || fetchCharts()]).catch(() => [PLAIN]);
    return new View(this, definition, loaded);
  }
}

customElements.define("lyceum-worksheet", Worksheet);
attend();
const elements = [...document.querySelectorAll("lyceum-worksheet")].map((one) => /** @type {Worksheet} */ (one));
Promise.all(elements.map((element) => element.view)).then(receive);
