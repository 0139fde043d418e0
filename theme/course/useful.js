// "Was this page useful?": the answer stays in this browser, unless the site names an address that collects them.
import { caveat, find, here, keeper, make, site, text } from "./page.js";

/** @param {HTMLElement} section */
export function start(section) {
  const { endpoint, issues } = section.dataset;
  const said = find(section, "[data-said]");
  section.addEventListener("click", async ({ target }) => {
    const useful = /** @type {any} */ (target).dataset.answer;
    if (!useful) return;
    keeper.change((progress) => { progress.useful[here] = useful; });
    if (endpoint && !(await send(endpoint, { site, document: here, useful }))) said.append(" Your answer could not be sent.");
  });
  keeper.watch(({ useful: { [here]: answer } }) => {
    for (const button of section.querySelectorAll("button")) button.ariaPressed = String(button.dataset.answer === answer);
    said.textContent = answer ? text("Thank you.", caveat()) : "";
    if (answer === "no" && issues) said.append(" ", link(issues));
  });
  section.hidden = false;
}

/** @param {string} issues */
function link(issues) {
  const element = make("a", "", "Say what is missing");
  const address = new URL(issues, location.href);
  address.searchParams.set("title", `${find(document, "h1").textContent} (${location.origin}${location.pathname})`);
  element.href = address.href;
  return element;
}

/** @param {string} endpoint @param {object} answer */
function send(endpoint, answer) {
  const headers = { "Content-Type": "application/json" };
  return fetch(endpoint, { method: "POST", headers, body: JSON.stringify(answer), credentials: "omit" }).then(({ ok }) => ok, () => false);
}
