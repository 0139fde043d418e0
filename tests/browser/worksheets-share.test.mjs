// Answers in a link: whoever opens it sees them, and keeps what is their own until they choose otherwise.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { open } from "./support.mjs";
import { choose, eventually, fill, filled, JSON_FILE, keyOf, named, notice, on, saveAs, savedCopy, says, sheet, stored } from "./worksheets.mjs";
import { ANSWERS, GOAL, PAGES, TODAY } from "./worksheets-answers.mjs";

const own = await open("own");
const KEY = keyOf("lyceum-own-site", "WS-SMART");
const FIRST = "goals/1/name";

for (const name of ["goal", "ethics"]) {
  test(`${name}: a link shows the same answers in another browser, and saves nothing there`, async () => {
    let link, answers;
    await own.visit(PAGES[name], on(TODAY), async (page) => {
      await fill(await sheet(page), ANSWERS[name]);
      await page.locator("lyceum-worksheet form").evaluate(() => document.activeElement.blur());
      answers = await filled(await sheet(page));
      link = await linkFrom(page);
      assert(link.startsWith(`${own.url}${PAGES[name]}#lyceum=`), link);
      assert(!page.url().includes("#lyceum"), "the address of the one who shares stays");
    });
    await own.visit(own.below(link), on(TODAY), async (page) => {
      await notice(page, "You are looking at answers that were shared with you: “My answers”, saved on 28 November 2026. Your own answers are not touched.");
      await eventually(() => filled(page.locator("lyceum-worksheet")), (seen) => assert.deepEqual(seen, answers));
      assert.deepEqual(await ownKeys(page), []);
    });
  });
}

test("shared answers can be read and saved as a file, not changed", async () => {
  const link = await shared({ ...GOAL });
  await own.visit(own.below(link), on(TODAY), async (page) => {
    await notice(page, "shared with you");
    const form = await sheet(page);
    const open = await form.locator("form :is(input, textarea, select)").evaluateAll((all) => all.filter((one) => !one.readOnly && !one.disabled).map((one) => one.name));
    assert.deepEqual(open, [], "no control can be changed");
    assert.deepEqual(await form.locator("form button:visible").allInnerTexts(), [], "no row can be added or removed");
    await says(page, /^1\. Search without dead ends/);
    const copy = JSON.parse((await saveAs(page, JSON_FILE)).text);
    assert.equal(copy.answers.goals[0].name, GOAL[FIRST]);
  });
});

test("own answers stay while shared ones are looked at, and come back", async () => {
  const link = await shared({ [FIRST]: "Theirs" });
  await own.visit(PAGES.goal, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, { [FIRST]: "Mine", reader: "Mine too" });
    await savedCopy(page, KEY, ({ reader }) => assert.equal(reader, "Mine too"));
    const before = await stored(page);
    // The page is open already: only what stands behind the address changes.
    await page.goto(link);
    await notice(page, "shared with you");
    assert.equal(await named(form, FIRST).inputValue(), "Theirs");
    assert.deepEqual(await stored(page), before);
    await page.getByRole("button", { name: "Back to my own answers" }).click();
    await eventually(() => filled(form), (now) => assert.deepEqual(now, { [FIRST]: "Mine", reader: "Mine too" }));
    assert.equal(page.url(), own.url + PAGES.goal, "the answers are gone from the address");
    assert.deepEqual(await stored(page), before);
    assert(await named(form, FIRST).isEditable());
  });
});

test("taken over, shared answers become a copy beside the own one, and that can be undone", async () => {
  const link = await shared({ [FIRST]: "Theirs" });
  await own.visit(PAGES.goal, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, { [FIRST]: "Mine" });
    await savedCopy(page, KEY);
    await page.goto(link);
    await page.getByRole("button", { name: "Take over as my own copy" }).click();
    const taken = await savedCopy(page, keyOf("lyceum-own-site", "WS-SMART", "My answers 2"));
    assert.equal(taken.answers.goals[0].name, "Theirs");
    assert.equal((await savedCopy(page, KEY)).answers.goals[0].name, "Mine");
    assert(await named(form, FIRST).isEditable());
    assert.equal(page.url(), own.url + PAGES.goal);

    await page.reload();
    await eventually(() => named(page, FIRST).inputValue(), (value) => assert.equal(value, "Theirs", "the copy that was opened last"));
    await form.getByRole("combobox", { name: "Copy" }).selectOption("My answers");
    await eventually(() => named(page, FIRST).inputValue(), (value) => assert.equal(value, "Mine"));
  });
  await own.visit(own.below(link), {}, async (page) => {
    await page.getByRole("button", { name: "Take over as my own copy" }).click();
    await savedCopy(page, KEY, ({ goals }) => assert.equal(goals[0].name, "Theirs"));
    await page.getByRole("button", { name: "Undo" }).click();
    await eventually(() => filled(page.locator("lyceum-worksheet")), (now) => assert.deepEqual(now, {}));
  });
});

test("answers that are too long for a link are offered as a file", async () => {
  const noise = randomBytes(9_000).toString("base64");
  await own.visit(PAGES.goal, {}, async (page) => {
    await fill(await sheet(page), { asked: noise });
    await choose(page, "Save or share", "Copy a share link");
    const said = await notice(page, "These answers are too long for a link. Send them as a file.");
    assert.equal(await page.locator(".worksheet-notice input").count(), 0, "no link that would not work");
    const [download] = await Promise.all([page.waitForEvent("download"), said.getByRole("button", { name: "Save as a file" }).click()]);
    assert.equal(download.suggestedFilename(), "WS-SMART-My-answers.json");
  });
});

test("a link can be copied with one click", async () => {
  await own.visit(PAGES.goal, { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await fill(await sheet(page), { [FIRST]: "Mine" });
    const link = await linkFrom(page);
    await notice(page, "The link is copied. The answers are in the link itself: whoever has it can read them.");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
  });
});

/** The link that the reader is shown. */
async function linkFrom(page) {
  await choose(page, "Save or share", "Copy a share link");
  const said = await notice(page, "The answers are in the link itself: whoever has it can read them.");
  return said.getByRole("textbox", { name: "Link" }).inputValue();
}

/** A link with answers of somebody else. */
async function shared(answers) {
  let link;
  await own.visit(PAGES.goal, on(TODAY), async (page) => {
    await fill(await sheet(page), answers);
    link = await linkFrom(page);
  });
  return link;
}

/** The keys of worksheets in the storage. */
const ownKeys = async (page) => Object.keys(await stored(page)).filter((key) => key.includes("/WS-"));
