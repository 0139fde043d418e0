// A quiz: checks the answers, explains them, keeps the result, and lets the reader try again.
import { fault, isRight, judge, needed, twice } from "./quiz/judge.js";
import { caveat, day, find, here, keeper, make, now, number, text } from "./page.js";
import { keepResult } from "./progress.js";

/** @import { Question, Result } from "./types.js" */

/** @type {Record<string, string>} */
const PARTS = { several: "choices", order: "places", match: "pairs" };
let described = 0;

/** @param {HTMLElement} element */
export function start(element) {
  const { quiz = "1", pass = "100" } = element.dataset;
  const [score, submit, retry, answers] = ["[data-score]", "[type=submit]", "[data-retry]", "details"].map((one) => find(element, one));
  const questions = JSON.parse(find(element, "[data-answers]").textContent);
  // Beside the answers, an explanation has its links.
  const explanation = (/** @type {number} */ index) => find(answers, `:scope > ol > :nth-child(${index + 1}) .explanation`);
  const asked = [...element.querySelectorAll("fieldset")].map((fieldset, index) => new Asked(fieldset, questions[index], explanation(index)));
  let checked = false;

  /** Says what became of the quiz before, unless it says what became of it now. */
  const recall = () => {
    const result = keeper.read().checks[here]?.[quiz];
    if (!checked) score.textContent = result ? sayEarlier(result) : "";
    element.toggleAttribute("data-passed", !!result?.passed);
    answers.hidden = !result;
  };

  const turn = (/** @type {boolean} */ toChecked, wrong = false) => {
    checked = toChecked;
    submit.hidden = checked;
    retry.hidden = !wrong;
    recall();
  };

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const open = asked.filter((one) => one.refuse());
    if (open[0]) {
      const names = open.map((one) => number(asked.indexOf(one) + 1)).join(", ");
      score.textContent = `Before it can be scored, answer question${open[1] ? "s" : ""} ${names}.`;
      return open[0].focus();
    }
    for (const one of asked) one.check();
    const right = asked.filter((one) => one.right).length;
    turn(true, right < asked.length);
    score.textContent = keep(quiz, right, asked.length, needed(Number(pass), asked.length));
    (retry.hidden ? score : retry).focus();
  });

  element.addEventListener("input", ({ target }) => {
    turn(false);
    asked.forEach((one, index) => {
      const said = one.reopen(target);
      if (said) score.textContent = `Question ${number(index + 1)}: ${said}`;
    });
  });

  retry.addEventListener("click", () => {
    const wrong = asked.filter((one) => !one.right);
    for (const one of wrong) one.empty();
    turn(false);
    wrong[0].focus();
  });

  score.tabIndex = -1;
  submit.parentElement.hidden = false;
  keeper.watch(recall);
}

/** Keeps a result, and returns what is to be said. @param {string} quiz @param {number} right @param {number} of @param {number} wanted */
function keep(quiz, right, of, wanted) {
  const passed = right >= wanted;
  const at = now();
  const checks = Number(find(document, "[data-checks]")?.dataset.checks ?? 0);
  const before = here in keeper.read().lessons;
  keeper.change((progress) => keepResult(progress, here, quiz, { right, of, passed, at }, checks));
  const done = !before && here in keeper.read().lessons ? "This lesson is done." : "";
  const verdict = passed ? "You passed." : `You need ${number(wanted)} to pass.`;
  return text(`${number(right)} of ${number(of)} right.`, verdict, done, caveat());
}

/** @param {Result} result */
function sayEarlier({ right, of, passed, at }) {
  return `${passed ? `You passed on ${day(at)} with` : `Not passed yet: on ${day(at)} you had`} ${number(right)} of ${number(of)}.`;
}

/** A question in the page. */
class Asked {
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
      return reason ? make("span", "", type === "several" ? `${labels[0].textContent.trim()}: ` : "", reason) : "";
    });
    this.#say(this.right ? "Right." : this.#sayWrong(), this.right ? "right" : "wrong", [...reasons, this.#explanation?.cloneNode(true) ?? ""]);
  }

  #sayWrong() {
    const [right, all] = [this.#parts.filter(Boolean).length, this.#parts.length];
    if (right === all) return "Not complete: what you chose is right, but there is more.";
    return right ? `Not right: ${number(right)} of ${number(all)} ${PARTS[this.#question.type]} are.` : "Not right.";
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
    this.#controls.filter(isField).forEach((control, index) => {
      control.ariaInvalid = String(!!verdict && (kind === "open" || (kind === "wrong" && !this.#parts[index])));
    });
    return verdict;
  }
}

/** Whether something is typed or chosen in it, rather than it being chosen. @param {any} control */
function isField({ type }) {
  return type !== "radio" && type !== "checkbox";
}
