// A question in the page: what was answered, and what is said about it.
import { find, make, number } from "../page.js";
import { fault, isRight, judge, twice } from "./judge.js";

/** @import { Question } from "../types.js" */

/** What the parts of an answer are called. @type {Record<string, string>} */
const PARTS = { several: "your # choices", order: "# places", match: "# pairs" };
let described = 0;

/** A question that reads, judges and empties its own controls. */
export class Asked {
  #fieldset;
  #feedback;
  #question;
  #explanation;
  /** @type {any[]} */
  #controls;
  /** @type {boolean[]} which parts of the answer were right when it was checked */
  #parts = [];

  /** @param {HTMLElement} fieldset @param {Question} question @param {Node | null} explanation */
  constructor(fieldset, question, explanation) {
    this.#fieldset = fieldset;
    this.#question = question;
    this.#explanation = explanation;
    this.#feedback = find(fieldset, "[data-feedback]");
    this.#controls = [...fieldset.querySelectorAll("input, select")];
    this.#feedback.id = `feedback-${(described += 1)}`;
    for (const element of [fieldset, ...this.#controls.filter(isField)]) element.setAttribute("aria-describedby", this.#feedback.id);
  }

  get #given() {
    return this.#controls.filter((control) => isField(control) || control.checked);
  }

  get #values() {
    return this.#given.map(({ value }) => value);
  }

  get right() {
    return isRight(this.#question, this.#parts);
  }

  /** Says what keeps the answer from being checked. */
  refuse() {
    return this.#say(fault(this.#question, this.#values), "open");
  }

  /** If it is this answer that has changed, what was said about it no longer holds. @param {any} control */
  reopen(control) {
    return this.#controls.includes(control) && this.#say(twice(this.#question, this.#values), "open");
  }

  check() {
    const { type, why } = this.#question;
    this.#parts = judge(this.#question, this.#values);
    const reasons = this.#given.map(({ value, labels }) => {
      const reason = why?.[value];
      return reason ? make("span", "", type === "several" ? `${find(labels[0], "span").textContent.trim()}: ` : "", reason) : "";
    });
    this.#say(this.right ? "Right." : this.#sayWrong(), this.right ? "right" : "wrong", [...reasons, this.#explanation?.cloneNode(true) ?? ""]);
  }

  #sayWrong() {
    const [right, all] = [this.#parts.filter(Boolean).length, this.#parts.length];
    if (right === all) return "Not complete: what you chose is right, but there is more.";
    return right ? `Not right: ${number(right)} of ${PARTS[this.#question.type].replace("#", number(all))} ${right > 1 ? "are" : "is"} right.` : "Not right.";
  }

  /** Takes out what is not right. */
  empty() {
    this.#given.forEach((control, index) => {
      if (this.#parts[index]) return;
      if (isField(control)) control.value = "";
      else control.checked = false;
    });
    this.#say("");
  }

  /** Goes to the first control that waits for something. */
  focus() {
    (this.#controls.find((control) => isField(control) && !control.value.trim()) ?? this.#controls[0]).focus();
  }

  /** @param {string} verdict @param {"" | "right" | "wrong" | "open"} [kind] @param {(Node | string)[]} [more] */
  #say(verdict, kind = "", more = []) {
    this.#feedback.replaceChildren(make("strong", "", verdict), ...more);
    this.#feedback.hidden = !verdict;
    this.#fieldset.dataset.verdict = verdict && kind;
    this.#mark(kind === "right" || kind === "wrong");
    this.#controls.filter(isField).forEach((control, index) => {
      control.ariaInvalid = String(!!verdict && (kind === "open" || (kind === "wrong" && !this.#parts[index])));
    });
    return verdict;
  }

  /** Shows of each chosen option whether it was right, or no longer. @param {boolean} checked */
  #mark(checked) {
    const given = this.#given;
    for (const control of this.#controls) {
      if (isField(control)) continue;
      const [label] = control.labels;
      const verdict = checked && control.checked ? (this.#parts[given.indexOf(control)] ? "right" : "wrong") : "";
      label.dataset.verdict = verdict;
      find(label, ":scope > .visually-hidden")?.remove();
      if (verdict) label.append(make("span", "visually-hidden", ` (${verdict})`));
    }
  }
}

/** Whether something is typed or chosen in it, rather than it being chosen. @param {any} control */
function isField({ type }) {
  return type !== "radio" && type !== "checkbox";
}
