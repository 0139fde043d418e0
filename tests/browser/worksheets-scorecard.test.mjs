// The scorecards, filled in as a marketer would. Each score s from 1 to 5 counts (s - 1) / 4 of its criterion's weight.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support.mjs";
import { assertKept, fill, filled, named, says, sheet, told } from "./worksheets.mjs";
import { PAGES, STRIVE, VENDOR } from "./worksheets-answers.mjs";

const own = await open("own");

test("STRIVE", async (context) => {
  await own.visit(PAGES.strive, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, STRIVE);

    await context.test("totals are weighted, equal ones share a rank, and who fails a limit is out", async () => {
      //                     25            15             20            20            10            10
      // Semantic search     5: 25         4: 11.25       4: 15         3: 10         4: 7.5        4: 7.5     = 76.25
      // Recommendations     4: 18.75      4: 11.25       3: 10         4: 15         4: 7.5        4: 7.5     = 70
      // Synonyms by hand    3: 12.5       3: 7.5         5: 20         4: 15         4: 7.5        4: 7.5     = 70
      // Chatbot             5: 25         3: 7.5         4: 15         1: 0          3: 5          3: 5       = 57.5
      const seen = await says(page, [
        "In first place: Semantic search, with 76.25 of 100, 6.25 ahead of Recommendations and Synonyms by hand.",
        "Take care 6.25 of 100 is no more than one point on Strategic Fit is worth (6.25), so treat this as a tie.",
        "1. Semantic search | 76.25 | ",
        "2. Recommendations | 70 | ",
        "2. Synonyms by hand | 70 | ",
        "Chatbot | 57.5 | knocked out: Integration scores 1 (at least 2 is needed)",
        "Criterion | Semantic search | Recommendations | Synonyms by hand | Chatbot",
        "Strategic Fit | 25 | 18.75 | 12.5 | 25",
        "Together | 76.25 | 70 | 70 | 57.5",
      ]);
      assert(!seen.some((line) => line.startsWith("Good: All")), seen.join("\n"));
    });

    await context.test("how far a weight can move is told exactly", async () => {
      // Without Integration, the others weigh 80: Semantic search has 66.25 / 0.8 = 82.8125, the two at 70 have 55 / 0.8 = 68.75.
      // At a share p it leads by (50 - 75) p + (82.8125 - 68.75) (1 - p), which is 0 at 14.0625 / 39.0625 = 0.36.
      // Without Strategic Fit, which weighs 25: 51.25 / 0.75 = 68.33…, Synonyms 57.5 / 0.75 = 76.66…; the lead over them is
      // (100 - 50) p - 8.33… (1 - p), which is 0 at 8.33… / 58.33… = 1 / 7.
      await says(page, [
        "- Integration: now 20%; first place stays with Semantic search from 0% to 36%; above that it goes to Recommendations and Synonyms by hand",
        "- Strategic Fit: now 25%; first place stays with Semantic search from 14.3% to 100%; below that it goes to Synonyms by hand",
        "- Vendor Viability: now 10%; first place stays with Semantic search at any weight",
      ]);
    });

    await context.test("at the bound the leaders are level, beyond it another one leads", async () => {
      // 36 of 100 and 64 for the others, in the proportions 25 15 20 10 10, which are 80: each times 0.8.
      const bound = { "weight.integration": "36", "weight.strategic_fit": "20", "weight.technical_efficacy": "12", "weight.roi_value": "16", "weight.vendor_viability": "8", "weight.ethics_compliance": "8" };
      await fill(form, bound);
      // 50 * 0.36 + 82.8125 * 0.64 = 71, and 75 * 0.36 + 68.75 * 0.64 = 71
      await says(page, [/^Semantic search, Recommendations and Synonyms by hand are level at 71 of 100: these scores and weights do not decide/, "1. Recommendations | 71 | "]);
      await fill(form, { "weight.integration": "37" });
      await says(page, [/^Recommendations and Synonyms by hand are level/, /The weights add up to 101, not to 100/, /^3\. Semantic search/]);
      await fill(form, Object.fromEntries(Object.keys(bound).map((name) => [name, ""])));
      await says(page, "1. Semantic search | 76.25 | ");
    });

    await context.test("a decision against the ranking stands, with its reason", async () => {
      await says(page, "Good The decision is for Synonyms by hand, though first place goes to Semantic search, 6.25 ahead. The reason is given.");
      await fill(form, { "decision.choice": "Chatbot", "decision.reason": "" });
      await says(page, "Take care The decision is for Chatbot, which is knocked out. Write down why: those who read this later will ask.");
      await fill(form, { "decision.choice": STRIVE["decision.choice"], "decision.reason": STRIVE["decision.reason"] });
    });

    await context.test("a score without evidence is named, one with it is not", async () => {
      await says(page, "- Take care: Semantic search: Technical Efficacy, ROI & Value, Integration, Vendor Viability, Ethics & Compliance");
    });

    await context.test("all answers are there again after the page was left", async () => {
      await assertKept(page, "1. Semantic search | 76.25 | ");
      assert.deepEqual(await filled(form), STRIVE);
    });

    await context.test("when the leader is removed, the two behind it are level, and the rest stays", async () => {
      await form.locator('.option[data-row="1"] [data-remove]').click();
      await says(page, "Recommendations and Synonyms by hand are level at 70 of 100: these scores and weights do not decide between them.");
      assert.equal(await named(form, "options/1/roi_value").count(), 0, "it is gone from each criterion");
      assert.equal(await named(form, "options/4/roi_value").inputValue(), "5");
    });
  });
});

test("suppliers", async (context) => {
  await own.visit(PAGES.vendor, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, VENDOR);

    await context.test("figures that are shown add up", async () => {
      //         15          10        10        20       20       10        15
      // North   4: 11.25    3: 5      3: 5      3: 10    4: 15    3: 5      5: 15      = 66.25
      // South   4: 11.25    4: 7.5    4: 7.5    4: 15    4: 15    4: 7.5    2: 3.75    = 67.5
      await says(page, ["In first place: South, with 67.5 of 100, 1.25 ahead of North.", "1. South | 67.5", "2. North | 66.25", "Cost | 3.75 | 15", "Together | 67.5 | 66.25"]);
    });

    await context.test("one that lacks scores is not ranked, but it is told what it could reach", async () => {
      // 15 + 10 + 10 = 35 for sure, and the other 65 at best.
      await fill(form, { "options/3/name": "West", "options/3/uptime": "5", "options/3/support": "5", "options/3/roadmap": "5" });
      await says(page, [
        "In first place: South, with 67.5 of 100, 1.25 ahead of North.",
        "- Missing: West: Data ownership and portability, Security audits, Exit strategy and Cost",
        "Take care West could still come first, with 100 of 100 at best.",
        "West | 35 | so far, with scores missing; 100 at most",
      ]);
      assert(!(await told(page)).some((line) => /^\d\. West/.test(line)));
    });

    await context.test("own weights count as parts of their sum", async () => {
      // Cost 35 makes 120. North: (51.25 + 35) / 1.2 = 71.875. South: (63.75 + 8.75) / 1.2 = 60.4166…
      await fill(form, { "weight.cost": "35" });
      await says(page, [
        "In first place: North, with 71.9 of 100, 11.5 ahead of South.",
        "Take care The weights add up to 120, not to 100. Each counts as its share of 120.",
      ]);
      await fill(form, { "weight.cost": "much" });
      await form.locator("input[name=goal]").focus();
      await says(page, ["In first place: South, with 67.5 of 100, 1.25 ahead of North.", "Take care The weight of Cost has to be 0 or more; 15 is used instead."]);
      assert.equal(await form.locator('[data-field="weight.cost"] .field-error').textContent(), "Write a number, such as 12.5.");
      await fill(form, { "weight.cost": "" });
    });

    await context.test("who falls below a limit is out though it led", async () => {
      // Data ownership 2 is 5 less: 61.25.
      await fill(form, { "options/1/cost": "5", "options/1/data_ownership": "2" });
      await says(page, ["North | 61.25 | knocked out: Data ownership and portability scores 2 (at least 3 is needed)", "1. South | 67.5 | "]);
    });
  });
});
