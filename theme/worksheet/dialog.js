// Questions to the reader: for a name, or whether something may really be done.
import { button, make } from "./dom.js";

let count = 0;

/**
 * Asks, and resolves to the name given ("" where none was asked for), or to null if the reader thought better of it.
 * @param {{title: string, text?: string, ok: string, name?: string, check?: (name: string) => string}} question `check` says what is wrong with a name
 * @returns {Promise<string | null>}
 */
export function ask({ title, text, ok, name, check = () => "" }) {
  const id = `worksheet-dialog-${(count += 1)}`;
  const input = make("input", { type: "text", value: name ?? "", maxLength: 100, autocomplete: "off" });
  const fault = make("p", { className: "field-error", role: "alert", hidden: true });
  const form = make("form", { method: "dialog" }, make("h2", { id, textContent: title }));
  if (text) form.append(make("p", { textContent: text }));
  if (name !== undefined) form.append(make("label", {}, "Name ", input), fault);
  const dialog = make("dialog", { className: "worksheet-dialog" }, form);
  const cancel = button("Cancel", () => dialog.close(), "button quiet");
  form.append(make("p", { className: "worksheet-actions" }, make("button", { className: "button", textContent: ok }), cancel));
  dialog.setAttribute("aria-labelledby", id);
  document.body.append(dialog);
  dialog.showModal();
  if (name === undefined) cancel.focus();
  else input.select();
  return new Promise((resolve) => {
    form.addEventListener("submit", (event) => {
      fault.textContent = name === undefined ? "" : check(input.value.trim());
      fault.hidden = !fault.textContent;
      if (fault.textContent) event.preventDefault();
      else resolve(input.value.trim());
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(null);
    });
  });
}
