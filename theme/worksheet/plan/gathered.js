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
export function offerGathered({ element, definition, answers, change, copies, format }, table) {
  const place = /** @type {HTMLElement | null} */ (element.querySelector("[data-gathered]"));
  const definitions = /** @type {Definition[]} */ (definition.spec.sources ?? []).filter(canGather);
  if (!place || definitions.length === 0) return;
  const status = make("p");
  status.setAttribute("role", "status");
  /** @type {Map<HTMLButtonElement, Draft>} */
  const offers = new Map();
  let shown = "";
  const rows = () => rowsOf(table, answers()[table.key]);

  /** What buttons say follows from the plan; they stay in the page, so that none loses the focus. */
  const mark = () => {
    for (const [control, draft] of offers) {
      const { text, rests } = label(table, rows(), draft);
      if (control.textContent !== text) control.textContent = text;
      control.ariaDisabled = String(rests);
    }
  };

  const take = (/** @type {Offer} */ { text, draft }) => {
    const before = isThere(rows(), draft);
    change((all) => takeOver(table, all, draft, nextId(table.key, rows())));
    status.textContent = `“${text}” ${before ? "is in your plan already" : isThere(rows(), draft) ? "is now in your plan" : "could not be added"}.`;
    mark();
  };

  const entry = (/** @type {Offer} */ offer) => {
    const control = button("", () => take(offer));
    offers.set(control, offer.draft);
    control.setAttribute("aria-describedby", `offer-${offers.size}`);
    return make("li", {}, make("span", { id: `offer-${offers.size}`, textContent: offer.text }), " ",
      make("span", { className: "detail", textContent: offer.detail ?? "" }), " ", control);
  };

  const refresh = async () => {
    const sources = await Promise.all(definitions.map(async (one) => {
      const saved = copies(one.document);
      return { definition: one, copies: saved, gist: saved.length > 0 && await import(`../${one.kind}/gist.js`) };
    }));
    const gathered = gather(sources, format);
    const text = JSON.stringify(gathered);
    if (text !== shown) {
      shown = text;
      offers.clear();
      const heading = render([{ type: "heading", level: 3, text: "From your other worksheets" }], format);
      place.replaceChildren(heading, ...gathered.flatMap((source) => pieces(source, format, entry)), status);
      place.hidden = false;
    }
    mark();
  };

  refresh();
  addEventListener("storage", refresh);
  addEventListener("pageshow", refresh);
  document.addEventListener("visibilitychange", refresh);
  element.addEventListener("input", mark);
  // Rows and results change with every other change of the plan, by whatever way it comes.
  new MutationObserver(mark).observe(element, { childList: true, subtree: true });
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
