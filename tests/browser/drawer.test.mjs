// The sidebar of a narrow window: a drawer that anybody can open, use and close.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertNoSidewaysScroll, DESK, open, PHONE } from "./support.mjs";

const garden = await open("garden");
const sidebar = (page) => page.getByRole("navigation", { name: "Site" });
const opener = (page) => page.getByRole("button", { name: "Navigation", exact: true });
const hasFocus = (locator) => locator.evaluate((element) => element === document.activeElement);

test("the button opens it, Escape closes it and the focus returns", async () => {
  await garden.visit("shelf/book-07/", { width: PHONE }, async (page) => {
    assert(!(await sidebar(page).isVisible()), "closed at first");
    await opener(page).focus();
    await page.keyboard.press("Enter");
    assert(await sidebar(page).isVisible());
    await page.keyboard.press("Escape");
    assert(!(await sidebar(page).isVisible()));
    assert(await hasFocus(opener(page)), "the focus is where it was");
  });
});

test("its own button and a click beside it close it", async () => {
  await garden.visit("shelf/book-07/", { width: PHONE }, async (page) => {
    await opener(page).click();
    await page.getByRole("button", { name: "Close navigation" }).click();
    assert(!(await sidebar(page).isVisible()));
    await opener(page).click();
    await page.mouse.click(PHONE - 5, 400);
    assert(!(await sidebar(page).isVisible()));
  });
});

test("its links are reached by Tab and lead away", async () => {
  await garden.visit("shelf/book-07/", { width: PHONE }, async (page) => {
    await opener(page).focus();
    await page.keyboard.press("Enter");
    const wanted = sidebar(page).getByRole("link", { name: "Book 02" });
    for (let step = 0; step < 60 && !(await hasFocus(wanted)); step += 1) await page.keyboard.press("Tab");
    assert(await hasFocus(wanted), "60 times Tab do not reach the link");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/shelf/book-02/");
    assert(!(await sidebar(page).isVisible()), "closed on the next page");
  });
});

test("open, it is accessible and pushes nothing aside", async () => {
  for (const scheme of ["light", "dark"]) {
    await garden.visit("shelf/book-07/", { width: PHONE, scheme }, async (page) => {
      await opener(page).click();
      await assertAccessible(page, `the open drawer, ${scheme}`);
      await assertNoSidewaysScroll(page, "with the drawer open");
      const wide = await sidebar(page).evaluate((nav) => nav.scrollWidth > nav.clientWidth);
      assert(!wide, "the drawer itself scrolls sideways");
    });
  }
});

test("it opens without scripts too", async () => {
  await garden.visit("shelf/book-07/", { width: PHONE, js: false }, async (page) => {
    await opener(page).click();
    await sidebar(page).getByRole("link", { name: "Book 02" }).click();
    await page.waitForURL("**/shelf/book-02/");
  });
});

test("a window that grows turns it back into a sidebar", async () => {
  await garden.visit("shelf/book-07/", { width: PHONE }, async (page) => {
    await opener(page).click();
    await page.setViewportSize({ width: DESK, height: 900 });
    assert(await sidebar(page).isVisible());
    assert(!(await opener(page).isVisible()), "a desk needs no button");
    await page.getByRole("main").getByRole("heading", { level: 1 }).click();
    assert(await sidebar(page).isVisible(), "a click into the text does not close it");
  });
});
