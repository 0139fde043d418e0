// Worksheets without scripts, and worksheets shown in other documents.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible, assertNoSidewaysScroll, open, PHONE } from "./support.mjs";
import { eventually, fill, filled, JSON_FILE, keyOf, named, saveAs, savedCopy, sheet, stored } from "./worksheets.mjs";
import { PAGES } from "./worksheets-answers.mjs";

const TWICE = `---
title: "Two visits"
id: TWICE
doc_type: Lesson
summary: "The same sheet twice."
---

## Before

![[First visit]]

## After

[worksheet id="WS-FIRST"]
`;

const own = await open("own");
const school = await open("academy", { change: (folder) => writeFile(join(folder, "content/two-visits.md"), TWICE) });
const VISIT = "worksheets/first-visit/";
const LESSON = "bees/01-colony/01-queen/";

for (const [name, address] of Object.entries(PAGES)) {
  test(`without scripts ${name} is there: labelled, to be filled in and printed, with no button that does nothing`, async () => {
    await own.visit(address, { js: false, width: PHONE }, async (page) => {
      const form = page.locator("lyceum-worksheet form");
      assert(await form.isVisible());
      const nameless = await form.locator("input, textarea, select").evaluateAll((all) => all
        .filter((control) => !control.labels?.[0]?.textContent.trim() && !document.getElementById(control.getAttribute("aria-labelledby"))).map((control) => control.name));
      assert.deepEqual(nameless, [], "each control has a label");
      assert(await form.locator("input, textarea, select").count() >= 7);
      assert.equal(await form.getByRole("button").count(), 0, "no button");
      assert.equal(await page.locator(".worksheet-panel").count(), 0);
      assert.equal(await form.locator(".field-error:visible").count(), 0);
      await assertNoSidewaysScroll(page, address);
      await page.emulateMedia({ media: "print" });
      assert(await form.isVisible(), "on paper too");
    });
  });
}

test("without scripts answers can be entered, each where it belongs", async () => {
  await school.visit(VISIT, { js: false }, async (page) => {
    const form = page.locator("lyceum-worksheet");
    await form.getByLabel("Who looked").fill("Mara");
    await form.getByRole("group", { name: "Mood of the bees" }).getByLabel("calm").check();
    await form.getByRole("group", { name: "What was seen" }).getByLabel("eggs").check();
    await form.getByRole("group", { name: "Hive 2" }).getByLabel("Weight").fill("31");
    assert.deepEqual(await filled(form), { keeper: "Mara", mood: "calm", seen: "eggs", "hives/2/weight": "31" });
    await form.getByLabel("Who looked").press("Enter");
    assert.equal(new URL(page.url()).pathname, new URL(school.url + VISIT).pathname, "and stay on the page");
  });
});

test("what was entered before the script came is kept", async () => {
  // The script is held back until something is entered.
  let let_go;
  const held = new Promise((resolve) => (let_go = resolve));
  const prepare = (page) => page.route("**/worksheet/index.js", async (route) => {
    await held;
    await route.continue();
  });
  await school.visit("", { prepare }, async (page) => {
    await page.goto(school.url + VISIT, { waitUntil: "commit" });
    const form = page.locator("lyceum-worksheet");
    await fill(form, { keeper: "Early", mood: "calm" });
    let_go();
    await sheet(page);
    await savedCopy(page, keyOf("bee-school", "WS-FIRST"), (answers) => assert.deepEqual(answers, { keeper: "Early", mood: "calm" }));
    assert.deepEqual(await filled(form), { keeper: "Early", mood: "calm" });
  });
});

test("a worksheet in a lesson has the answers of its own page, and the other way round", async () => {
  await school.visit(LESSON, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, { keeper: "Mara", "hives/3/name": "South" });
    await page.goto(school.url + VISIT);
    await eventually(() => filled(page.locator("lyceum-worksheet")), (now) => assert.deepEqual(now, { keeper: "Mara", "hives/3/name": "South" }));
    await fill(await sheet(page), { notes: "From its own page" });
    await page.goto(`${school.url}two-visits/`);
    for (const place of await page.locator("lyceum-worksheet").all()) {
      await eventually(() => filled(place), (now) => assert.deepEqual(now, { keeper: "Mara", notes: "From its own page", "hives/3/name": "South" }));
    }
    assert.deepEqual(Object.keys(await stored(page)).filter((key) => key.startsWith("lyceum/bee-school/WS-") && !key.endsWith("panel")), [keyOf("bee-school", "WS-FIRST")]);
  });
});

test("shown twice on a page, a worksheet follows itself", async () => {
  await school.visit("two-visits/", {}, async (page) => {
    const [first, second] = await page.locator("lyceum-worksheet").all();
    await second.locator(".worksheet-panel").waitFor();
    await fill(first, { keeper: "Mara", mood: "calm", seen: ["queen"], "hives/3/name": "South" });
    await eventually(() => filled(second), (now) => assert.deepEqual(now, { keeper: "Mara", mood: "calm", seen: "queen", "hives/3/name": "South" }));
    await fill(second, { keeper: "Jon", mood: "angry" });
    assert.deepEqual(await filled(first), { keeper: "Jon", mood: "angry", seen: "queen", "hives/3/name": "South" });
    await second.locator('[data-row="3"]').getByRole("button", { name: "Remove hive" }).click();
    assert.equal(await named(first, "hives/3/name").count(), 0);
    await first.getByRole("button", { name: "Undo" }).click();
    assert.equal(await named(second, "hives/3/name").inputValue(), "South");
    const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
    assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [], "no id stands twice");
    await second.getByText("Who looked").first().click();
    assert.equal(await page.evaluate(() => document.activeElement.closest("lyceum-worksheet") === document.querySelectorAll("lyceum-worksheet")[1]), true, "a label leads to its own control");
    await assertAccessible(page, "two worksheets");
  });
});

test("an embedded worksheet names where it comes from, and its links lead there", async () => {
  await school.visit(LESSON, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, { keeper: "Mara" });
    assert.equal(JSON.parse((await saveAs(page, JSON_FILE)).text).document, "WS-FIRST");
    await form.locator("summary", { hasText: "Save or share" }).click();
    const schema = await form.getByRole("link", { name: "Schema of the JSON file" }).evaluate((link) => link.href);
    assert.equal(schema, `${school.url}${VISIT}answers.schema.json`);
    assert.equal((await page.request.get(schema)).status(), 200);
  });
});
