// The controls of a worksheet: what the reader enters becomes answers, and answers are shown in them.
import { problems } from "./answers.js";
import { fieldOf } from "./changes.js";
import { make } from "./dom.js";
import { showRows } from "./rows.js";

/** @import { Answers, Definition, Field, Format, Value } from "./types.js" */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

const isNumber = (/** @type {Field} */ field) => field.type === "number" || field.type === "percent";
const ticks = (/** @type {Control} */ control) => control.type === "radio" || control.type === "checkbox";

export class Form {
  #form;
  #fields;
  #format;
  #answered;

  /**
   * @param {HTMLFormElement} form
   * @param {Definition} definition
   * @param {Format} format
   * @param {(name: string, value: Value | undefined) => void} answered
   */
  constructor(form, definition, format, answered) {
    this.#form = form;
    this.#fields = definition.fields;
    this.#format = format;
    this.#answered = answered;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", ({ target }) => {
      const control = /** @type {Control} */ (target);
      const field = fieldOf(this.#fields, control.name ?? "");
      if (field) answered(control.name, this.#read(field, control));
    });
  }

  /** Shows answers, and what is to be said about them. @param {Answers} answers @param {boolean} readOnly */
  show(answers, readOnly) {
    showRows(this.#form, this.#fields, answers);
    const faults = problems(this.#fields, answers, this.#format);
    for (const control of this.controls()) {
      const field = fieldOf(this.#fields, control.name);
      if (!field) continue;
      write(control, field, valueOf(answers, control.name), this.#format);
      if ("readOnly" in control && !ticks(control)) control.readOnly = readOnly;
      else control.disabled = readOnly;
      tell(control, faults.get(control.name) ?? "");
    }
    for (const button of this.#form.querySelectorAll("[data-add], [data-remove]")) /** @type {HTMLElement} */ (button).hidden = readOnly;
    for (const group of this.#form.querySelectorAll("fieldset.field")) this.#offerClearing(group, readOnly);
  }

  /** An answer that was picked can be taken back: nothing else in the page unpicks a radio button. @param {Element} group @param {boolean} readOnly */
  #offerClearing(group, readOnly) {
    const radio = /** @type {HTMLInputElement | null} */ (group.querySelector("input[type=radio]"));
    if (radio?.closest("fieldset.field") !== group) return;
    let button = /** @type {HTMLButtonElement | null} */ (group.querySelector(".field-clear"));
    if (!button) {
      button = make("button", { type: "button", className: "field-clear", textContent: "Clear answer" });
      button.addEventListener("click", () => {
        radio.focus();
        this.#answered(radio.name, undefined);
      });
      group.append(button);
    }
    button.hidden = readOnly || !group.querySelector(":checked");
  }

  /** What was entered before this script ran. @returns {[string, Value][]} */
  early() {
    return this.controls().flatMap((control) => {
      const field = fieldOf(this.#fields, control.name);
      const changed = control instanceof HTMLSelectElement ? control.value !== ""
        : ticks(control) ? /** @type {HTMLInputElement} */ (control).checked
          : control.value !== control.defaultValue;
      const value = field && changed ? this.#read(field, control) : undefined;
      return value === undefined ? [] : [/** @type {[string, Value]} */ ([control.name, value])];
    });
  }

  /** @returns {Control[]} */
  controls() {
    return [...this.#form.elements].map((one) => /** @type {Control} */ (one)).filter((one) => one.name);
  }

  /** @param {Field} field @param {Control} control @returns {Value | undefined} */
  #read(field, control) {
    const chosen = this.controls().flatMap((one) => (one.name === control.name && /** @type {HTMLInputElement} */ (one).checked ? one.value : []));
    const value = ticks(control) ? chosen[0] : control.value;
    if (field.type === "choices") return chosen;
    if (field.type === "check") return chosen.length > 0;
    if (value === undefined || value.trim() === "") return undefined;
    if (field.type === "yes_no") return value === "yes";
    if (field.type === "scale") return Number(value);
    return isNumber(field) ? this.#format.parse(value) ?? value : value;
  }
}

/** @param {Answers} answers @param {string} name @returns {Value | undefined} */
function valueOf(answers, name) {
  const [key, id, column] = name.split("/");
  const value = answers[key];
  return column === undefined ? value : Array.isArray(value) ? value.flatMap((row) => (typeof row !== "string" && row.row === id ? row[column] : []))[0] : undefined;
}

/** @param {Control} control @param {Field} field @param {any} value @param {Format} format */
function write(control, field, value, format) {
  if (ticks(control)) {
    const chosen = field.type === "choices" ? (value ?? []).includes(control.value)
      : field.type === "check" ? value === true
        : text(field, value, format) === control.value;
    /** @type {HTMLInputElement} */ (control).checked = chosen;
    return;
  }
  // A number being typed is left as it is: "1." is on its way to "1.5".
  if (isNumber(field) && control === document.activeElement && (format.parse(control.value) ?? control.value) === (value ?? "")) return;
  const wanted = text(field, value, format);
  if (control.value !== wanted) control.value = wanted;
}

/** A value as a control has it. @param {Field} field @param {any} value @param {Format} format */
function text(field, value, format) {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "number" || !isNumber(field)) return String(value ?? "");
  const shown = format.number(value, 10);
  return format.parse(shown) === value ? shown : String(value);
}

/** Says at a field what is wrong with it; while it is being filled in for the first time, nothing. @param {Control} control @param {string} fault */
function tell(control, fault) {
  const place = control.closest(".field")?.querySelector(".field-error");
  if (!(place instanceof HTMLElement) || ticks(control)) return;
  if (fault && place.hidden && control === document.activeElement) return;
  place.textContent = fault;
  place.hidden = !fault;
  control.ariaInvalid = fault ? "true" : null;
}
