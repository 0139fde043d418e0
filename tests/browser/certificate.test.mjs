// The certificate of a course: what it needs, whose and of when it is, and the one sheet of paper that it is printed on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertSays, at, blocked, having, mark, PROGRESS, progressIn, progressOf, SPRING, TODAY } from "./learner.mjs";
import { assertPresentable, DESK, open, PHONE } from "./support.mjs";

const school = await open("academy");
const LESSONS = [SPRING, "honey/01-harvest/", "honey/without-id/"];
/** All of the course on honey, the last of it on the fourth of November. */
const DONE = {
  lyceum: 1,
  lessons: {
    "L-SPRING": { done: "2026-11-04T12:00:00.000Z", by: "reader" },
    "L-HARVEST": { done: "2026-10-01T12:00:00.000Z", by: "check" },
    "url:honey/without-id/": { done: "2026-11-03T12:00:00.000Z", by: "reader" },
  },
};
const done = having({ [PROGRESS]: DONE });
const sheet = (page) => page.locator(".certificate");
const hint = (page) => page.locator("[data-missing]");
const name = (page) => page.getByRole("textbox", { name: "Your name" });
const print = (page) => page.getByRole("button", { name: "Print" });

test("a certificate says what is missing until all lessons are done, and then whose and of when it is", async () => {
  await school.visit("honey/certificate/", { prepare: at("2026-11-26T12:00:00Z") }, async (page) => {
    const says = [
      "The certificate is yours when all lessons are done. 0 of 3 are: 3 are missing.",
      "The certificate is yours when all lessons are done. 1 of 3 are: 2 are missing.",
      "The certificate is yours when all lessons are done. 2 of 3 are: 1 is missing.",
    ];
    for (const [days, lesson] of LESSONS.entries()) {
      await assertSays(hint(page), says[days]);
      for (const part of [sheet(page), name(page), print(page)]) assert(!(await part.isVisible()), "nothing of it is shown before");
      await assertSays(progressIn(page), new RegExp(`^${days} of 3 lessons done`));
      await page.clock.setFixedTime(new Date(Date.parse("2026-11-26T12:00:00Z") + days * 86_400_000));
      await page.getByRole("region", { name: "Lessons" }).locator(`a[href$="${lesson.split("/").slice(-2).join("/")}"]`).first().click();
      await page.waitForURL(`**/${lesson}`);
      await mark(page);
      await page.goto(`${school.url}honey/certificate/`);
    }
    await page.clock.setFixedTime(new Date("2027-03-01T12:00:00Z"));
    await page.reload();
    await name(page).fill("  Ada Imkerin  ");
    const lines = ["Bee school", "Certificate of completion", "Ada Imkerin", "has completed", "Honey", "3 lessons 50 min 28 November 2026"];
    await assertSays(sheet(page), lines.join(" "));
    assert.equal((await progressOf(page)).name, "Ada Imkerin");
    assert(!(await hint(page).isVisible()) || (await hint(page).innerText()) === "", "nothing is missing any more");
  });
});

test("the date is the day of the last lesson, whichever that was, and goes when a lesson is taken back", async () => {
  await school.visit("honey/certificate/", { prepare: done }, async (page) => {
    await assertSays(page.locator("[data-date]"), "4 November 2026");
    const other = await page.context().newPage();
    await other.goto(school.url + LESSONS[1]);
    await mark(other, "Mark as not done");
    await assertSays(hint(page), /1 is missing\.$/);
    assert(!(await sheet(page).isVisible()));
    assert(!(await print(page).isVisible()));
  });
});

test("the name is kept, for all certificates, and can be changed", async () => {
  await school.visit("honey/certificate/", { prepare: having({ [PROGRESS]: { ...DONE, name: "Ada" } }) }, async (page) => {
    await sheet(page).waitFor();
    assert.equal(await name(page).inputValue(), "Ada");
    await name(page).fill("Björk Guðmundsdóttir");
    await page.keyboard.press("Enter");
    await page.reload();
    await assertSays(page.locator("[data-name-shown]"), "Björk Guðmundsdóttir");
    const other = await page.context().newPage();
    await other.goto(`${school.url}honey/certificate/`);
    await name(other).fill("B. G.");
    await assertSays(page.locator("[data-name-shown]"), "B. G.");
    assert.equal(await name(page).inputValue(), "B. G.", "another tab is in step");
  });
});

test("a name is shown as it was typed, be it markup, and fits the sheet however long it is", async () => {
  await school.visit("honey/certificate/", { prepare: done }, async (page) => {
    await name(page).fill("<img src=x onerror=alert(1)>");
    await assertSays(page.locator("[data-name-shown]"), "<img src=x onerror=alert(1)>");
    assert.equal(await sheet(page).locator("img").count(), 0);
    await name(page).fill("Wolfeschlegelsteinhausenbergerdorff".repeat(4));
    assert.equal((await name(page).inputValue()).length, 80, "a name has its bounds");
    await assertPresentable(page, "a certificate with a long name");
    assert.equal((await pages(page)).length, 1, "and stays on one sheet");
  });
});

test("it prints to one sheet of A4, and nothing else of the site is on it", async () => {
  for (const [width, scheme] of [[DESK, "light"], [PHONE, "dark"]]) {
    await school.visit("honey/certificate/", { width, scheme, prepare: done }, async (page) => {
      await name(page).fill("Ada Imkerin");
      const sizes = await pages(page);
      assert.equal(sizes.length, 1, `${sizes.length} pages`);
      // A4 across, in points: 297 by 210 millimetres.
      const [wide, high] = sizes[0];
      assert(Math.abs(wide - 841.9) < 1.5 && Math.abs(high - 595.3) < 1.5, `${wide} by ${high} points`);
      await page.emulateMedia({ media: "print" });
      assert.deepEqual(await shownBeside(page), []);
      for (const text of ["Ada Imkerin", "Honey", "4 November 2026", "50 min"]) assert(await sheet(page).getByText(text, { exact: true }).isVisible(), text);
      const [paper, ink] = await sheet(page).evaluate((element) => [getComputedStyle(element).backgroundColor, getComputedStyle(element.querySelector("[data-name-shown]")).color]);
      assert.notEqual(paper, ink);
      assert(ink.match(/[\d.]+/g).map(Number).slice(0, 3).every((part) => part < 100), `dark ink, not ${ink}`);
    });
  }
});

test("the button prints, once", async () => {
  const prepare = async (page) => {
    await done(page);
    await page.addInitScript(() => {
      globalThis.printed = 0;
      globalThis.print = () => { globalThis.printed += 1; };
    });
  };
  await school.visit("honey/certificate/", { prepare }, async (page) => {
    await print(page).click();
    assert.equal(await page.evaluate(() => globalThis.printed), 1);
  });
});

test("before it is earned, printing gives the page as it is and no certificate", async () => {
  await school.visit("bees/certificate/", { prepare: at(TODAY) }, async (page) => {
    await assertSays(hint(page), /5 are missing\.$/);
    await page.emulateMedia({ media: "print" });
    assert(!(await sheet(page).isVisible()));
    assert(await page.getByRole("heading", { level: 1, name: "Certificate: Keeping bees" }).isVisible());
  });
});

test("a certificate is accessible and fits", async () => {
  await school.visit("honey/certificate/", { prepare: done }, async (page) => {
    await name(page).fill("Ada Imkerin");
    await assertPresentable(page, "a certificate");
  });
});

test("a path has a certificate of its own", async () => {
  const lessons = { ...DONE.lessons, "L-QUEEN": { done: TODAY, by: "check" } };
  await school.visit("paths/weekend/", { prepare: having({ [PROGRESS]: { lyceum: 1, lessons } }) }, async (page) => {
    await page.getByRole("link", { name: "Your certificate" }).click();
    // 25, 20 and 15–20 minutes.
    await assertSays(sheet(page), "Bee school Certificate of completion has completed The weekend way 3 lessons 1 h–1 h 5 min 28 November 2026");
  });
});

test("without scripts, and where nothing can be kept, it says why there is none", async () => {
  await school.visit("honey/certificate/", { js: false }, async (page) => {
    await assertSays(page.locator("noscript p"), "The certificate is made in your browser, which needs JavaScript for it.");
    assert(!(await sheet(page).isVisible()));
    assert(await page.getByRole("region", { name: "Lessons" }).getByRole("link", { name: "Harvest" }).isVisible(), "the lessons are there");
  });
  await school.visit("honey/certificate/", { prepare: blocked }, (page) => (
    assertSays(hint(page), /0 of 3 are: 3 are missing\. This browser lets the site keep nothing, so what you do here lasts only until/)));
});

/** The sizes of the pages of a print, in points: their widths and heights. */
async function pages(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const found = pdf.split(/\/Type\s*\/Page\b/).slice(1).length;
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map((box) => box.slice(1).map(Number));
  assert.equal(boxes.length, found, "each page has its size");
  return boxes;
}

/** What is shown outside of the certificate. */
const shownBeside = (page) => page.evaluate(() => {
  const own = document.querySelector(".certificate");
  const others = [...document.body.querySelectorAll("*")].filter((element) => !own.contains(element) && !element.contains(own));
  return others.filter((element) => element.checkVisibility()).map((element) => `${element.localName}.${element.className}`);
});
