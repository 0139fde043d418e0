// Quizzes: each kind of question answered right and wrong, tried again, by keyboard, without scripts and on paper.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { assertSays, at, blocked, progressOf, QUEEN, SAID_TODAY, texts, TODAY, WINTER } from "./learner.mjs";
import { assertPresentable, DESK, open, PHONE } from "./support.mjs";

const school = await open("academy");

/**
 * For each question of the lesson on the queen, from 0: what is right in several spellings, and what is not with all that is said
 * of it. An answer is a text, a list of options, or an object of what each selection is set to.
 */
const QUESTIONS = [
  {
    kind: "one option",
    right: ["One"],
    said: "Right. Two would fight. More in The workers.",
    wrong: [
      ["None", "Not right. Without one it dies out within weeks. More in The workers."],
      ["Dozens", "Not right. Those are drones. More in The workers."],
    ],
  },
  {
    kind: "several options",
    right: [["Lays eggs", "Keeps the colony together"]],
    said: "Right.",
    wrong: [
      [["Lays eggs", "Collects nectar"], "Not right: 1 of your 2 choices is right. Collects nectar: Workers do that."],
      [["Collects nectar"], "Not right. Collects nectar: Workers do that."],
      [["Lays eggs"], "Not complete: what you chose is right, but there is more."],
      [["Lays eggs", "Collects nectar", "Keeps the colony together"], "Not right: 2 of your 3 choices are right. Collects nectar: Workers do that."],
    ],
  },
  {
    kind: "true or false",
    right: ["True"],
    said: "Right. Her sting has hardly any barbs.",
    wrong: [["False", "Not right. Her sting has hardly any barbs."]],
  },
  {
    kind: "an order",
    right: [{ Egg: "1", Larva: "2", Pupa: "3", Bee: "4" }],
    said: "Right.",
    wrong: [
      [{ Egg: "1", Larva: "3", Pupa: "2", Bee: "4" }, "Not right: 2 of 4 places are right."],
      [{ Egg: "2", Larva: "3", Pupa: "4", Bee: "1" }, "Not right."],
    ],
  },
  {
    kind: "pairs",
    right: [{ Queen: "lays eggs", Worker: "collects nectar", Drone: "mates" }],
    said: "Right.",
    wrong: [
      [{ Queen: "lays eggs", Worker: "mates", Drone: "collects nectar" }, "Not right: 1 of 3 pairs is right."],
      [{ Queen: "mates", Worker: "mates", Drone: "lays eggs" }, "Not right."],
    ],
  },
  {
    kind: "a number",
    // 16, give or take half a day.
    right: ["16", "16,5", "16.5", "15,5", " 15.5 days ", "16,0"],
    said: "Right.",
    wrong: [["16,6", "Not right."], ["15.4", "Not right."], ["-16", "Not right."], ["1 650", "Not right."]],
  },
  {
    kind: "a text",
    right: ["royal jelly", " Royal  JELLY. ", "the royal jelly"],
    said: "Right.",
    wrong: [["jelly", "Not right."], ["royaljelly", "Not right."], ["royal jelly and honey", "Not right."]],
  },
];

for (const [number, { kind, right, said, wrong }] of QUESTIONS.entries()) {
  test(`a question for ${kind} takes each right answer, refuses each wrong one, and explains what was chosen`, async () => {
    await school.visit(QUEEN, {}, async (page) => {
      await ready(page);
      for (const [at, one] of QUESTIONS.entries()) if (at !== number) await answer(page, at, one.right[0]);
      for (const given of right) {
        await answer(page, number, given);
        await check(page);
        await assertSays(score(page), /^7 of 7 right\. You passed\./, JSON.stringify(given));
        assert.equal(await feedback(page, number), said, JSON.stringify(given));
        assert.equal(await verdict(page, number), "right");
      }
      for (const [given, words] of wrong) {
        await answer(page, number, given);
        await check(page);
        await assertSays(score(page), /^6 of 7 right\. You passed\./, JSON.stringify(given));
        assert.equal(await feedback(page, number), words, JSON.stringify(given));
        assert.equal(await verdict(page, number), "wrong");
      }
    });
  });
}

test("below what is needed a quiz is not passed, with exactly that it is", async () => {
  await school.visit(QUEEN, { prepare: at(TODAY) }, async (page) => {
    await ready(page);
    // 80 of a hundred of seven questions are 5.6: six are needed.
    for (const [number, one] of QUESTIONS.entries()) await answer(page, number, number < 2 ? one.wrong[0][0] : one.right[0]);
    await check(page);
    await assertSays(score(page), "5 of 7 right. You need 6 to pass.");
    assert.deepEqual((await progressOf(page)).checks, { "L-QUEEN": { 1: { right: 5, of: 7, passed: false, at: "2026-11-28T12:00:00.000Z" } } });
    assert.deepEqual((await progressOf(page)).lessons, {});
    await answer(page, 0, QUESTIONS[0].right[0]);
    await check(page);
    await assertSays(score(page), "6 of 7 right. You passed. This lesson is done.");
    assert.deepEqual((await progressOf(page)).checks, { "L-QUEEN": { 1: { right: 6, of: 7, passed: true, at: "2026-11-28T12:00:00.000Z" } } });
  });
});

test("what is not answered is named and gets the focus, and nothing is scored before", async () => {
  await school.visit(QUEEN, {}, async (page) => {
    await ready(page);
    await check(page);
    await assertSays(score(page), "Answer questions 1, 2, 3, 4, 5, 6 and 7 first.");
    assert.equal(await focused(page), "q0");
    for (const number of QUESTIONS.keys()) assert.equal(await feedback(page, number), "Not answered yet.");
    await answer(page, 0, QUESTIONS[0].right[0]);
    assert.equal(await feedback(page, 0), "", "what was said goes with the answer");
    await answer(page, 1, QUESTIONS[1].right[0]);
    await answer(page, 2, QUESTIONS[2].right[0]);
    await answer(page, 3, { Egg: "1", Larva: "2" });
    await answer(page, 5, "a fortnight");
    await check(page);
    await assertSays(score(page), "Answer questions 4, 5, 6 and 7 first.");
    assert.equal(await feedback(page, 3), "Not everything is chosen yet.");
    assert.equal(await feedback(page, 5), "This is no number.");
    assert.match(await focused(page), /^q3-/);
    assert.equal(await page.evaluate(() => document.activeElement.value), "", "on the first place that is open");
    for (const number of [3, 4, 6]) await answer(page, number, QUESTIONS[number].right[0]);
    await check(page);
    await assertSays(score(page), "Answer question 6 first.");
    assert.equal(await focused(page), "q5");
    assert.equal(await progressOf(page).then(({ checks }) => Object.keys(checks).length), 0);
    assert(!(await answers(page).isVisible()), "no answers are given away before");
  });
});

test("a place that is given twice is said at once", async () => {
  await school.visit(QUEEN, {}, async (page) => {
    await ready(page);
    await answer(page, 3, { Egg: "1", Larva: "1" });
    await assertSays(score(page), "Question 4: Position 1 is chosen twice.");
    assert.equal(await feedback(page, 3), "Position 1 is chosen twice.");
    await answer(page, 3, { Larva: "2" });
    assert.equal(await feedback(page, 3), "");
  });
});

test("a second try keeps what is right, empties what is wrong, and begins there", async () => {
  await school.visit(QUEEN, {}, async (page) => {
    await ready(page);
    const wrong = [0, 1, 3, 5];
    for (const [number, one] of QUESTIONS.entries()) await answer(page, number, wrong.includes(number) ? one.wrong[0][0] : one.right[0]);
    await check(page);
    await assertSays(score(page), "3 of 7 right. You need 6 to pass.");
    const retry = quiz(page).getByRole("button", { name: "Try again" });
    assert(await retry.evaluate((button) => button === document.activeElement), "the focus stands on the way to try again");
    await retry.click();
    assert.equal(await focused(page), "q0");
    assert.equal(await checkedIn(page, 0), "");
    assert.equal(await checkedIn(page, 1), "Lays eggs", "of several options the right one stays");
    assert.equal(await checkedIn(page, 2), "True");
    assert.deepEqual(await selectedIn(page, 3), { Egg: "1", Larva: "–", Pupa: "–", Bee: "4" });
    assert.deepEqual(await selectedIn(page, 4), QUESTIONS[4].right[0]);
    assert.equal(await textIn(page, 5).inputValue(), "");
    assert.equal(await textIn(page, 6).inputValue(), "royal jelly");
    for (const number of wrong) assert.equal(await feedback(page, number), "", `nothing is said of question ${number + 1} any more`);
    for (const number of wrong) await answer(page, number, QUESTIONS[number].right[0]);
    await check(page);
    await assertSays(score(page), "7 of 7 right. You passed. This lesson is done.");
    assert(!(await retry.isVisible()), "there is nothing to try again");
  });
});

test("each chosen option shows whether it was right, until it is tried again", async () => {
  await school.visit(QUEEN, {}, async (page) => {
    await ready(page);
    for (const [number, one] of QUESTIONS.entries()) await answer(page, number, number === 1 ? one.wrong[3][0] : one.right[0]);
    await check(page);
    assert.deepEqual(await marks(page, 0), { One: "right" });
    assert.deepEqual(await marks(page, 1), { "Lays eggs": "right", "Collects nectar": "wrong", "Keeps the colony together": "right" });
    await fieldset(page, 1).getByRole("checkbox", { name: "Collects nectar (wrong)", exact: true }).waitFor();
    const drawn = fieldset(page, 1).locator('[data-verdict="wrong"]');
    assert.match(await drawn.evaluate((label) => getComputedStyle(label, "::after").content), /✗/);
    await quiz(page).getByRole("button", { name: "Try again" }).click();
    assert.deepEqual(await marks(page, 1), {});
    assert.deepEqual(await marks(page, 0), { One: "right" }, "what was right stays so");
    assert.equal(await fieldset(page, 1).locator(".visually-hidden").count(), 0);
  });
});

test("the score is announced, and right and wrong differ by more than colour", async () => {
  await school.visit(QUEEN, {}, async (page) => {
    await ready(page);
    for (const [number, one] of QUESTIONS.entries()) await answer(page, number, number % 2 ? one.wrong[0][0] : one.right[0]);
    await check(page);
    await assertSays(score(page), /^4 of 7 right/);
    const drawings = await quiz(page).locator("[data-feedback]").evaluateAll((all) => all.map((one) => getComputedStyle(one, "::before").maskImage));
    assert.equal(new Set(drawings).size, 2, "right and wrong have a drawing each");
    drawings.forEach((drawing, number) => assert.match(drawing, number % 2 ? /failure\.svg/ : /success\.svg/));
    for (const number of QUESTIONS.keys()) {
      const described = await fieldset(page, number).evaluate((one) => document.getElementById(one.getAttribute("aria-describedby"))?.textContent);
      assert.match(described, number % 2 ? /^Not right/ : /^Right/, "the question is described by its verdict");
    }
    assert.equal(await textIn(page, 5).getAttribute("aria-invalid"), "true");
    assert.equal(await textIn(page, 6).getAttribute("aria-invalid"), "false");
    await assertPresentable(page, "a quiz with right and wrong answers");
  });
});

test("a quiz with open questions is accessible", async () => {
  await school.visit(QUEEN, {}, async (page) => {
    await ready(page);
    await check(page);
    await assertSays(score(page), /^Answer questions? .* first\.$/);
    await assertPresentable(page, "a quiz with open questions");
  });
});

test("the result is shown on return, with the answers, and a better one counts", async () => {
  await school.visit(WINTER, { prepare: at(TODAY) }, async (page) => {
    const [first, second] = [0, 1].map((index) => page.locator("lyceum-quiz").nth(index));
    await ready(page);
    assert(!(await first.locator("details").isVisible()));
    await first.getByRole("radio", { name: "True" }).check();
    await first.getByRole("button", { name: "Check answers" }).click();
    await assertSays(first.getByRole("status"), "0 of 1 right. You need 1 to pass.");
    await page.reload();
    await assertSays(first.getByRole("status"), `Not passed yet: on ${SAID_TODAY} you had 0 of 1.`);
    assert(await first.locator("details").isVisible(), "who has tried may look");
    assert(!(await second.locator("details").isVisible()), "the other quiz was not tried");
    await first.getByRole("radio", { name: "False" }).check();
    await first.getByRole("button", { name: "Check answers" }).click();
    await page.clock.setFixedTime(new Date("2026-12-24T12:00:00Z"));
    await page.reload();
    await assertSays(first.getByRole("status"), `You passed on ${SAID_TODAY} with 1 of 1.`);
    assert.equal(await first.getByRole("radio", { checked: true }).count(), 0, "the questions are open again");
    await first.getByText("Answers", { exact: true }).click();
    assert(await first.getByText("They form a cluster and keep warm.").isVisible());
  });
});

test("a quiz in another tab shows what was passed in this one", async () => {
  await school.visit(WINTER, { prepare: at(TODAY) }, async (page) => {
    const other = await page.context().newPage();
    await other.goto(school.url + WINTER);
    await page.getByRole("radio", { name: "False" }).check();
    await page.getByRole("button", { name: "Check answers" }).first().click();
    await assertSays(other.locator("lyceum-quiz").first().getByRole("status"), `You passed on ${SAID_TODAY} with 1 of 1.`);
  });
});

test("a whole quiz can be taken by keyboard alone", async () => {
  await school.visit(QUEEN, { width: PHONE }, async (page) => {
    await ready(page);
    await tabTo(page, "q0");
    await page.keyboard.press("ArrowDown");
    assert.equal(await checkedIn(page, 0), "One", "from the first radio to the second");
    await tabTo(page, "q1");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.equal(await checkedIn(page, 1), "Lays eggs, Keeps the colony together");
    await tabTo(page, "q2");
    await page.keyboard.press("Space");
    for (const number of [3, 4]) {
      for (let index = 0; index < Object.keys(QUESTIONS[number].right[0]).length; index += 1) {
        await tabTo(page, `q${number}-${index}`);
        await page.keyboard.type(QUESTIONS[number].right[0][await labelOfFocus(page)]);
      }
      assert.deepEqual(await selectedIn(page, number), QUESTIONS[number].right[0]);
    }
    await tabTo(page, "q5");
    await page.keyboard.type("42");
    await tabTo(page, "q6");
    await page.keyboard.type("royal jelly");
    await page.keyboard.press("Enter");
    await assertSays(score(page), "6 of 7 right. You passed. This lesson is done.");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "q5", "on the button, Enter tries again");
    await page.keyboard.type("16,5");
    await page.keyboard.press("Enter");
    await assertSays(score(page), "7 of 7 right. You passed.");
    assert(await score(page).evaluate((element) => element === document.activeElement), "the focus is not lost with the button");
  });
});

test("where nothing can be kept, a quiz is scored all the same and says so", async () => {
  await school.visit(QUEEN, { prepare: blocked }, async (page) => {
    await ready(page);
    for (const [number, one] of QUESTIONS.entries()) await answer(page, number, one.right[0]);
    await check(page);
    await assertSays(score(page), /^7 of 7 right\. You passed\. This lesson is done\. This browser lets the site keep nothing, so what you do here lasts only until/);
  });
});

test("without scripts the answers can be read, and nothing is offered that cannot work", async () => {
  await school.visit(QUEEN, { js: false }, async (page) => {
    assert(!(await answers(page).getByText("royal jelly").first().isVisible()), "folded, so that one can think first");
    await answers(page).getByText("Answers", { exact: true }).click();
    const said = await texts(answers(page).locator("> ol > li"));
    assert.equal(said.length, 7);
    const parts = ["One", "Lays eggs", "True", "Egg", "lays eggs", "16", "royal jelly"];
    for (const [number, part] of parts.entries()) assert(said[number].includes(part), `answer ${number + 1}, “${said[number]}”, has ${part}`);
    assert(said[0].includes("More in The workers."), "with the explanation");
    assert(await answers(page).getByText("Her sting has hardly any barbs.").isVisible());
    assert.equal(await page.getByRole("button", { name: "Check answers" }).count(), 0);
  });
});

test("on paper there are questions with room to answer, and the answers at the end", async () => {
  for (const js of [true, false]) {
    await school.visit(QUEEN, { js, scheme: "dark" }, async (page) => {
      if (js) await ready(page);
      await page.emulateMedia({ media: "print" });
      const all = answers(page).locator("> ol > li");
      assert.equal(await all.count(), 7);
      for (const one of await all.all()) assert(await one.isVisible(), `with scripts ${js}, “${await one.textContent()}” is on paper`);
      const [last, first] = await Promise.all([fieldset(page, 6).boundingBox(), answers(page).boundingBox()]);
      assert(first.y >= last.y + last.height, "below the last question");
      assert(!(await quiz(page).getByRole("button", { name: "Check answers" }).isVisible()), "no button on paper");
      const options = quiz(page).locator(".question-match .choices");
      assert(await options.isVisible(), "what there is to match is written out");
      for (const text of Object.values(QUESTIONS[4].right[0])) assert((await options.textContent()).includes(text), text);
      const colour = await all.first().evaluate((element) => getComputedStyle(element).color);
      assert(colour.match(/[\d.]+/g).map(Number).slice(0, 3).every((part) => part < 130), `dark ink on white paper, not ${colour}`);
      assert((await page.pdf()).length > 10_000);
    });
  }
});

test("long questions and answers fit a phone, whatever is chosen", async () => {
  await school.rebuild({ change: lengthen });
  try {
    await school.visit(WINTER, { width: PHONE }, async (page) => {
      const first = page.locator("lyceum-quiz").first();
      await first.getByRole("radio").first().check();
      for (const select of await first.getByRole("combobox").all()) await select.selectOption({ index: 1 });
      await first.getByRole("button", { name: "Check answers" }).click();
      await assertSays(first.getByRole("status"), /of 3 right|Answer question/);
      await assertPresentable(page, "a quiz of long words", [[PHONE, "light"], [DESK, "dark"]]);
    });
  } finally {
    await school.rebuild();
  }
});

const quiz = (page) => page.locator("lyceum-quiz").first();
const score = (page) => quiz(page).getByRole("status");
const answers = (page) => quiz(page).locator("details.quiz-answers");
const fieldset = (page, number) => quiz(page).locator("fieldset").nth(number);
const textIn = (page, number) => fieldset(page, number).getByRole("textbox", { name: "Your answer" });
const check = (page) => quiz(page).locator("form").evaluate((form) => form.requestSubmit());
const ready = (page) => quiz(page).getByRole("button", { name: "Check answers" }).waitFor();
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("name"));
const verdict = (page, number) => fieldset(page, number).getAttribute("data-verdict");

/** The options that show whether they were right. */
const marks = (page, number) => fieldset(page, number).evaluate((found) => Object.fromEntries(
  [...found.querySelectorAll(".point")].filter(({ dataset }) => dataset.verdict).map((label) => [label.querySelector("span").textContent.trim(), label.dataset.verdict])));

/** All that is said about an answer; empty where it is not shown. */
async function feedback(page, number) {
  const element = fieldset(page, number).locator("[data-feedback]");
  if (!(await element.isVisible())) return "";
  const parts = await element.evaluate((found) => [...found.childNodes].map((node) => node.textContent.trim()).filter(Boolean));
  return parts.join(" ");
}

/** Answers a question as a reader would: options by their names, places and partners by theirs, the rest as a text. */
async function answer(page, number, given) {
  const question = fieldset(page, number);
  if (Array.isArray(given)) {
    for (const box of await question.getByRole("checkbox").all()) {
      const name = await box.evaluate((element) => element.labels[0].querySelector("span").textContent.trim());
      await box.setChecked(given.includes(name));
    }
  } else if (typeof given === "object") {
    for (const [name, option] of Object.entries(given)) await question.getByLabel(name, { exact: true }).selectOption({ label: option });
  } else if (await question.getByRole("radio").count() > 0) {
    await question.locator("label.point").filter({ has: page.getByText(given, { exact: true }) }).getByRole("radio").check();
  } else {
    await textIn(page, number).fill(given);
  }
}

const checkedIn = (page, number) => fieldset(page, number).evaluate((found) => (
  [...found.querySelectorAll("input:checked")].map(({ labels }) => labels[0].querySelector("span").textContent.trim()).join(", ")));

const selectedIn = (page, number) => fieldset(page, number).evaluate((found) => Object.fromEntries(
  [...found.querySelectorAll("select")].map(({ labels, selectedOptions: [option] }) => [labels[0].textContent.trim(), option.textContent])));

const labelOfFocus = (page) => page.evaluate(() => document.activeElement.labels[0].textContent.trim());

/** Presses Tab until the control of this name has the focus. */
async function tabTo(page, name) {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await focused(page) === name) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${name}`);
}

/** A first quiz of the lesson on winter whose words are too long for a line. */
async function lengthen(site) {
  const long = "Honigbienenköniginnenzuchtkastenbelüftungsschieber".repeat(3);
  const questions = [
    `  - question: ${long}`, "    options:", `      - {text: ${long}, why: ${long}}`, `      - {text: ${long}x, right: true}`,
    `  - question: What comes first, ${long}`, `    order: [${long}1, ${long}2]`,
    `  - question: Who, ${long}`, `    match: [[${long}3, ${long}4], [${long}5, ${long}6]]`,
  ].join("\n");
  const file = join(site, "content/bees/02-year/02-winter.md");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/ {2}- question: Bees sleep[\s\S]*?(?=```)/, `${questions}\n`));
}
