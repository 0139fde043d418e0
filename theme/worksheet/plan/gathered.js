// The part of a plan's page that shows what was worked out in other worksheets, with buttons that make initiatives of it.
import { isBlank, rowsOf } from "../answers.js";
import { render } from "../blocks.js";
import { button, make } from "../dom.js";
import { nextId } from "../rows.js";
import { canGather, gather, isThere, placeFor, takeOver } from "./gather.js";
import { titleOf } from "./initiatives.js";

/** @import { Definition, Field, Host, Row } from "../types.js" */
/** @import { Draft, Gathered, Offer } from "./gather.js" */

/** Shows it, and keeps it in step with the storage and with the plan. @param {Host} host @param {Field} table */
export function offerGathered(host, table) {
  const { element, definition } = host;
  const place = /** @type {HTMLElement | null} */ (element.querySelector("[data-gathered]"));
  const sources = /** @type {Definition[]} */ (definition.spec.sources ?? []).filter(canGather);
  if (!place || sources.length === 0) return;
  const panel = new Panel(host, table, place);
  const mark = () => panel.mark();
  const refresh = async () => panel.show(gather(await Promise.all(sources.map((source) => savedIn(source, host))), host.format));
  refresh();
  addEventListener("storage", refresh);
  addEventListener("pageshow", refresh);
  document.addEventListener("visibilitychange", refresh);
  element.addEventListener("input", mark);
  // Rows and results change with every other change of the plan, by whatever way it comes.
  new MutationObserver(mark).observe(element, { childList: true, subtree: true });
}

/** A worksheet with its saved copies; what says in short what they come to is loaded only if there are any. @param {Definition} definition @param {Host} host */
async function savedIn(definition, host) {
  const copies = host.copies(definition.document);
  return { definition, copies, gist: copies.length > 0 && await import(`../${definition.kind}/gist.js`) };
}

/** The place in the plan where it is shown. */
class Panel {
  #status = make("p", { role: "status" });
  /** What each button offers. @type {Map<HTMLButtonElement, Draft>} */
  #offers = new Map();
  #shown = "";

  /** @param {Host} host @param {Field} table @param {HTMLElement} place */
  constructor({ answers, change, format }, table, place) {
    this.rows = () => rowsOf(table, answers()[table.key]);
    this.change = change;
    this.format = format;
    this.table = table;
    this.place = place;
  }

  /** @param {Gathered[]} gathered */
  show(gathered) {
    const text = JSON.stringify(gathered);
    if (text !== this.#shown) {
      this.#shown = text;
      this.#offers.clear();
      const heading = render([{ type: "heading", level: 3, text: "From your other worksheets" }], this.format);
      const entry = (/** @type {Offer} */ offer) => this.#entry(offer);
      this.place.replaceChildren(heading, ...gathered.flatMap((source) => pieces(source, this.format, entry)), this.#status);
      this.place.hidden = false;
    }
    this.mark();
  }

  /** What buttons say follows from the plan; they stay in the page, so that none loses the focus. */
  mark() {
    for (const [control, draft] of this.#offers) {
      const { text, rests } = label(this.table, this.rows(), draft);
      if (control.textContent !== text) control.textContent = text;
      control.ariaDisabled = String(rests);
    }
  }

  /** @param {Offer} offer */
  #entry(offer) {
    const control = button("", () => this.#take(offer));
    this.#offers.set(control, offer.draft);
    const id = `offer-${this.#offers.size}`;
    control.setAttribute("aria-describedby", id);
    const text = make("span", { id, textContent: offer.text });
    return make("li", {}, text, " ", make("span", { className: "detail", textContent: offer.detail ?? "" }), " ", control);
  }

  /** @param {Offer} offer */
  #take({ text, draft }) {
    const before = isThere(this.rows(), draft);
    this.change((all) => takeOver(this.table, all, draft, nextId(this.table.key, this.rows())));
    const outcome = before ? "is in your plan already" : isThere(this.rows(), draft) ? "is now in your plan" : "could not be added";
    this.#status.textContent = `“${text}” ${outcome}.`;
    this.mark();
  }
}

/** What a button says, and whether it rests. @param {Field} table @param {Row[]} rows @param {Draft} draft */
export function label(table, rows, draft) {
  const place = placeFor(table, rows, draft);
  if (isThere(rows, draft)) return { text: "In your plan", rests: true };
  if (place < 0) return { text: "No room for more initiatives", rests: true };
  const partner = rows[place] && !isBlank(rows[place]);
  return { text: partner ? `Add as the tool of “${titleOf(table, rows[place], place)}”` : "Make it an initiative", rests: false };
}

/** @param {Gathered} source @param {Host["format"]} format @param {(offer: Offer) => Node} entry @returns {Node[]} */
function pieces({ title, url, copies }, format, entry) {
  const heading = render([{ type: "heading", level: 4, text: title }], format);
  if (copies.length === 0) return [heading, render([{ type: "list", items: [{ text: `Start here: ${title}`, url, detail: "nothing is saved in this browser yet" }] }], format)];
  return [heading, ...copies.flatMap(({ blocks, offers }) => [
    render(blocks, format),
    ...(offers.length > 0 ? [make("ul", { className: "offers" }, ...offers.map(entry))] : []),
  ])];
}
