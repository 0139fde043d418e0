// What a learner has done: marked, taken back, added up, and never lost by a reload, another tab or a new edition of the site.
import assert from "node:assert/strict";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  assertSays, at, barIn, blocked, doneOf, DRONES, full, having, kept, mark, PROGRESS, progressIn, progressOf, QUEEN, SAID_TODAY, SPRING, texts, TODAY,
  WINTER, WORKERS,
} from "./learner.mjs";
import { assertPresentable, open } from "./support.mjs";

const school = await open("academy");
const JARS = "honey/without-id/";
const onward = (page) => page.getByRole("region", { name: "Lessons" }).locator("[data-continue]");

test("a lesson can be marked as done, which stays over a reload, and taken back", async () => {
  await school.visit(WORKERS, { prepare: at(TODAY) }, async (page) => {
    await page.getByRole("button", { name: "Mark as done" }).waitFor();
    assert.equal(await doneOf(page).innerText(), "", "nothing is said of a lesson that is not done");
    await mark(page);
    await assertSays(doneOf(page), `Marked as done on ${SAID_TODAY}.`);
    await page.reload();
    await assertSays(doneOf(page), `Marked as done on ${SAID_TODAY}.`);
    assert.deepEqual((await progressOf(page)).lessons, { "L-WORKERS": { done: "2026-11-28T12:00:00.000Z", by: "reader" } });
    await mark(page, "Mark as not done");
    await assertSays(doneOf(page), "This lesson is no longer marked as done.");
    await page.reload();
    await page.getByRole("button", { name: "Mark as done" }).waitFor();
    assert.deepEqual((await progressOf(page)).lessons, {});
  });
});

test("the outlines of course, module, path and certificate count what is done and what is left", async () => {
  await school.visit(SPRING, {}, async (page) => {
    await mark(page);
    const said = {
      // 15–20 counts as 17 minutes: 17 + 10 + 5 + 30 are 62, from an hour on said by five minutes.
      "bees/": ["1 of 5 lessons done, about 1 h left", "1 of 5"],
      "bees/certificate/": ["1 of 5 lessons done, about 1 h left", "1 of 5"],
      // 17 + 10 + 5.
      "bees/01-colony/": ["0 of 3 lessons done, about 32 min left", "0 of 3"],
      "bees/02-year/": ["1 of 2 lessons done, about 30 min left", "1 of 2"],
      // 20 + 5.
      "honey/": ["1 of 3 lessons done, about 25 min left", "1 of 3"],
      // 20 + 17.
      "paths/weekend/": ["1 of 3 lessons done, about 37 min left", "1 of 3"],
    };
    for (const [address, [text, bar]] of Object.entries(said)) {
      await page.goto(school.url + address);
      await assertSays(progressIn(page), text, address);
      assert.equal(await barIn(page), bar, address);
    }
  });
});

test("with nothing done, all that a course takes is left", async () => {
  // 17 + 10 + 5 + 25 + 30 are 87: an hour and 25 minutes, by five minutes.
  await school.visit("bees/", {}, (page) => assertSays(progressIn(page), "0 of 5 lessons done, about 1 h 25 min left"));
});

test("each lesson in an outline says to eye and ear whether it is done", async () => {
  await school.visit(WORKERS, {}, async (page) => {
    await mark(page);
    await page.goto(`${school.url}bees/`);
    const items = page.locator("li[data-lesson]");
    await assertSays(progressIn(page), /^1 of 5/);
    assert.deepEqual(await texts(items.locator(".mark")), ["Not done:", "Done:", "Not done:", "Not done:", "Not done:"]);
    const paints = await items.locator(".mark").evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).backgroundColor));
    assert.notEqual(paints[1], paints[0], "its mark looks different");
    assert.equal(paints[2], paints[0]);
  });
});

test("one starts with the first lesson, and goes on with the last one that was opened and is not done", async () => {
  const steps = [
    [null, "Start with The queen", QUEEN],
    // Opened, not done.
    [DRONES, "Continue with The drones", DRONES],
    [WINTER, "Continue with Winter", WINTER],
    // Opened and done: on with the first that is not.
    [WORKERS, "Continue with The queen", QUEEN, true],
    [QUEEN, "Continue with The drones", DRONES, true],
  ];
  await school.visit("bees/", {}, async (page) => {
    for (const [lesson, name, address, done] of steps) {
      if (lesson) await page.goto(school.url + lesson);
      if (done) await mark(page);
      else if (lesson) await page.getByRole("button", { name: "Mark as done" }).waitFor();
      await page.goto(`${school.url}bees/`);
      await assertSays(onward(page), name);
      assert.equal(school.below(await onward(page).evaluate(({ href }) => href)), address);
    }
    await onward(page).click();
    await page.waitForURL(`**/${DRONES}`);
  });
});

test("a lesson of two courses that was opened from one is gone on with in the other", async () => {
  await school.visit(SPRING, {}, async (page) => {
    await page.getByRole("button", { name: "Mark as done" }).waitFor();
    await page.goto(`${school.url}honey/`);
    await assertSays(onward(page), "Continue with Spring");
  });
});

test("when all is done the outline says so, goes nowhere on, and offers the certificate", async () => {
  await school.visit(SPRING, {}, async (page) => {
    const certificate = page.getByRole("link", { name: "Your certificate" });
    await mark(page);
    await page.goto(`${school.url}honey/`);
    await assertSays(progressIn(page), /^1 of 3/);
    assert(!(await certificate.isVisible()), "not before all is done");
    for (const lesson of ["honey/01-harvest/", JARS]) {
      await page.goto(school.url + lesson);
      await mark(page);
    }
    await page.goto(`${school.url}honey/`);
    await assertSays(progressIn(page), "All 3 lessons done");
    assert.equal(await barIn(page), "3 of 3");
    assert(!(await onward(page).isVisible()));
    await assertPresentable(page, "a course that is done");
    await certificate.click();
    await page.waitForURL("**/honey/certificate/");
  });
});

test("nothing is lost when documents are renamed, moved and put into another order between two editions", async () => {
  const prepare = at(TODAY);
  await school.visit(WORKERS, { prepare }, async (page) => {
    await mark(page);
    await page.goto(school.url + JARS);
    await mark(page);
    await page.goto(school.url + WINTER);
    await page.getByRole("radio", { name: "False" }).check();
    await page.getByRole("button", { name: "Check answers" }).first().click();
    await page.getByRole("button", { name: "Yes", exact: true }).click();
    const before = await kept(page);
    await school.rebuild({ change: moveAbout });
    try {
      assert.equal((await page.request.get(school.url + WORKERS)).status(), 404, "the document has left its place");
      await page.goto(`${school.url}bees/`);
      await assertSays(progressIn(page), /^1 of 5 lessons done/);
      assert.deepEqual(await texts(page.locator("li[data-done] a")), ["Who does the work"]);
      await assertSays(onward(page), "Continue with The cold months");
      await onward(page).click();
      await page.getByRole("heading", { level: 1, name: "The cold months" }).waitFor();
      await assertSays(page.locator("lyceum-quiz").first().getByRole("status"), `You passed on ${SAID_TODAY} with 1 of 1.`);
      await page.locator('[data-answer="yes"][aria-pressed="true"]').waitFor();
      await page.goto(`${school.url}bees/02-year/09-labour/`);
      await page.getByRole("heading", { level: 1, name: "Who does the work" }).waitFor();
      await assertSays(doneOf(page), `Marked as done on ${SAID_TODAY}.`);
      // Without an id, only the address tells which document it is.
      await page.goto(school.url + JARS);
      await page.getByRole("heading", { level: 1, name: "Glasses" }).waitFor();
      await assertSays(doneOf(page), `Marked as done on ${SAID_TODAY}.`);
      const [old, now] = [before, await kept(page)].map((entries) => JSON.parse(entries[PROGRESS]));
      assert.deepEqual({ ...now, visited: null }, { ...old, visited: null });
    } finally {
      await school.rebuild();
    }
  });
});

test("a lesson is done when the last of its checks is passed, not before, and says by what", async () => {
  await school.visit(WINTER, { prepare: at(TODAY) }, async (page) => {
    await assertSays(doneOf(page), "Passing the checks on this page marks it as well.");
    await passFirst(page);
    await assertSays(page.locator("lyceum-quiz").nth(0).getByRole("status"), "1 of 1 right. You passed.");
    await page.getByRole("button", { name: "Mark as done" }).waitFor();
    assert.deepEqual((await progressOf(page)).lessons, {}, "one of two checks is not enough");
    await page.reload();
    await passSecond(page);
    await assertSays(page.locator("lyceum-quiz").nth(1).getByRole("status"), "1 of 1 right. You passed. This lesson is done.");
    await assertSays(doneOf(page), `Done by passing its checks on ${SAID_TODAY}.`);
    assert.deepEqual((await progressOf(page)).lessons, { "L-WINTER": { done: "2026-11-28T12:00:00.000Z", by: "check" } });
    await page.goto(`${school.url}bees/`);
    await assertSays(progressIn(page), /^1 of 5/);
  });
});

test("a failed check marks nothing, and a failed second try takes nothing back", async () => {
  await school.visit(WINTER, {}, async (page) => {
    await passFirst(page);
    await passSecond(page, "90");
    await assertSays(page.locator("lyceum-quiz").nth(1).getByRole("status"), "0 of 1 right. You need 1 to pass.");
    assert.deepEqual((await progressOf(page)).lessons, {});
    await page.locator("lyceum-quiz").nth(1).getByRole("button", { name: "Try again" }).click();
    await passSecond(page);
    await page.getByRole("button", { name: "Mark as not done" }).waitFor();
    await passSecond(page, "90");
    await assertSays(page.locator("lyceum-quiz").nth(1).getByRole("status"), "0 of 1 right. You need 1 to pass. You passed before, and that stays.");
    assert.deepEqual(Object.keys((await progressOf(page)).lessons), ["L-WINTER"]);
  });
});

test("two tabs are in step, and neither undoes what the other did", async () => {
  await school.visit("bees/", {}, async (page) => {
    await assertSays(progressIn(page), /^0 of 5/);
    const [one, other] = [await page.context().newPage(), await page.context().newPage()];
    await one.goto(school.url + WORKERS);
    await other.goto(school.url + DRONES);
    await mark(one);
    await assertSays(progressIn(page), /^1 of 5/);
    await mark(other);
    await assertSays(progressIn(page), /^2 of 5/);
    await one.goto(school.url + DRONES);
    await mark(one, "Mark as not done");
    await other.getByRole("button", { name: "Mark as done" }).waitFor();
    await assertSays(progressIn(page), /^1 of 5/);
    assert.deepEqual(Object.keys((await progressOf(page)).lessons), ["L-WORKERS"]);
  });
});

test("the way back in the history shows what was done since", async () => {
  await school.visit("bees/", {}, async (page) => {
    await page.getByRole("region", { name: "Lessons" }).getByRole("link", { name: "The workers" }).click();
    await mark(page);
    await page.goBack();
    await assertSays(progressIn(page), /^1 of 5/);
  });
});

for (const [why, prepare, caveat] of [
  ["may not be used", blocked, "This browser lets the site keep nothing, so what you do here lasts only until you leave the page."],
  ["is full", full, "The storage of this browser is full, so what you do here lasts only until you leave the page."],
]) {
  test(`where the storage ${why}, a lesson works as long as the page is open, and says so`, async () => {
    await school.visit(WINTER, { prepare: (page) => at(TODAY)(page).then(() => prepare(page)) }, async (page) => {
      await assertSays(doneOf(page), `Passing the checks on this page marks it as well. ${caveat}`);
      await passFirst(page);
      await assertSays(page.locator("lyceum-quiz").nth(0).getByRole("status"), `1 of 1 right. You passed. ${caveat}`);
      await passSecond(page);
      await assertSays(page.locator("lyceum-quiz").nth(1).getByRole("status"), `1 of 1 right. You passed. This lesson is done. ${caveat}`);
      await assertSays(doneOf(page), `Done by passing its checks on ${SAID_TODAY}. ${caveat}`);
      await mark(page, "Mark as not done");
      await page.getByRole("button", { name: "Yes", exact: true }).click();
      await assertSays(page.getByRole("region", { name: "Feedback" }).getByRole("status"), `Thank you. ${caveat}`);
      await page.goto(`${school.url}bees/`);
      const said = "0 of 5 lessons done, about 1 h 25 min left";
      // Nothing is saved on this page, so a full storage does not show.
      await assertSays(progressIn(page), prepare === blocked ? `${said}. ${caveat}` : said);
    });
  });
}

test("a storage with something damaged or foreign in it stops nothing", async () => {
  const lessons = { "L-QUEEN": null, "L-WORKERS": { done: "<b>yesterday</b>", by: "reader" }, "L-DRONES": { done: TODAY, by: "reader" }, toString: 7 };
  const damaged = [
    "no JSON {", "null", "[]", "7", '"text"',
    '{"lyceum":1,"lessons":[],"checks":"x","visited":7,"useful":null,"name":{}}',
    JSON.stringify({ lyceum: 1, lessons, checks: { "L-WINTER": { 1: "passed", 2: { right: 9, of: 1, passed: true, at: TODAY } } }, visited: { "C-BEES": "L-WINTER" } }),
  ];
  for (const [index, text] of damaged.entries()) {
    await school.visit("bees/", { prepare: having({ [PROGRESS]: text }) }, async (page) => {
      await assertSays(progressIn(page), index === damaged.length - 1 ? /^1 of 5/ : /^0 of 5/, text);
      await page.goto(school.url + WINTER);
      await mark(page);
      await page.goto(`${school.url}bees/`);
      await assertSays(progressIn(page), index === damaged.length - 1 ? /^2 of 5/ : /^1 of 5/, text);
    });
  }
});

async function passFirst(page, answer = "False") {
  const quiz = page.locator("lyceum-quiz").nth(0);
  await quiz.getByRole("radio", { name: answer }).check();
  await quiz.getByRole("button", { name: "Check answers" }).click();
}

async function passSecond(page, answer = "25") {
  const quiz = page.locator("lyceum-quiz").nth(1);
  await quiz.getByRole("textbox", { name: "Your answer" }).fill(answer);
  await quiz.getByRole("button", { name: "Check answers" }).click();
}

/** The next edition: the workers have another title in another module, winter another name and title, and the jars another title. */
function moveAbout(site) {
  const change = (from, to, ...texts) => {
    const [source, target] = [from, to].map((path) => join(site, "content", path));
    const text = texts.reduce((all, [old, wanted]) => {
      assert(all.includes(old), `${from} has ${old}`);
      return all.replace(old, wanted);
    }, readFileSync(source, "utf8"));
    writeFileSync(source, text);
    renameSync(source, target);
  };
  change("bees/01-colony/02-workers.md", "bees/02-year/09-labour.md", ["The workers", "Who does the work"], ["order: 2", "order: 9"]);
  change("bees/02-year/02-winter.md", "bees/02-year/03-cold.md", ["title: \"Winter\"", "title: The cold months"]);
  change("honey/without-id.md", "honey/without-id.md", ["title: Jars", "title: Glasses"]);
}
