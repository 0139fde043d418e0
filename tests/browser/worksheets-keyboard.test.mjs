// Worksheets without a mouse: each control can be reached, used and left, the focus is seen, and never lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support.mjs";
import { eventually, filled, named, notice, saved, sheet } from "./worksheets.mjs";
import { PAGES } from "./worksheets-answers.mjs";

const school = await open("academy");
const own = await open("own");
const VISIT = "worksheets/first-visit/";

test("a worksheet is filled in with the keyboard alone", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await sheet(page);
    const keys = page.keyboard;
    await tabTo(page, "keeper");
    await keys.type("Mara");
    await keys.press("Tab");
    await keys.type("Calm.");
    await keys.press("Tab");
    await keys.type("12");
    await keys.press("Tab");
    await keys.type("62,5");
    await tabTo(page, "mood");
    await keys.press("Space");
    await keys.press("ArrowDown");
    await tabTo(page, "seen");
    await keys.press("Space");
    await keys.press("Tab");
    await keys.press("Space");
    await tabTo(page, "strength");
    await keys.press("ArrowDown");
    await tabTo(page, "fed");
    await keys.press("Space");
    await tabTo(page, "hives/1/name");
    await keys.type("North");
    await eventually(() => filled(form), (now) => assert.deepEqual(now, {
      keeper: "Mara", notes: "Calm.", frames: "12", share: "62.5", mood: "nervous", seen: "queen, eggs", strength: "2", fed: "yes", "hives/1/name": "North",
    }));
    await saved(page);
  });
});

test("rows are added and removed, and the focus goes to where one goes on", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await sheet(page);
    await form.getByRole("button", { name: "Add hive" }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "hives/3/name", "in the new row");
    await page.keyboard.type("South");
    await tabTo(page, "Remove hive");
    await page.keyboard.press("Space");
    assert.equal(await named(form, "hives/3/name").count(), 0);
    assert.equal(await focused(page), "Add hive", "after the last row");
    await form.locator('[data-row="1"]').getByRole("button", { name: "Remove hive" }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "hives/2/name", "in the row that moved up");
    assert(await form.locator('[data-row="2"]').getByRole("button", { name: "Remove hive" }).isDisabled(), "one row stays");
  });
});

test("undo and redo keep the focus while there is nothing more to do", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await sheet(page);
    await named(form, "keeper").pressSequentially("Mara");
    await form.getByRole("button", { name: "Undo" }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await named(form, "keeper").inputValue(), "");
    assert.equal(await focused(page), "Undo");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await named(form, "keeper").inputValue(), "Mara");
    assert.equal(await focused(page), "Redo");
  });
});

test("menus and dialogs open, close and give the focus back", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await sheet(page);
    await named(form, "keeper").fill("Mara");
    await saved(page);
    const copies = form.locator("details", { has: page.locator("summary", { hasText: "Copies" }) });
    await copies.locator("summary").focus();
    await page.keyboard.press("Enter");
    await copies.getByRole("button", { name: "Duplicate" }).waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "New");
    await page.keyboard.press("Escape");
    assert.equal(await copies.evaluate((menu) => menu.open), false);
    assert.equal(await focused(page), "Copies", "Escape leads back to the menu");

    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Duplicate");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("Second");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.equal(await form.getByRole("combobox", { name: "Copy" }).inputValue(), "Second");
    assert.equal(await focused(page), "Copies", "the dialog gives the focus back");

    await page.keyboard.press("Enter");
    for (let press = 0; press < 4; press += 1) await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Delete");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    assert.equal(await focused(page), "Cancel", "nothing is deleted by a hasty Enter");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.equal(await form.getByRole("combobox", { name: "Copy" }).locator("option").count(), 2);

    // A menu that is left folds up, since it lies over what follows.
    await page.keyboard.press("Enter");
    for (let press = 0; press < 5; press += 1) await page.keyboard.press("Tab");
    assert.equal(await copies.evaluate((menu) => menu.open), false);
  });
});

test("answers go out as a file with the keyboard", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await sheet(page);
    await named(form, "keeper").fill("Mara");
    const menu = form.locator("summary", { hasText: "Save or share" });
    await menu.focus();
    await page.keyboard.press("Enter");
    await form.getByRole("button", { name: "Open a saved file" }).waitFor();
    await page.keyboard.press("Tab");
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.equal(download.suggestedFilename(), "WS-FIRST-My-answers.json");
    await menu.focus();
    await page.keyboard.press("Enter");
    await tabTo(page, "Copy a share link");
    await page.keyboard.press("Enter");
    await notice(page, "The answers are in the link itself");
  });
});

test("every stop of the keyboard on a scorecard is seen", async () => {
  await own.visit(PAGES.strive, {}, async (page) => {
    const form = await sheet(page);
    await form.locator(".worksheet-panel select").focus();
    const [stops, unseen] = [new Set(), []];
    for (let press = 0; press < 70; press += 1) {
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const { top, bottom, width } = element.getBoundingClientRect();
        const name = element.name || element.textContent.trim().slice(0, 30);
        // Within a date the browser itself marks the part that has the focus.
        const marked = element.type === "date" || (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
        const seen = width > 0 && bottom > 0 && top < innerHeight && marked;
        return { name, seen, inside: !!element.closest("lyceum-worksheet") };
      });
      if (stop.inside) stops.add(stop.name);
      if (stop.inside && !stop.seen) unseen.push(stop.name);
      await page.keyboard.press("Tab");
    }
    assert.deepEqual(unseen, []);
    for (const name of ["Undo", "Save or share", "options/1/name", "Add category", "options/3/strategic_fit", "weight.strategic_fit"]) assert(stops.has(name), `${name} among ${[...stops]}`);
  });
});

/** What has the focus: the name of its control, or its text. */
const focused = (page) => page.evaluate(() => document.activeElement.name || document.activeElement.textContent.trim());

/** Presses Tab until something has the focus. */
async function tabTo(page, name) {
  for (let press = 0; press < 90; press += 1) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never came to ${name}`);
}
