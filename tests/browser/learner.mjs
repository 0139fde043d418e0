// A learner at the bee school: where things are, what day it is, and what several test files do there.
import assert from "node:assert/strict";

/** Pages of the academy. */
export const QUEEN = "bees/01-colony/01-queen/";
export const WORKERS = "bees/01-colony/02-workers/";
export const DRONES = "bees/01-colony/10-drones/";
export const SPRING = "bees/02-year/01-spring/";
export const WINTER = "bees/02-year/02-winter/";

/** The day on which most of it happens, as the browser's clock and as pages write it. */
export const TODAY = "2026-11-28T12:00:00Z";
export const SAID_TODAY = "28 November 2026";

/** Sets the clock of a page; meant for `prepare`. */
export const at = (time) => (page) => page.clock.setFixedTime(new Date(time));

/** No page may keep anything; meant for `prepare`. */
export const blocked = (page) => page.addInitScript(() => {
  Object.defineProperty(globalThis, "localStorage", {
    get() {
      throw new DOMException("Storage is blocked.", "SecurityError");
    },
  });
});

/** There is no room left, but for nothing; meant for `prepare`. */
export const full = (page) => page.addInitScript(() => {
  Storage.prototype.setItem = () => {
    throw new DOMException("No room is left.", "QuotaExceededError");
  };
});

/** Puts this into the storage before a page is opened first, unless something is there; meant for `prepare`. */
export const having = (entries) => (page) => page.addInitScript((given) => {
  if (localStorage.length === 0) for (const [key, value] of Object.entries(given)) localStorage.setItem(key, value);
}, Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)])));

export const PROGRESS = "lyceum/bee-school/progress";

/** Everything that the browser keeps for the site. */
export const kept = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));

/** The progress that the browser keeps. */
export const progressOf = async (page) => JSON.parse((await kept(page))[PROGRESS] ?? "null");

/** Marks the lesson on the page as done, or takes that back. */
export async function mark(page, name = "Mark as done") {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("button", { name: name === "Mark as done" ? "Mark as not done" : "Mark as done", exact: true }).waitFor();
}

/** Waits until an element says exactly this, or something of this pattern, and fails with what it says instead. */
export async function assertSays(locator, expected, hint) {
  const pattern = expected instanceof RegExp ? expected : new RegExp(`^\\s*${expected.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);
  try {
    await locator.filter({ hasText: pattern, visible: true }).waitFor({ timeout: 5000 });
  } catch {
    const said = (await locator.allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim()).join(" | ");
    assert.fail(`${hint ? `${hint}: ` : ""}expected ${expected instanceof RegExp ? expected : `“${expected}”`}, found “${said}”`);
  }
}

/** The text of each element, with its white space made plain. */
export const texts = async (locator) => (await locator.allTextContents()).map((text) => text.replace(/\s+/g, " ").trim());

/** What is said below a lesson of whether it is done. */
export const doneOf = (page) => page.getByRole("region", { name: "Progress" }).getByRole("status");

/** What an outline says of what is done. */
export const progressIn = (page) => page.getByRole("region", { name: "Lessons" }).getByRole("status");

/** What the bar of an outline shows. */
export const barIn = async (page) => page.getByRole("progressbar", { name: "Lessons done" }).evaluate(({ value, max }) => `${value} of ${max}`);
