// The bar above a worksheet: which copy is open, undo and redo, files and links, and when answers were saved.
import { button, make, menu } from "./dom.js";

/** @import { Format } from "./types.js" */
/** @import { Session } from "./session.js" */

/** @param {Session} session @param {HTMLElement} out the menu of files and links @param {Format} format */
export function panel(session, out, format) {
  const select = make("select", { onchange: () => session.switch(select.value) });
  const undo = button("Undo", () => session.undo());
  const redo = button("Redo", () => session.redo());
  const state = make("p", { className: "worksheet-state" });
  const manage = menu("Copies", [], async () => (await import("./copies.js")).entries(session));
  const copies = make("span", { className: "worksheet-copies" }, make("label", {}, make("span", { textContent: "Copy" }), select), manage);
  const steps = make("span", { className: "worksheet-steps" }, undo, redo);
  const element = make("div", { className: "worksheet-panel", role: "group", ariaLabel: "Copies, saving and sharing" }, copies, steps, out, state);

  const update = () => {
    const names = [...new Set([...session.names(), session.name])];
    if (names.join("\n") !== [...select.options].map((option) => option.value).join("\n")) {
      select.replaceChildren(...names.map((name) => make("option", { value: name, textContent: name })));
    }
    select.value = session.name;
    copies.hidden = steps.hidden = session.shared !== null;
    // They keep the focus while there is nothing to do, which a disabled button would lose.
    undo.ariaDisabled = String(!session.history.canUndo);
    redo.ariaDisabled = String(!session.history.canRedo);
    state.textContent = saying(session, format);
  };
  return { element, update };
}

/** @param {Session} session @param {Format} format */
function saying(session, format) {
  if (session.shared) return "Shared answers. They are not saved in this browser.";
  if (session.store.trouble) return "Not saved.";
  if (!session.saved) return "What you write is saved in this browser.";
  const time = new Date(session.saved);
  const clock = [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  const today = time.toDateString() === new Date().toDateString();
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return `Saved in this browser ${today ? "" : `on ${format.date(local)} `}at ${clock}`;
}
