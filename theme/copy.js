// A button on each block of code that copies its text.

/** Adds the buttons, where the browser lets a page write to the clipboard. */
export function addCopyButtons() {
  if (!navigator.clipboard) return;
  for (const figure of document.querySelectorAll("figure.code")) {
    const code = figure.querySelector("code");
    if (code && !figure.querySelector(".copy")) figure.append(button(code));
  }
}

/** @param {HTMLElement} code */
function button(code) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "copy";
  element.textContent = "Copy";
  element.setAttribute("aria-live", "polite");
  element.addEventListener("click", async () => {
    const done = await navigator.clipboard.writeText(code.textContent).then(() => true, () => false);
    element.textContent = done ? "Copied" : "Not copied";
    element.dataset.done = "";
    setTimeout(() => {
      element.textContent = "Copy";
      delete element.dataset.done;
    }, 2000);
  });
  return element;
}
