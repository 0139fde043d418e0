// Each worksheet that ships, empty and filled in: accessible in both schemes, nothing to scroll sideways, at any width.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertNoSidewaysScroll, assertPresentable, DESK, open, PHONE, TABLET } from "./support.mjs";
import { choose, eventually, fill, filled, notice, on, openFile, sheet, told } from "./worksheets.mjs";
import { ANSWERS, PAGES, TODAY } from "./worksheets-answers.mjs";

const own = await open("own");

/** Each width and each scheme once; a sheet that is filled in shows all that an empty one shows. */
const EMPTY = [[PHONE, "light"]];
const FILLED = [[PHONE, "dark"], [DESK, "light"]];

for (const [name, address] of Object.entries(PAGES)) {
  test(`${name}, empty and filled in`, async () => {
    await own.visit(address, on(TODAY), async (page) => {
      const form = await sheet(page);
      await assertPresentable(page, `${name}, empty`, EMPTY);
      await fill(form, ANSWERS[name]);
      await eventually(() => told(page), (seen) => assert(seen.length > 1, "there is a result"));
      await assertPresentable(page, `${name}, filled in`, FILLED);
    });
  });
}

test("long words and long texts stay in their places", async () => {
  const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);
  const answers = {
    goal: { "goals/1/name": long, "goals/1/specific": long, "goals/1/metric": long, "goals/1/unit": long, "goals/1/baseline": "1", "goals/1/target": "2", "goals/2/name": long },
    strive: { "options/1/name": long, "options/2/name": `${long}2`, "options/1/roi_value": "3", "options/2/roi_value": "3", "decision.choice": long },
    plan: { "initiatives/1/name": long, "initiatives/1/start": "2027-Q1", "initiatives/1/quarters": "9", "initiatives/1/budget": "123456789012.34", "initiatives/2/start": long, "initiatives/2/name": "x" },
    data: { "touchpoints.owner": long, "touchpoints.note": long },
  };
  for (const [name, given] of Object.entries(answers)) {
    await own.visit(PAGES[name], { width: PHONE }, async (page) => {
      await fill(await sheet(page), given);
      await eventually(() => told(page), (seen) => assert(seen.some((line) => line.includes(long)), "the result names it"));
      await page.locator("lyceum-worksheet").evaluate((form) => form.querySelectorAll("details:not(.worksheet-menu)").forEach((fold) => (fold.open = true)));
      for (const width of [PHONE, TABLET, DESK]) {
        await page.setViewportSize({ width, height: 900 });
        await assertNoSidewaysScroll(page, `${name} at ${width}`);
      }
    });
  }
});

test("menus, dialogs, notices and shared answers are accessible, on a phone too", async () => {
  await own.visit(PAGES.goal, on(TODAY), async (page) => {
    const form = await sheet(page);
    await fill(form, { ...ANSWERS.goal, "goals/1/baseline": "many" });
    const look = async (where) => {
      for (const [width, scheme] of [[PHONE, "light"], [DESK, "dark"]]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme });
        await assertNoSidewaysScroll(page, `${where} at ${width}`);
        await assertAccessible(page, `${where} at ${width}, ${scheme}`);
      }
    };
    for (const menu of ["Copies", "Save or share"]) {
      await form.locator("summary", { hasText: menu }).click();
      await form.locator("details[open] button").nth(1).waitFor();
      await look(menu);
    }
    await choose(page, "Copies", "Rename");
    await look("the dialog for a name");
    await page.keyboard.press("Escape");
    await choose(page, "Copies", "Delete");
    await look("the dialog that asks");
    await page.keyboard.press("Escape");
    await openFile(page, "[]", "bad.json");
    await notice(page, "was not opened");
    await choose(page, "Save or share", "Copy a share link");
    const link = await (await notice(page, "The answers are in the link itself")).getByRole("textbox").inputValue();
    await look("notices");
    await page.goto(`${link}`);
    await page.reload();
    await notice(page, "shared with you");
    await eventually(() => filled(form), (now) => assert(Object.keys(now).length > 5));
    await look("shared answers");
  });
});
