// On paper a worksheet with answers is a document; one without is a form to be filled in with a pen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support.mjs";
import { choose, fill, on, sheet } from "./worksheets.mjs";
import { ANSWERS, GOAL, PAGES, TODAY } from "./worksheets-answers.mjs";

const own = await open("own");
const EMBEDDING = "courses/ai-for-ecommerce-marketing/01-foundations/01-strategic-advantage/";

/** What must be read on the paper of each, and how many sheets of A4 it may take. */
const PAPERS = {
  goal: [["1 of 3 goals is incomplete.", "By 31 March 2027, the search team introduces", "Big bet: value 5, effort 4", "conversion after a search", "Which shop is the English one?"], 4],
  strive: [["In first place: Semantic search, with 76.25 of 100", "Goal 1 asks for it.", "It costs a week. We look again", "Synonyms by hand, though first place goes to Semantic search, 6.25 ahead."], 6],
  ladder: [["You are on step 2 of 5", "8 percentage points short", "Jon, analytics"], 4],
  assessment: [["So far: 2.9 of 5", "Measure Performance & ROI", "Objectives: the search goal of May"], 4],
  data: [["Capitals differ between shop and CRM", "CRM lead", "German shop, checkout"], 4],
  poll: [["Read last week's searches without a result."], 1],
  ethics: [["Their products are never shown", "Go live with conditions", "The gap has no good reason."], 3],
  plan: [["2 initiatives, 2027-Q1 to 2027-Q4, with a budget of 48,000.01 EUR", "Failed searches", "-2,000 EUR"], 4],
};

for (const [name, [texts, most]] of Object.entries(PAPERS)) {
  test(`${name}: the paper holds the answers and what they amount to, and nothing of the site around`, async () => {
    await own.visit(PAGES[name], { ...on(TODAY), scheme: "dark" }, async (page) => {
      await fill(await sheet(page), ANSWERS[name]);
      const paper = await printed(page);
      for (const text of texts) assert(paper.text.includes(text), `${text} is not on the paper:\n${paper.text}`);
      assert.match(paper.text, new RegExp(`^${await title(page)}\\s+My answers · 28 November 2026`), "title, copy and date stand above");
      for (const text of ["Undo", "Add ", "Remove ", "Skip to", "Browse", "On this page", "How to use it", "What comes next", "For example:"]) {
        assert(!paper.text.includes(text), `“${text}” is on the paper:\n${paper.text}`);
      }
      assert(paper.sheets >= 1 && paper.sheets <= most, `${paper.sheets} sheets, of at most ${most}`);
      assert(paper.dark, "dark ink on white paper");
      assert.deepEqual(paper.wide, [], "nothing is cut off");
    });
  });
}

test("an empty worksheet is printed as a form, with a place for each answer", async () => {
  await own.visit(PAGES.ethics, {}, async (page) => {
    await sheet(page);
    const { text } = await printed(page);
    for (const label of ["Name of the system", "Acts, watched", "What we do against it", "Reasons, dissent included"]) assert(text.includes(label), `${label}\n${text}`);
    assert(!/\bUndo\b|Add group|Remove group|Save or share/.test(text), text);
    const boxes = await page.locator("lyceum-worksheet :is(input, textarea):visible").count();
    assert(boxes > 40, `${boxes} places to write in`);
    assert.equal(await page.locator(".worksheet-document").count(), 0);
  });
});

test("with a lesson, its worksheet is printed in its place; from the menu, alone", async () => {
  const prepare = async (page) => {
    await page.addInitScript(() => (globalThis.print = () => dispatchEvent(new Event("beforeprint"))));
    await on(TODAY).prepare(page);
  };
  await own.visit(EMBEDDING, { prepare }, async (page) => {
    await fill(await sheet(page), { choice: "engagement", number: "11 % of searches" });
    const lesson = await printed(page);
    assert(lesson.text.includes("11 % of searches"), lesson.text);
    assert(lesson.text.includes(await title(page)) && /Exercise/.test(lesson.text), "the lesson is there too");

    await choose(page, "Save or share", "Print or save as PDF");
    const alone = (await onPaper(page)).text;
    assert.match(alone, /^Opening poll\s+My answers/);
    assert(alone.includes("11 % of searches") && !alone.includes(await title(page)), alone);

    // Printed again as the browser does it, the lesson is whole.
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal((await printed(page)).text, lesson.text);
  });
});

test("the paper follows the answers", async () => {
  await own.visit(PAGES.goal, on(TODAY), async (page) => {
    const form = await sheet(page);
    await fill(form, { "goals/1/name": GOAL["goals/1/name"] });
    assert((await printed(page)).text.includes(GOAL["goals/1/name"]));
    await fill(form, { "goals/1/name": "Another" });
    const { text } = await printed(page);
    assert(text.includes("Another") && !text.includes(GOAL["goals/1/name"]), text);
    assert.equal(await page.locator(".worksheet-document").count(), 0, "after printing it is gone");
    assert(await form.isVisible());
  });
});

/** Prints a page as the browser does, and tells what can be read on the paper. */
async function printed(page) {
  const pdf = await page.pdf({ format: "A4" });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const seen = await onPaper(page);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  return { sheets, ...seen };
}

/** What stands on the paper while something is printed: its text, whether its ink is dark, and what is wider than A4 has room. */
async function onPaper(page) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 680, height: 900 });
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => {
    const heading = [...document.querySelectorAll("h1")].find((one) => one.checkVisibility());
    const wide = [...document.querySelectorAll(".worksheet-document *")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
    return {
      text: document.body.innerText.trim(),
      dark: getComputedStyle(heading).color.match(/[\d.]+/g).slice(0, 3).every((part) => part < 100),
      wide: wide.map((one) => `${one.localName}: ${one.textContent.slice(0, 40)}`),
    };
  });
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize(size);
  return seen;
}

/** The title of the page's own document. */
const title = (page) => page.locator("main h1").first().textContent().then((text) => text.trim());
