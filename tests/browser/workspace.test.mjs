// My workspace: what it lists, that it follows what happens, that deleting asks first, and what it says where nothing is kept.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import {
  assertSays, at, blocked, copyKey, copyOf, fillKeeper, full, having, kept, mark, PROGRESS, QUEEN, SAID_TODAY, section, SHEET, SPRING, texts, TODAY,
  WINTER, WORKERS, WORKSPACE,
} from "./learner.mjs";
import { assertAccessible, assertPresentable, DESK, open, PHONE } from "./support.mjs";
import { eventually } from "./worksheets.mjs";

const school = await open("academy");

/** A learner who is well under way. */
const PROGRESS_OF_MUCH = {
  lyceum: 1,
  lessons: {
    "L-SPRING": { done: "2026-11-04T12:00:00.000Z", by: "reader" },
    "L-HARVEST": { done: "2026-10-01T12:00:00.000Z", by: "reader" },
    "url:honey/without-id/": { done: "2026-11-03T12:00:00.000Z", by: "reader" },
  },
  checks: {
    "L-WINTER": { 1: { right: 1, of: 1, passed: true, at: TODAY }, 2: { right: 0, of: 1, passed: false, at: TODAY } },
    "L-GONE": { 1: { right: 2, of: 3, passed: false, at: TODAY } },
  },
  visited: { "C-BEES": { lesson: "L-WINTER", at: TODAY } },
  useful: { "L-WINTER": "yes" },
  name: "Ada",
};
const MUCH = {
  [PROGRESS]: PROGRESS_OF_MUCH,
  [copyKey("My answers")]: copyOf({ answers: { keeper: "Ada", frames: 3 } }),
  [copyKey("Hive 2 / north")]: copyOf({ copy: "Hive 2 / north", saved: "2026-11-20T12:00:00.000Z", answers: {} }),
  "lyceum/bee-school/WS-GONE/Old%20one": copyOf({ document: "WS-GONE", title: "A sheet of old", copy: "Old one", answers: { a: "b" } }),
  "lyceum/bee-school/WS-FIRST/Broken": "{ no JSON",
  "lyceum/other-school/WS-FIRST/My%20answers": copyOf({ site: "other-school", answers: { keeper: "Bea" } }),
  "scheme-of-another-script": "kept",
};

test("it begins empty, with all that there is to begin with", async () => {
  await school.visit(WORKSPACE, {}, async (page) => {
    await page.getByText("You have not taken a check yet.").waitFor();
    assert.deepEqual(await texts(section(page, "Courses").locator("li")), [
      "Keeping bees 5 lessons, not begun", "Honey 3 lessons, not begun", "The weekend way 3 lessons, not begun",
    ]);
    assert(await page.getByText("You have not filled in a worksheet yet.").isVisible());
    assert(await page.getByText("You have not taken a check yet.").isVisible());
    await section(page, "Courses").getByRole("link", { name: "Honey" }).click();
    await page.waitForURL("**/honey/");
  });
});

test("what a learner does on the pages of the site is listed there", async () => {
  await school.visit(WORKERS, { prepare: at(TODAY) }, async (page) => {
    await mark(page);
    await page.goto(school.url + SHEET);
    await fillKeeper(page, "Ada");
    await page.goto(school.url + WINTER);
    await page.getByRole("radio", { name: "True" }).check();
    await page.getByRole("button", { name: "Check answers" }).first().click();
    await page.getByRole("link", { name: "My workspace" }).first().click();
    await assertSays(section(page, "Courses").getByRole("listitem").first(), "Keeping bees 1 of 5 lessons done · Continue with Winter");
    assert.equal(await section(page, "Courses").getByRole("progressbar", { name: "Lessons of Keeping bees done" }).evaluate(({ value, max }) => `${value}/${max}`), "1/5");
    await assertSays(section(page, "Worksheets").locator(".workspace-rows > li"), `First visit My answers saved on ${SAID_TODAY}`);
    await assertSays(section(page, "Checks").locator(".workspace-rows > li"), `Winter not passed yet, 0 of 1 right on ${SAID_TODAY}`);
    for (const [name, title, address] of [["Continue with Winter", "Winter", WINTER], ["First visit", "First visit", SHEET]]) {
      await page.getByRole("main").getByRole("link", { name, exact: true }).click();
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      assert.equal(school.below(page.url()), address);
      await page.goto(school.url + WORKSPACE);
    }
  });
});

test("all of it is listed: courses by what is begun, copies by date, results by check, and what the site no longer has", async () => {
  await school.visit(WORKSPACE, { prepare: having(MUCH) }, async (page) => {
    await section(page, "Checks").getByText("Winter").waitFor();
    assert.deepEqual(await texts(section(page, "Courses").locator("li")), [
      "Keeping bees 1 of 5 lessons done · Continue with Winter",
      "Honey 3 of 3 lessons done · Your certificate",
      "The weekend way 2 of 3 lessons done · Continue with The queen",
    ]);
    assert.deepEqual(await texts(section(page, "Worksheets").locator(".workspace-rows > li")), [
      "First visit My answers saved on 28 November 2026 Hive 2 / north saved on 20 November 2026, empty",
      "A sheet of old The site no longer has this worksheet. Old one saved on 28 November 2026",
    ]);
    assert.deepEqual(await texts(section(page, "Checks").locator(".workspace-rows > li")), [
      "Winter Check 1: passed, 1 of 1 right on 28 November 2026 Check 2: not passed yet, 0 of 1 right on 28 November 2026",
      "L-GONE not passed yet, 2 of 3 right on 28 November 2026",
    ]);
    assert(await page.getByText("1 saved copy cannot be read any more.").isVisible());
    assert.equal(await page.getByText("Bea").count(), 0, "another site's copies are not its business");
    await page.getByRole("link", { name: "Your certificate" }).click();
    await page.waitForURL("**/honey/certificate/");
  });
});

test("it follows what happens in other tabs", async () => {
  await school.visit(WORKSPACE, { prepare: at(TODAY) }, async (page) => {
    await page.getByText("You have not filled in a worksheet yet.").waitFor();
    const other = await page.context().newPage();
    await other.goto(school.url + SPRING);
    await mark(other);
    await assertSays(section(page, "Courses").getByRole("listitem").filter({ hasText: "Keeping bees" }), /1 of 5 lessons done/);
    await assertSays(section(page, "Courses").getByRole("listitem").filter({ hasText: "Honey" }), /1 of 3 lessons done/);
    await other.goto(school.url + SHEET);
    await fillKeeper(other, "Ada");
    await assertSays(section(page, "Worksheets").locator(".workspace-rows > li"), `First visit My answers saved on ${SAID_TODAY}`);
    await other.evaluate(() => localStorage.clear());
    await page.getByText("You have not filled in a worksheet yet.").waitFor();
    await assertSays(section(page, "Courses").getByRole("listitem").first(), "Keeping bees 5 lessons, not begun");
  });
});

test("deleting everything says first what goes, leaves all when one thinks better of it, and then takes only this site's", async () => {
  await school.visit(WORKSPACE, { prepare: having(MUCH) }, async (page) => {
    const before = await kept(page);
    const dialog = page.getByRole("dialog", { name: "Delete everything that this site keeps?" });
    const ask = async () => {
      await page.getByRole("button", { name: "Delete everything", exact: true }).first().click();
      await dialog.waitFor();
    };
    await ask();
    const what = "4 saved copies of worksheets, 3 lessons marked as done, 2 pages with results of checks, 1 page that you said was useful or not and 1 name for certificates";
    await assertSays(dialog.getByText("What goes:"), `What goes: ${what}. It cannot be undone. What you saved as a file stays.`);
    assert(await dialog.getByRole("button", { name: "Cancel" }).evaluate((button) => button === document.activeElement), "the harmless way has the focus");
    await assertAccessible(page, "the question");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual(await kept(page), before);
    await ask();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual(await kept(page), before);
    await ask();
    await dialog.getByRole("button", { name: "Delete everything" }).click();
    await page.getByText("Everything was deleted.").waitFor();
    const others = ["lyceum/other-school/WS-FIRST/My%20answers", "scheme-of-another-script"];
    assert.deepEqual(await kept(page), Object.fromEntries(others.map((key) => [key, before[key]])));
    await page.getByText("You have not filled in a worksheet yet.").waitFor();
    await page.reload();
    await assertSays(section(page, "Courses").getByRole("listitem").first(), "Keeping bees 5 lessons, not begun");
    await page.getByRole("button", { name: "Delete everything" }).click();
    await page.getByText("There is nothing to delete.").waitFor();
  });
});

for (const [why, prepare] of [["may not be used", blocked], ["is full", full]]) {
  test(`where the storage ${why}, it works as far as it can and says what it cannot`, async () => {
    await school.visit(WORKSPACE, { prepare }, async (page) => {
      if (prepare === blocked) await page.getByText("This browser lets the site keep nothing, so there is nothing to show here.").waitFor();
      await assertSays(section(page, "Courses").getByRole("listitem").first(), "Keeping bees 5 lessons, not begun");
      const file = { lyceum: 1, site: "bee-school", exported: TODAY, copies: [copyOf({ answers: { keeper: "Ada" } })] };
      await page.locator("input[type=file]").setInputFiles({ name: "mine.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
      const reason = prepare === blocked ? "this browser lets the site keep nothing" : "the storage of this browser has no room for it";
      await assertSays(page.locator(".workspace-said"), `“mine.json” was not opened, and nothing was changed: ${reason}.`);
      await page.getByRole("button", { name: "Delete everything" }).click();
      await page.getByText("There is nothing to delete.").waitFor();
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Save everything as a file" }).click();
      assert.match((await download).suggestedFilename(), /^bee-school-workspace-\d{4}-\d\d-\d\d\.json$/);
      await assertPresentable(page, "a workspace that keeps nothing", [[PHONE, "light"], [DESK, "dark"]]);
    });
  });
}

test("full of long names, it is accessible and fits", async () => {
  const long = "Wolfeschlegelsteinhausenbergerdorff".repeat(2);
  const entries = { ...MUCH, [copyKey(long)]: copyOf({ copy: long, title: long, answers: { keeper: long } }) };
  await school.visit(WORKSPACE, { prepare: having(entries) }, async (page) => {
    await section(page, "Checks").getByText("Winter").waitFor();
    await assertPresentable(page, "a full workspace");
  });
});

test("its buttons are reached and work by keyboard", async () => {
  // The browser must know from the start that somebody waits for this.
  const choosers = [];
  const prepare = async (page) => {
    await having(MUCH)(page);
    page.on("filechooser", (chooser) => choosers.push(chooser));
  };
  await school.visit(WORKSPACE, { prepare }, async (page) => {
    await page.getByRole("button", { name: "Save everything as a file" }).focus();
    const download = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    await download;
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await eventually(() => choosers.length, (count) => assert.equal(count, 1, "a file is asked for"));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    const button = page.getByRole("button", { name: "Delete everything" });
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert(await button.evaluate((element) => element === document.activeElement), "the focus returns");
  });
});

test("without scripts it says what it needs", async () => {
  await school.visit(WORKSPACE, { js: false }, async (page) => {
    await assertSays(page.locator("lyceum-workspace noscript p"), "This page shows what your browser keeps, and needs JavaScript for it.");
    assert.equal(await page.getByRole("button", { name: /Delete|Save|Open/ }).count(), 0);
  });
});

test("a site with nothing to work on has no workspace", async () => {
  const change = (site) => Promise.all(["bees", "honey", "paths", "worksheets"].map((folder) => rm(join(site, "content", folder), { recursive: true })));
  const plain = await open("academy", { change });
  await plain.visit("", {}, async (page) => {
    assert.equal(await page.getByRole("link", { name: "My workspace" }).count(), 0);
    assert.equal((await page.request.get(plain.url + WORKSPACE)).status(), 404);
  });
});

test("a lesson's worksheet and the worksheet's own page are one: both are one entry", async () => {
  await school.visit(QUEEN, { prepare: at(TODAY) }, async (page) => {
    await fillKeeper(page, "Ada");
    await page.goto(school.url + SHEET);
    await page.locator('input[name="keeper"]').waitFor();
    await page.waitForFunction(() => document.querySelector('input[name="keeper"]').value === "Ada");
    await page.goto(school.url + WORKSPACE);
    await assertSays(section(page, "Worksheets").locator(".workspace-rows > li"), `First visit My answers saved on ${SAID_TODAY}`);
  });
});
