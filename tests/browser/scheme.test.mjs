// Light and dark: the system's choice, the reader's choice, and never a flash of the other one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, open, PHONE } from "./support.mjs";

const garden = await open("garden");

test("the page follows the system", async () => {
  for (const scheme of ["light", "dark"]) {
    await garden.visit("everything/", { scheme }, async (page) => {
      assert.equal(await shade(page), scheme);
      await page.emulateMedia({ colorScheme: scheme === "light" ? "dark" : "light" });
      assert.notEqual(await shade(page), scheme, "it changes with the system");
    });
  }
});

test("without scripts it follows the system too", async () => {
  await garden.visit("everything/", { scheme: "dark", js: false }, async (page) => {
    assert.equal(await shade(page), "dark");
    assert(!(await page.getByRole("button", { name: "Colour scheme" }).isVisible()), "a switch that cannot work is not shown");
  });
});

test("a choice is kept over a reload and on other pages, before anything is painted", async () => {
  await garden.visit("everything/", { scheme: "light", prepare: noteScheme }, async (page) => {
    await choose(page, "Dark");
    assert.equal(await shade(page), "dark");
    for (const go of [() => page.reload(), () => page.goto(`${garden.url}wide/`)]) {
      await go();
      // Nothing is painted before there is a body: at that moment the scheme must stand.
      assert.equal(await page.evaluate(() => globalThis.schemeAtBody), "dark");
      assert.equal(await shade(page), "dark");
    }
    await page.getByRole("button", { name: "Colour scheme" }).click();
    assert(await page.getByRole("radio", { name: "Dark" }).isChecked(), "the switch shows the choice");
  });
});

test("light can be chosen on a dark system", async () => {
  await garden.visit("everything/", { scheme: "dark" }, async (page) => {
    await choose(page, "Light");
    assert.equal(await shade(page), "light");
    await page.reload();
    assert.equal(await shade(page), "light");
  });
});

test("back to the system forgets the choice", async () => {
  await garden.visit("everything/", { scheme: "light" }, async (page) => {
    await choose(page, "Dark");
    await choose(page, "System");
    assert.equal(await shade(page), "light");
    await page.reload();
    await page.emulateMedia({ colorScheme: "dark" });
    assert.equal(await shade(page), "dark", "the system decides again");
    assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing is left behind");
  });
});

test("another tab of the site follows at once", async () => {
  await garden.visit("everything/", {}, async (page) => {
    const other = await page.context().newPage();
    await other.goto(`${garden.url}wide/`);
    await choose(page, "Dark");
    await other.waitForFunction(() => document.documentElement.dataset.scheme === "dark");
  });
});

test("the open menu is accessible on a phone, by keyboard too", async () => {
  for (const scheme of ["light", "dark"]) {
    await garden.visit("shelf/book-07/", { width: PHONE, scheme }, async (page) => {
      const button = page.getByRole("button", { name: "Colour scheme" });
      await button.focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      assert(await page.getByRole("radio", { name: "System" }).evaluate((radio) => radio === document.activeElement));
      await page.keyboard.press("ArrowDown");
      assert.equal(await page.evaluate(() => document.documentElement.dataset.scheme), "light");
      await assertAccessible(page, `the open menu, ${scheme}`);
      await page.keyboard.press("Escape");
      assert(await button.evaluate((element) => element === document.activeElement), "the focus returns");
    });
  }
});

async function choose(page, name) {
  const radio = page.getByRole("radio", { name });
  if (!(await page.locator("#scheme").isVisible())) await page.getByRole("button", { name: "Colour scheme" }).click();
  // The radio itself is drawn by its label.
  await page.locator("label", { has: radio }).click();
  assert(await radio.isChecked());
}

/** Whether the page is light or dark to the eye. */
async function shade(page) {
  const colour = await page.evaluate(() => {
    const painted = [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor);
    return painted.find((found) => !/, 0\)$|transparent/.test(found)) ?? "rgb(255, 255, 255)";
  });
  const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
  return 0.3 * red + 0.6 * green + 0.1 * blue > 128 ? "light" : "dark";
}

/** Notes, on each page that is opened, which scheme stands when its body begins. */
async function noteScheme(page) {
  await page.addInitScript(() => {
    new MutationObserver((changes, observer) => {
      if (!document.body) return;
      globalThis.schemeAtBody = document.documentElement.dataset.scheme ?? "none";
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
}
