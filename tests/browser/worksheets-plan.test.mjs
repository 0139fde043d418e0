// The plan: it gathers what was worked out in other worksheets, makes initiatives of it, and adds up time and money.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support.mjs";
import { assertKept, eventually, fill, filled, includes, keyOf, lines, MARKDOWN_FILE, named, on, saveAs, savedCopy, says, sheet } from "./worksheets.mjs";
import { ASSESSMENT, GOAL, LADDER, PAGES, STRIVE, TODAY } from "./worksheets-answers.mjs";

const own = await open("own");
const SENTENCE = /^By 31 March 2027, the search team introduces semantic search .* one specialist has two days a week for it\.$/;
const BEFORE = { goal: [GOAL, "WS-SMART"], strive: [STRIVE, "WS-STRIVE"], ladder: [LADDER, "WS-READINESS"], assessment: [ASSESSMENT, "WS-COMPETENCY"] };

test("a plan is made of what was worked out before", async (context) => {
  await own.visit(PAGES.goal, on(TODAY), async (page) => {
    for (const [name, [answers, document]] of Object.entries(BEFORE)) {
      await page.goto(own.url + PAGES[name]);
      await fill(await sheet(page), answers);
      await savedCopy(page, keyOf("lyceum-own-site", document), (saved) => assert(Object.keys(saved).length > 2));
    }
    await page.goto(own.url + PAGES.plan);
    const form = await sheet(page);
    const gathered = page.locator("[data-gathered]");

    await context.test("it tells what each of them came to", async () => {
      const seen = await eventually(() => lines(gathered), (found) => includes(found, [
        "# SMART goal", "- My answers: saved on 28 November 2026",
        "1 of 3 goals is incomplete; first by value and effort: Search without dead ends.",
        /^- Search without dead ends: By 31 March 2027, the search team introduces/,
        "24 of 24 scores given. In first place: Semantic search, with 76.25 of 100, 6.25 ahead of Recommendations and Synonyms by hand.",
        "- Semantic search: first in the evaluation", "- Synonyms by hand: your decision",
        "Step 2 of 5: Operations automation. 2 needs are unmet before step 3.",
        /^- Missing: Behavior is recorded per session, with consent: no/,
        "10 of 11 items scored; 2.9 of 5 on average; weakest: Measure Performance & ROI.",
        "- Measure Performance & ROI: score 1, one of the lowest",
      ]));
      // Nothing is saved of the second scorecard.
      includes(seen, ["# Vendor scorecard", "- Start here: Vendor scorecard: nothing is saved in this browser yet"]);
    });

    await context.test("a goal becomes an initiative, with its sentence and its measure", async () => {
      await offer(gathered, "Search without dead ends").getByRole("button", { name: "Make it an initiative" }).click();
      assert.equal(await named(form, "initiatives/1/name").inputValue(), "Search without dead ends");
      assert.match(await named(form, "initiatives/1/goal").inputValue(), SENTENCE);
      assert.equal(await named(form, "initiatives/1/measure").inputValue(), "the share of searches without a result");
      await offer(gathered, "Search without dead ends").getByRole("button", { name: "In your plan" }).waitFor();
    });

    await context.test("the winner becomes the tool of the initiative for its goal", async () => {
      await offer(gathered, "Semantic search").getByRole("button", { name: "Add as the tool of “Search without dead ends”" }).click();
      assert.equal(await named(form, "initiatives/1/tool").inputValue(), "Semantic search");
      assert.equal(await named(form, "initiatives/2/name").inputValue(), "", "no second one");
    });

    await context.test("a gap becomes an initiative of its own, and each step can be undone", async () => {
      await offer(gathered, "Measure Performance & ROI").getByRole("button", { name: "Make it an initiative" }).click();
      assert.equal(await named(form, "initiatives/2/name").inputValue(), "Measure Performance & ROI");
      await page.getByRole("button", { name: "Undo" }).click();
      assert.equal(await named(form, "initiatives/2/name").inputValue(), "");
      await page.getByRole("button", { name: "Undo" }).click();
      assert.equal(await named(form, "initiatives/1/tool").inputValue(), "");
      await page.getByRole("button", { name: "Redo" }).click();
      await page.getByRole("button", { name: "Redo" }).click();
      assert.deepEqual([await named(form, "initiatives/1/tool").inputValue(), await named(form, "initiatives/2/name").inputValue()], ["Semantic search", "Measure Performance & ROI"]);
    });

    await context.test("time and money add up", async () => {
      await fill(form, {
        "initiatives/1/owner": "Head of search", "initiatives/1/start": "2027-Q1", "initiatives/1/quarters": "2", "initiatives/1/budget": "38,000", "initiatives/1/risk": "Gaps in two categories",
        "initiatives/2/owner": "Mara", "initiatives/2/start": "Q2 2027", "initiatives/2/quarters": "3", "initiatives/2/budget": "10000.01",
        "initiatives/3/name": "Training", "initiatives/3/budget": "1500,5",
      });
      // 38,000 / 2 = 19,000. 10,000.01 / 3 = 3,333.33 and two cents more, for the first two quarters.
      // 2027-Q2: 19,000 + 3,333.34. The total: 38,000 + 10,000.01 + 1,500.50 = 49,500.51
      const seen = await says(page, [
        "3 initiatives, 2027-Q1 to 2027-Q4, with a budget of 49,500.51 EUR.",
        "Search without dead ends | 2027-Q1 to 2027-Q2", "Measure Performance & ROI | 2027-Q2 to 2027-Q4", "Training | –",
        "2027-Q1 | 19,000 EUR", "2027-Q2 | 22,333.34 EUR", "2027-Q3 | 3,333.34 EUR", "2027-Q4 | 3,333.33 EUR", "No quarter yet | 1,500.5 EUR", "Total | 49,500.51 EUR",
        "- Missing: Measure Performance & ROI: goal, measure and risk", "- Missing: Training: goal, owner, quarter, measure and risk",
        "- Missing: Where we stand", "- Missing: First review",
      ]);
      assert(!seen.some((line) => line.startsWith("- Missing: Search")), seen.join("\n"));
    });

    await context.test("what cannot be read is said and not counted", async () => {
      await fill(form, { "initiatives/3/start": "soon", "initiatives/3/budget": "plenty" });
      await says(page, [
        "3 initiatives, 2027-Q1 to 2027-Q4, with a budget of 48,000.01 EUR.",
        "- Take care: Training: “soon” is not a quarter; write one as 2027-Q1",
        "- Take care: Training: “plenty” is not an amount that can be added up",
      ]);
      await fill(form, { "initiatives/3/budget": "" });
      await says(page, "- Take care: The total leaves out Training, which has no budget");
      await form.locator('[data-row="3"]').getByRole("button", { name: "Remove initiative" }).click();
      await says(page, "2 initiatives, 2027-Q1 to 2027-Q4, with a budget of 48,000.01 EUR.");
    });

    await context.test("all of it is there again after the page was left, and in the text to save", async () => {
      await fill(form, { position: "Step 2 of 5.", sponsor: "Mara", first_review: "2027-03-31" });
      await assertKept(page, "2 initiatives, 2027-Q1 to 2027-Q4, with a budget of 48,000.01 EUR.");
      assert.equal((await filled(form))["initiatives/2/budget"], "10,000.01");
      const { text } = await saveAs(page, MARKDOWN_FILE);
      for (const line of [
        "**This plan has 2 initiatives, 2027-Q1 to 2027-Q4, with a budget of 48,000.01 EUR.**",
        "| Search without dead ends | Head of search | 2027-Q1 to 2027-Q2 | 38,000 EUR |",
        "- Tool or approach: Semantic search", "- Measure of success: the share of searches without a result", "- Greatest risk: Gaps in two categories",
        "| 2027-Q2 | 22,333.34 EUR |", "| **Total** | **48,000.01 EUR** |", "| Who answers for the plan | Mara |", "| First review | 31 March 2027 |",
      ]) assert(text.split("\n").includes(line), `${line}\nis not in\n${text}`);
      assert.match(text, /^- Goal: By 31 March 2027, the search team/m);
    });

    await context.test("what is worked out anew in another tab is gathered at once", async () => {
      const other = await page.context().newPage();
      await other.goto(own.url + PAGES.vendor);
      await fill(await sheet(other), { "options/1/name": "North" });
      await eventually(() => lines(gathered), (found) => includes(found, /^0 of 7 scores given/));
    });
  });
});

test("a plan of nothing leads to where one starts", async () => {
  await own.visit(PAGES.plan, {}, async (page) => {
    await sheet(page);
    const gathered = page.locator("[data-gathered]");
    await gathered.waitFor();
    const links = await gathered.getByRole("link").evaluateAll((found) => found.map((link) => [link.textContent, link.href]));
    assert.deepEqual(links.map(([, href]) => own.below(href)), [PAGES.goal, PAGES.strive, PAGES.vendor, PAGES.ladder, PAGES.assessment]);
    assert.equal(await gathered.getByRole("button").count(), 0);
  });
});

/** The line of an offer. */
function offer(gathered, text) {
  return gathered.locator(".offers li").filter({ has: gathered.page().getByText(text, { exact: true }) });
}
