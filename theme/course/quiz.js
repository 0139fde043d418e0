// A quiz: checks the answers, explains them, keeps the result, and lets the reader try again.
import { needed } from "./quiz/judge.js";
import { Asked } from "./quiz/question.js";
import { caveat, day, find, here, keeper, now, number, text } from "./page.js";
import { keepResult } from "./progress.js";

/** @import { Result } from "./types.js" */

/** @param {HTMLElement} element */
export function start(element) {
  const { quiz = "1", pass = "100" } = element.dataset;
  const [score, submit, retry, answers] = ["[data-score]", "[type=submit]", "[data-retry]", "details"].map((one) => find(element, one));
  const questions = JSON.parse(find(element, "[data-answers]").textContent);
  // Beside the answers, an explanation has its links.
  const explanation = (/** @type {number} */ index) => find(answers, `:scope > ol > :nth-child(${index + 1}) .explanation`);
  const asked = [...element.querySelectorAll("fieldset")].map((fieldset, index) => new Asked(fieldset, questions[index], explanation(index)));
  const wanted = needed(Number(pass), asked.length);
  let checked = false;

  const say = (/** @type {string} */ said, passed = false) => {
    score.textContent = said;
    score.toggleAttribute("data-passed", passed);
  };

  /** Says what became of the quiz before, unless it says what became of it now. */
  const recall = () => {
    const result = keeper.read().checks[here]?.[quiz];
    if (!checked) say(result ? sayEarlier(result) : "", result?.passed);
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
      const names = open.map((one) => number(asked.indexOf(one) + 1)).join(", ").replace(/, ([^,]*)$/, " and $1");
      say(`Answer question${open[1] ? "s" : ""} ${names} first.`);
      return open[0].focus();
    }
    for (const one of asked) one.check();
    const right = asked.filter((one) => one.right).length;
    turn(true, right < asked.length);
    say(keep(quiz, right, asked.length, wanted), right >= wanted);
    (retry.hidden ? score : retry).focus();
  });

  element.addEventListener("input", ({ target }) => {
    turn(false);
    asked.forEach((one, index) => {
      const said = one.reopen(target);
      if (said) say(`Question ${number(index + 1)}: ${said}`);
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
  const before = keeper.read();
  keeper.change((progress) => keepResult(progress, here, quiz, { right, of, passed, at }, checks));
  const verdict = passed ? "You passed." : `You need ${number(wanted)} to pass.`;
  const earlier = !passed && before.checks[here]?.[quiz]?.passed ? "You passed before, and that stays." : "";
  const done = !(here in before.lessons) && here in keeper.read().lessons ? "This lesson is done." : "";
  return text(`${number(right)} of ${number(of)} right.`, verdict, earlier, done, caveat());
}

/** @param {Result} result */
function sayEarlier({ right, of, passed, at }) {
  return `${passed ? `You passed on ${day(at)} with` : `Not passed yet: on ${day(at)} you had`} ${number(right)} of ${number(of)}.`;
}
