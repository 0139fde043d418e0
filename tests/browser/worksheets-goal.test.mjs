// The worksheet of goals, filled in as a marketer would: sentences, what an editor says about them, and which comes first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support.mjs";
import { assertKept, fill, filled, named, on, says, sheet } from "./worksheets.mjs";
import { GOAL, PAGES, TODAY } from "./worksheets-answers.mjs";

const own = await open("own");

test("three goals", async (context) => {
  await own.visit(PAGES.goal, on(TODAY), async (page) => {
    const form = await sheet(page);
    await fill(form, GOAL);

    await context.test("answers to the five criteria become one sentence", async () => {
      await says(page, "> By 31 March 2027, the search team introduces semantic search in the English shop, measured by the share of searches "
        + "without a result: from 11 to 6%. It matters because a third of our visitors search, and most of those who find nothing leave. "
        + "It is within reach because the product attributes are complete and one specialist has two days a week for it.", "goals/1");
      // The full stop after Germany and the second "because" go; decimals stand as the page's language has them.
      await says(page, "> By 30 September 2027, the CRM team sends an offer for a second order to first-time buyers in Germany, measured by the "
        + "share of first-time buyers who buy again within 90 days: from 18.5 to 22.2%. It matters because a second order costs us no "
        + "advertising. It is within reach because the offers exist.", "goals/2");
      await says(page, "> By …, improve returns, measured by …: from … to … It matters because … It is within reach because …", "goals/3");
    });

    await context.test("each criterion is checked, and what is missing is named", async () => {
      // 11 - 6 = 5, and 5 / 11 = 0.4545…
      await says(page, ["- Good: Specific", "- Good: Measurable: down by 5 percentage points, 45.5% of the baseline.", "- Good: Time-bound"], "goals/1");
      // 22.2 - 18.5 = 3.7, and 3.7 / 18.5 = 0.2
      await says(page, "- Good: Measurable: up by 3.7 percentage points, 20% of the baseline.", "goals/2");
      await says(page, [
        /^- Take care: Specific: “improve” does not say what changes, and for whom\./,
        /^- Missing: Measurable: name what is counted or measured: /,
        "- Missing: Measurable: name the unit, such as %, days or EUR.",
        "- Missing: Measurable: say which number means success.",
        /^- Missing: Achievable: say what makes it reachable/,
        /^- Missing: Relevant: name the business outcome/,
        /^- Missing: Time-bound: give the date by which it is to be reached: /,
      ], "goals/3");
    });

    await context.test("they are ranked by value minus effort, and of equals the more valuable comes first", async () => {
      // 4 - 2 = 2 comes first; 5 - 4 = 1 and 2 - 1 = 1 are level, and 5 is worth more than 2.
      const ranks = [
        "1. Search without dead ends | 11% to 6% | 31 March 2027 | Quick win: value 4, effort 2",
        "2. Buyers who return | 18.5% to 22.2% | 30 September 2027 | Big bet: value 5, effort 4",
        "3. Goal 3 | … to … | – | Small gain: value 2, effort 1",
      ];
      const seen = await says(page, ["Missing 1 of 3 goals is incomplete.", ...ranks]);
      assert.deepEqual(seen.filter((line) => /^\d\. /.test(line)), ranks, "in this order");
    });

    await context.test("all answers are there again after the page was left, and nothing else is", async () => {
      await assertKept(page, "Missing 1 of 3 goals is incomplete.");
      // 18,5 was read as a number.
      assert.deepEqual(await filled(form), { ...GOAL, "goals/2/baseline": "18.5" });
      assert.equal(await named(page, "goals/4/name").count(), 0, "no more rows than were filled in");
    });

    await context.test("less effort puts a goal first", async () => {
      // Now its gain is 5 - 2 = 3.
      await fill(form, { "goals/2/effort": "2" });
      await says(page, /^1\. Buyers who return .* Quick win: value 5, effort 2$/);
    });
  });
});

test("a date that has passed, is too near or too far is remarked on the day it is read", async () => {
  await own.visit(PAGES.goal, on(TODAY), async (page) => {
    const form = await sheet(page);
    const cases = { "2026-11-27": /has passed/, "2026-12-11": /less than two weeks away/, "2028-11-29": /more than two years away/ };
    for (const [due, remark] of Object.entries(cases)) {
      await fill(form, { "goals/1/due": due });
      await says(page, remark, "goals/1");
    }
    // 28 November and fourteen days is 12 December; two years later is 28 November 2028.
    for (const due of ["2026-12-12", "2028-11-28"]) {
      await fill(form, { "goals/1/due": due });
      await says(page, "- Good: Time-bound", "goals/1");
    }
  });
});
