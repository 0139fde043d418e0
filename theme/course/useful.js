// "Was this page useful?": the answer stays in this browser, unless the site names an address that collects them.
import { caveat, find, here, keeper, make, site } from "./page.js";

/** @param {HTMLElement} section */
export function start(section) {
  const { endpoint, issues } = section.dataset;
  const said = find(section, "[data-said]");
  section.addEventListener("click", async ({ target }) => {
    const useful = /** @type {HTMLElement} */ (target).dataset.answer;
    if (useful !== "yes" && useful !== "no") return;
    keeper.change((progress) => { progress.useful[here] = useful; });
    if (endpoint && !(await send(endpoint, { site, document: here, useful }))) said.prepend("Your answer could not be sent. ");
  });
  keeper.watch(({ useful: { [here]: answer } }) => {
    for (const button of section.querySelectorAll("button")) button.ariaPressed = String(button.dataset.answer === answer);
    said.replaceChildren(answer ? `Thank you. ${caveat()} ` : "", answer === "no" && issues ? link(issues) : "");
  });
  section.hidden = false;
}

/** The way to say what is missing. @param {string} issues */
function link(issues) {
  const address = new URL(issues, location.href);
  address.searchParams.set("title", `${find(document, "h1").textContent.trim()} (${location.href.replace(/#.*/, "")})`);
  const element = make("a", "", "Say what is missing");
  element.href = address.href;
  return element;
}

/** @param {string} endpoint @param {object} answer */
async function send(endpoint, answer) {
  const headers = { "Content-Type": "application/json" };
  const response = fetch(endpoint, { method: "POST", headers, body: JSON.stringify(answer), credentials: "omit" });
  return response.then(({ ok }) => ok, () => false);
}
