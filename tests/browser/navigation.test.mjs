// Finding one's way: sidebar, breadcrumbs, neighbours, and all of it by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support.mjs";

const garden = await open("garden");
const sidebar = (page) => page.getByRole("navigation", { name: "Site" });

test("the sidebar marks the page one is on, and only that", async () => {
  await garden.visit("shelf/book-07/", {}, async (page) => {
    const current = sidebar(page).locator("[aria-current=page]");
    assert.deepEqual(await current.allTextContents(), ["Book 07"]);
    assert(await sidebar(page).getByRole("link", { name: "Book 30" }).isVisible(), "its siblings are listed");
  });
});

test("the entry of the current page is in view even at the end of a long list", async () => {
  await garden.visit("shelf/book-30/", { height: 500 }, async (page) => {
    await page.waitForFunction(() => {
      const box = document.querySelector("#sidebar [aria-current=page]").getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    });
  });
});

test("a link of the sidebar leads to a folder, whose entries then show and fold", async () => {
  await garden.visit("everything/", {}, async (page) => {
    assert.equal(await sidebar(page).getByRole("link", { name: "Book 07" }).count(), 0, "other folders are closed");
    await sidebar(page).getByRole("link", { name: /^shelf$/i }).click();
    await page.waitForURL("**/shelf/");
    const entry = sidebar(page).getByRole("link", { name: "Book 01" });
    assert(await entry.isVisible());

    const fold = sidebar(page).locator("details", { has: page.getByRole("link", { name: "Book 01", includeHidden: true }) }).last().locator("summary");
    await fold.click();
    assert(!(await entry.isVisible()), "a click folds the entries");
    await fold.press("Enter");
    assert(await entry.isVisible(), "Enter unfolds them");

    await entry.click();
    await page.waitForURL("**/shelf/book-01/");
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Book 01");
  });
});

test("names of any script are links that work", async () => {
  for (const name of ["Κήπος", "Сад и огород", "日本語の庭", "حديقة", "Salt & Pepper, Ltd", "Überwinterung im Kübel"]) {
    await garden.visit("plants/", {}, async (page) => {
      await page.getByRole("main").getByRole("link", { name, exact: true }).click();
      await page.waitForURL((url) => url.href !== `${garden.url}plants/`);
      assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), name);
    });
  }
});

test("breadcrumbs lead up, step by step", async () => {
  const expected = ["", "deep/", "deep/one/", "deep/one/two/", "deep/one/two/three/", "deep/one/two/three/four/"];
  await garden.visit("deep/one/two/three/four/leaf/", {}, async (page) => {
    const crumbs = page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link");
    const addresses = await crumbs.evaluateAll((links) => links.map((link) => link.href));
    assert.deepEqual(addresses.map((href) => garden.below(href)), expected);
    for (const address of expected.slice(0, -1).reverse()) {
      await page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link").last().click();
      await page.waitForURL(garden.url + expected.pop());
      assert.equal(await page.locator("h1").count(), 1, `/${address} is a page`);
    }
  });
});

test("previous and next walk through a folder in order", async () => {
  await garden.visit("course/01-first-steps/02-sowing/", {}, async (page) => {
    const neighbours = page.getByRole("navigation", { name: "Previous and next" });
    const title = () => page.getByRole("heading", { level: 1 }).textContent();
    await neighbours.getByRole("link", { name: "Next" }).click();
    await page.waitForURL("**/03-waiting/");
    assert.equal(await title(), "Lesson 3: Waiting");
    assert.equal(await neighbours.getByRole("link", { name: "Next" }).count(), 0, "the last one has no next");
    await neighbours.getByRole("link", { name: "Previous" }).click();
    await page.waitForURL("**/02-sowing/");
    await neighbours.getByRole("link", { name: "Previous" }).click();
    await page.waitForURL("**/01-digging/");
    assert.equal(await title(), "Lesson 1: Digging");
  });
});

test("the table of contents follows the reader", async () => {
  await garden.visit("everything/", {}, async (page) => {
    const toc = page.getByRole("navigation", { name: "On this page" });
    await toc.getByRole("link", { name: "Callouts", exact: true }).click();
    await page.waitForURL("**/everything/#callouts");
    assert(await inView(page.getByRole("heading", { name: /^Callouts/ })), "the heading stands in the window, not under the header");
    await page.waitForFunction(() => document.querySelector(".toc [aria-current]")?.textContent === "Callouts");
  });
});

test("relations go both ways, and what refers to a page is named on it", async () => {
  await garden.visit("everything/", {}, async (page) => {
    const main = page.getByRole("main");
    assert(await main.getByRole("heading", { name: /^Required? /i }).or(main.getByRole("heading", { name: "Requires" })).first().isVisible());
    await main.getByRole("link", { name: "A short course in gardening" }).first().click();
    await page.waitForURL("**/course/");
    assert(await page.getByRole("main").getByRole("link", { name: "Every form of Markdown" }).first().isVisible());
  });
  await garden.visit("house-rules/", {}, async (page) => {
    assert(await page.getByRole("heading", { name: "Referred to by" }).isVisible());
  });
});

test("the skip link comes first, shows itself, and skips", async () => {
  await garden.visit("everything/", {}, async (page) => {
    const skip = page.getByRole("link", { name: "Skip to content" });
    assert(!(await inView(skip)), "it is out of sight at first");
    await page.keyboard.press("Tab");
    assert(await skip.evaluate((link) => link === document.activeElement), "the first Tab reaches it");
    assert(await inView(skip), "it shows when it has the focus");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    await page.keyboard.press("Tab");
    assert(await page.evaluate(() => document.activeElement.closest("main") !== null), "the next Tab goes on inside the text");
  });
});

for (const scheme of ["light", "dark"]) {
  test(`whatever has the focus shows it, ${scheme}`, async () => {
    await garden.visit("everything/", { scheme }, async (page) => {
      const reached = new Set();
      for (let step = 0; step < 120; step += 1) {
        await page.keyboard.press("Tab");
        const { name, ring } = await page.evaluate(focused);
        assert(ring, `${name} shows no focus`);
        reached.add(name);
      }
      assert(reached.size > 60, `only ${reached.size} elements are reached by Tab`);
    });
  });
}

/** The element with the focus, and whether one can see that it has it: by a ring around it, its label or its card. */
function focused() {
  const element = document.activeElement;
  const outlined = (found, up) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(found);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || (up > 0 && found.parentElement && outlined(found.parentElement, up - 1));
  };
  const name = `${element.localName} "${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}"`;
  // A medium draws its own controls, and the browser shows the focus inside them.
  return { name, ring: outlined(element, 2) || ["audio", "video", "object", "body"].includes(element.localName) };
}

/** Whether an element stands in the window, below the header if it is part of the text. */
function inView(locator) {
  return locator.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const top = element.closest("main") ? document.querySelector("header").getBoundingClientRect().bottom : 0;
    return box.top >= top && box.bottom <= innerHeight && box.right > 0 && box.left < innerWidth;
  });
}
