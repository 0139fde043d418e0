// A button that copies a question, on each that a page offers for an assistant.
import { find, make } from "./page.js";

/** @param {HTMLElement} list */
export function start(list) {
  if (navigator.clipboard) list.querySelectorAll("[data-copy]").forEach(addButton);
}

/** @param {Element} item */
function addButton(item) {
  const text = find(item, "span").textContent.trim();
  const button = make("button", "ask-copy", "Copy");
  button.type = "button";
  button.ariaDescription = text;
  button.ariaLive = "polite";
  button.addEventListener("click", async () => {
    button.textContent = await navigator.clipboard.writeText(text).then(() => "Copied", () => "Not copied");
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  item.append(button);
}
