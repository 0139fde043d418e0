// A learner at the bee school: where things are, what day it is, and what several test files do there.
import assert from "node:assert/strict";
import { eventually } from "./worksheets.mjs";

/** Pages of the academy. */
export const QUEEN = "bees/01-colony/01-queen/";
export const WORKERS = "bees/01-colony/02-workers/";
export const DRONES = "bees/01-colony/10-drones/";
export const SPRING = "bees/02-year/01-spring/";
export const WINTER = "bees/02-year/02-winter/";
export const SHEET = "worksheets/first-visit/";
export const WORKSPACE = "workspace/";

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

/** Puts this into the storage before the first page is opened; meant for `prepare`. */
export const having = (entries) => (page) => page.addInitScript((given) => {
  if (sessionStorage.getItem("begun")) return;
  sessionStorage.setItem("begun", "yes");
  for (const [key, value] of Object.entries(given)) localStorage.setItem(key, typeof value === "string" ? value : JSON.stringify(value));
}, entries);

export const PROGRESS = "lyceum/bee-school/progress";

/** The key of a saved copy of the worksheet. */
export const copyKey = (name) => `lyceum/bee-school/WS-FIRST/${encodeURIComponent(name)}`;

/** A saved copy of the worksheet, with some of it as given. */
export const copyOf = (parts) => ({
  lyceum: 1,
  site: "bee-school",
  document: "WS-FIRST",
  worksheet: "form",
  title: "First visit",
  definition: "of-another-edition",
  saved: "2026-11-28T12:00:00.000Z",
  copy: "My answers",
  answers: {},
  ...parts,
});

/** Everything that the browser keeps for the site. */
export const kept = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));

/** The progress that the browser keeps. */
export const progressOf = async (page) => JSON.parse((await kept(page))[PROGRESS] ?? "null");

/** Marks the lesson on the page as done, or takes that back. */
export async function mark(page, name = "Mark as done") {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("button", { name: name === "Mark as done" ? "Mark as not done" : "Mark as done", exact: true }).waitFor();
}

/** Waits until an element that can be seen says exactly this, or something of this pattern; fails with what it says instead. */
export async function assertSays(locator, expected, where = "it") {
  await eventually(() => texts(locator.filter({ visible: true })), ([found, ...more]) => {
    const fits = expected instanceof RegExp ? expected.test(found) : found === expected;
    assert(fits && more.length === 0, `${where} should say ${expected}, and says ${[found, ...more].join(" | ")}`);
  });
}

/** What elements say to the eye, with white space made plain. */
export const texts = async (locator) => (await locator.allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());

/** What is said below a lesson of whether it is done. */
export const doneOf = (page) => page.getByRole("region", { name: "Progress" }).getByRole("status");

/** What an outline says of what is done. */
export const progressIn = (page) => page.getByRole("region", { name: "Lessons" }).getByRole("status");

/** What the bar of an outline shows. */
export const barIn = async (page) => page.getByRole("progressbar", { name: "Lessons done" }).evaluate(({ value, max }) => `${value} of ${max}`);

/** A part of the workspace. */
export const section = (page, name) => page.locator("lyceum-workspace section").filter({ has: page.getByRole("heading", { name, exact: true }) });

/** Fills in who looked, on a page with the worksheet, and waits until that is saved. */
export async function fillKeeper(page, name) {
  await page.locator(".worksheet-panel").waitFor();
  await page.locator('input[name="keeper"]').fill(name);
  await page.waitForFunction((wanted) => Object.values(localStorage).some((text) => text.includes(`"keeper":${JSON.stringify(wanted)}`)), name);
}
