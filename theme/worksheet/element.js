// <lyceum-worksheet>: one place where a worksheet stands. It ties the form, the bar above it and the results to a session.
import { missing, rowsOf } from "./answers.js";
import { Place } from "./blocks.js";
import { make, menu, Notices } from "./dom.js";
import { Form } from "./form.js";
import { saveFile } from "./keep.js";
import { format as formatOf } from "./numbers.js";
import { panel } from "./panel.js";
import { printing } from "./print.js";
import { focusRow, nextId } from "./rows.js";
import { copiesOf, openStorage } from "./store.js";
import { warnings } from "./warnings.js";

/** @import { Field, Kind, Row } from "./types.js" */
/** @import { Session } from "./session.js" */

const SHOW_AFTER = 150;
const SAY_AFTER = 1000;
const KEEPING = "Your answers are kept in this browser, on this device, and nowhere else. To delete them, choose Delete under Copies, or clear the data of this site in your browser.";

/** A view of a session: what it shows, and what it hears from the reader. */
export class View {
  #places = new Map();
  #missing = make("p", { className: "worksheet-missing" });
  #keeping = make("p", { className: "worksheet-keeping", textContent: KEEPING });
  #status = make("p", { className: "visually-hidden", role: "status" });
  notices = new Notices();
  #risk = new Notices();
  /** @type {(() => void) | null} */
  #showAside = null;
  #lively = false;
  #pressing = false;
  #waiting = false;
  #timers = /** @type {ReturnType<typeof setTimeout>[]} */ ([]);

  /** @param {HTMLElement} element @param {Session} session @param {Kind} kind */
  constructor(element, session, kind) {
    const form = /** @type {HTMLFormElement} */ (element.querySelector("form"));
    this.element = element;
    this.kind = kind;
    this.session = session;
    this.format = formatOf(session.definition.language);
    this.form = new Form(form, session.definition, this.format, (name, value) => session.answer(name, value));
    this.print = printing(element, session, kind, this.format);
    const save = /** @type {[string, () => void]} */ (["Save as a file (JSON)", () => saveFile(session)]);
    const out = menu("Save or share", [save], async () => (await import("./out.js")).entries(this));
    this.panel = panel(session, out, this.format);
    const twins = [...document.querySelectorAll(".worksheet-form")].filter((one) => one.ariaLabel === form.ariaLabel);
    if (twins.indexOf(form) > 0) form.ariaLabel += ` (${twins.indexOf(form) + 1})`;
    form.after(this.#missing);
    form.before(this.panel.element, this.notices.element);
    element.append(this.#risk.element, this.#keeping, this.#status);
    this.#listen(form);
  }

  /** Shows the session, with what was entered before this script ran. */
  start() {
    const early = this.session.isEmpty ? this.form.early() : [];
    this.session.views.add(this.update);
    for (const [name, value] of early) this.session.answer(name, value);
    this.update();
    if (this.#lively) return;
    this.#lively = true;
    const { element, session, format } = this;
    this.kind.enliven?.({
      element,
      format,
      definition: session.definition,
      answers: () => session.shown.answers,
      change: (change) => session.change((state) => ({ ...state, answers: change(state.answers) })),
      copies: (document) => copiesOf(openStorage(), session.definition.site, document),
    });
  }

  stop() {
    this.session.views.delete(this.update);
  }

  /** Brings everything in line with the session; results follow when the reader pauses. */
  update = () => {
    // What is said moves what stands below: not before a button there, which is being pressed, got its click.
    if (this.#pressing) return void (this.#waiting = true);
    const { session } = this;
    this.form.show(session.shown.answers, session.shared !== null);
    this.panel.update();
    this.#aside();
    warnings(session, this.notices, this.#risk);
    this.#keeping.hidden = session.store.trouble !== "";
    this.#timers.forEach(clearTimeout);
    this.#timers = [setTimeout(() => (this.#pressing ? this.update() : this.#showResults()), SHOW_AFTER), setTimeout(() => this.#announce(), SAY_AFTER)];
  };

  /** What was put aside is rare: what shows it is fetched when there is something. */
  async #aside() {
    if (this.#showAside) return this.#showAside();
    if (Object.keys(this.session.shown.aside).length === 0) return;
    const { asideBlock } = await import("./aside.js");
    const { element, update } = asideBlock(this.session, (text) => this.#say(text));
    if (!this.#showAside) this.element.querySelector("form")?.after(element);
    this.#showAside ??= update;
    this.#showAside();
  }

  #showResults() {
    const { definition, shown } = this.session;
    // Headings in the page stand below those that they belong to.
    const lift = 3 - Number(this.element.dataset.level ?? 3);
    const results = this.kind.results(definition, shown.answers, this.format);
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("[data-result]"))) {
      const place = this.#places.get(element) ?? new Place(element, lift);
      this.#places.set(element, place);
      place.show(results[element.dataset.result ?? ""] ?? [], this.format);
    }
    // A form and a plan say it in their results.
    const silent = /^(form|plan)$/.test(definition.kind) || Object.keys(shown.answers).length === 0;
    const open = silent ? [] : missing(definition.fields, shown.answers).map(({ label }) => label);
    this.#missing.textContent = open.length ? `Still to be answered: ${open.join(", ")}.` : "";
  }

  #announce() {
    this.#say(this.kind.headline(this.session.definition, this.session.shown.answers, this.format));
  }

  /** @param {string} text */
  #say(text) {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  /** A field was left. Later, because a row that goes takes the focus along while rows are still being moved. */
  #left() {
    queueMicrotask(() => this.session.settle());
    setTimeout(this.update);
  }

  #released() {
    if (this.#waiting) setTimeout(this.update);
    this.#pressing = this.#waiting = false;
  }

  /** @param {HTMLFormElement} form */
  #listen(form) {
    form.addEventListener("focusout", () => this.#left());
    addEventListener("pointerdown", () => (this.#pressing = true), true);
    for (const end of ["pointerup", "pointercancel", "keydown"]) addEventListener(end, () => this.#released(), true);
    form.addEventListener("click", ({ target }) => {
      const pressed = target instanceof Element ? target.closest("button") : null;
      const add = pressed?.dataset.add;
      if (add) this.#add(add);
      if (pressed?.matches("[data-remove]")) this.#remove(pressed);
    });
    this.element.addEventListener("keydown", (event) => this.#shortcut(event));
    // Undo from a browser's own menu would go past the worksheet's history.
    form.addEventListener("beforeinput", (event) => {
      const step = { historyUndo: () => this.session.undo(), historyRedo: () => this.session.redo() }[event.inputType];
      if (step) event.preventDefault();
      step?.();
    });
  }

  /** One history for everything: inside a text field, too, the keys of undo belong to the worksheet. @param {KeyboardEvent} event */
  #shortcut(event) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) this.session.redo();
    else this.session.undo();
  }

  /** @param {string} key */
  #add(key) {
    this.#setRows(key, (rows) => {
      const row = nextId(key, rows, this.session.state.aside);
      return [[...rows, { row }], row];
    });
  }

  /** @param {Element} pressed */
  #remove(pressed) {
    const id = pressed.closest("[data-row]")?.getAttribute("data-row");
    const key = pressed.closest("[data-rows]")?.getAttribute("data-rows") ?? "";
    this.#setRows(key, (rows) => {
      const index = rows.findIndex(({ row }) => row === id);
      return [rows.toSpliced(index, 1), rows[index + 1]?.row];
    });
  }

  /** Changes the rows of a table, and moves the focus. @param {string} key @param {(rows: Row[]) => [Row[], string?]} change gives the rows, and the one to go to */
  #setRows(key, change) {
    const { definition, state } = this.session;
    const field = /** @type {Field} */ (definition.fields.find((one) => one.key === key));
    const [rows, next] = change(rowsOf(field, state.answers[key]));
    this.session.change(({ answers, aside }) => ({ answers: { ...answers, [key]: rows }, aside }));
    focusRow(this.element, key, next);
  }
}
