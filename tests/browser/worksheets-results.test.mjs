// Ladder, assessment, checklists, poll and record, filled in as a marketer would, against figures worked by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support.mjs";
import { assertKept, fill, filled, says, sheet, told } from "./worksheets.mjs";
import { ASSESSMENT, DATA, ENTERPRISE, ETHICS, LADDER, PAGES, POLL } from "./worksheets-answers.mjs";

const own = await open("own");

test("the ladder", async (context) => {
  await own.visit(PAGES.ladder, {}, async (page) => {
    const form = await sheet(page);
    const missing = "Products with complete attributes, measured again for this step";
    await fill(form, LADDER);

    await context.test("tells the step, the gap to the next one, and that none may be skipped", async () => {
      // 72 is at least 70, but 80 - 72 = 8 are missing for step 3; 18 - 17 = 1 for step 5.
      await says(page, [
        "You are on step 2 of 5: Operations automation.",
        "# To do before step 3: Experience personalization",
        /^- Missing: Behavior is recorded per session, with consent: no: Agree on one naming scheme/,
        new RegExp(`^- Missing: ${missing}: 72%, which is 8 percentage points short of the 80% needed: Close the gap`),
        /^Take care You meet the needs of step 4 already, but not those of step 3\./,
        /^- Missing: Step 5\. Usable history of orders and behavior: 17 months, which is 1 month short of the 18 months needed: /,
        "4. Conversational assistance | Needs met, but an earlier step is missing | none",
      ]);
      await says(page, "- Good: Products with complete attributes: 72% (at least 70% needed)", "step/1");
    });

    await context.test("all answers are there again after the page was left", async () => {
      await assertKept(page, "You are on step 2 of 5: Operations automation.");
      assert.deepEqual(await filled(form), LADDER);
    });

    await context.test("70, 80 and 18 themselves are enough, and the least bit less is not", async () => {
      const steps = [
        [{ catalog_complete: "69.9" }, "You are on step 1 of 5: Data diagnostics.", /69\.9%, which is 0\.1 percentage points short of the 70% needed/],
        [{ catalog_complete: "70" }, "You are on step 2 of 5: Operations automation."],
        [{ session_events: "yes", catalog_for_personalization: "79,5" }, "You are on step 2 of 5: Operations automation.", /79\.5%, which is 0\.5 percentage points short of the 80% needed/],
        [{ catalog_for_personalization: "80" }, "You are on step 4 of 5: Conversational assistance."],
        [{ mlops_team: "yes", use_case_proven: "yes", history_months: "17.5" }, "You are on step 4 of 5: Conversational assistance.", /17\.5 months, which is 0\.5 months short of the 18 months needed/],
        [{ history_months: "18" }, "You are on step 5 of 5: Proprietary models.", "Good You meet the needs of all steps."],
      ];
      for (const [change, ...wanted] of steps) {
        await fill(form, change);
        await says(page, wanted);
      }
    });

    await context.test("what cannot be a share is said at its field and counts as not answered", async () => {
      await fill(form, { catalog_complete: "170" });
      await form.locator("[name=agreed_with]").focus();
      const error = form.locator('[data-field="catalog_complete"] .field-error');
      assert.equal(await error.textContent(), "Write a number from 0 to 100.");
      assert(await error.isVisible());
      await says(page, ["You are on step 1 of 5: Data diagnostics.", /“170” cannot be used here and counts as not answered/]);
    });
  });
});

test("the assessment", async (context) => {
  await own.visit(PAGES.assessment, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, ASSESSMENT);

    await context.test("averages are those of what is scored", async () => {
      // (3 + 2) / 2 = 2.5; (2 + 1 + 3) / 3 = 2; all: 3 + 2 + 4 + 4 + 3 + 3 + 2 + 1 + 3 + 4 = 29, of 10 items: 2.9
      await says(page, [
        "So far: 2.9 of 5 (Informed to Able).",
        "Missing 1 item is not scored yet. Averages are those of the scored items.",
        "Domain 1: Strategy & Foundations | 2 of 2 | 2.5 of 5 | Informed to Able",
        "Domain 2: Customer Acquisition | 1 of 1 | 4 of 5 | Proficient",
        "Domain 6: Implementation & Scaling | 3 of 3 | 2 of 5 | Informed",
        "Domain 7: Capstone Planning | 1 of 2 | 4 of 5 | Proficient",
        "All groups | 10 of 11 | 2.9 of 5 | Informed to Able",
      ]);
    });

    await context.test("the three weakest items come first, with what to read for them", async () => {
      const seen = await told(page);
      const start = seen.indexOf("# Where to start");
      assert.deepEqual(seen.slice(start, start + 14), [
        "# Where to start",
        "- Measure Performance & ROI: 1 of 5 (New), Domain 6: Implementation & Scaling",
        "- Master Strategic Tool Evaluation: 2 of 5 (Informed), Domain 1: Strategy & Foundations",
        "- Implement Ethical Governance: 2 of 5 (Informed), Domain 6: Implementation & Scaling",
        "# What to read",
        "- Measure performance and ROI: for Measure Performance & ROI",
        "- Lesson 6.2: Measuring performance and ROI: for Measure Performance & ROI",
        "- Master strategic tool evaluation: for Master Strategic Tool Evaluation",
        "- Lesson 1.4: STRIVE: choosing a category of tools: for Master Strategic Tool Evaluation",
        "- STRIVE tool evaluation: for Master Strategic Tool Evaluation",
        "- Implement ethical governance: for Implement Ethical Governance",
        "- Lesson 6.1: Ethical governance as a daily practice: for Implement Ethical Governance",
        "- Ethical review record: for Implement Ethical Governance",
        "Strongest, with 4 of 5 (Proficient): Optimize Customer Acquisition, Enhance Engagement & Conversion and Define Measurable Objectives.",
      ]);
    });

    await context.test("what is recommended leads to pages of that name", () => assertLinks(page, 8));

    await context.test("all answers are there again after the page was left", async () => {
      await assertKept(page, "So far: 2.9 of 5 (Informed to Able).");
      assert.deepEqual(await filled(form), ASSESSMENT);
    });

    await context.test("an answer can be taken back", async () => {
      await form.locator('[data-field="measurement"]').getByRole("button", { name: "Clear answer" }).click();
      // Without the 1: 28 of 9 items, 3.11…
      await says(page, "So far: 3.1 of 5 (Able to Proficient).");
    });
  });
});

test("the checklist of data", async (context) => {
  await own.visit(PAGES.data, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, DATA);

    await context.test("progress is counted by group and overall", async () => {
      // 3 + 2 + 0 + 1 = 6 of 18, a third
      await says(page, [
        "Collection | 3 | 4 | 75%", "Quality & Governance | 2 | 5 | 40%", "Integration | 0 | 4 | 0%", "Privacy & Security | 1 | 5 | 20%", "All items | 6 | 18 | 33%",
      ]);
    });

    await context.test("open items stand under their owners, however these are capitalised, and those of nobody last", async () => {
      // 18 - 6 = 12 are open: 1 + 2 + 9.
      const seen = await told(page);
      assert.deepEqual(seen.slice(seen.indexOf("# Open items"), seen.indexOf("# Without an owner (9)") + 1), [
        "# Open items",
        "# Mara (1)",
        "- Missing: Name a use for each thing you collect: Collection: Nobody uses the wishlists",
        "# CRM lead (2)",
        "- Missing: Join the sources by one identifier: Integration: Capitals differ between shop and CRM",
        "- Missing: See orders and support cases of one customer together: Integration",
        "# Without an owner (9)",
      ]);
      assert.equal(seen.filter((line) => line.startsWith("- Missing")).length, 12);
    });

    await context.test("all answers are there again after the page was left", async () => {
      await assertKept(page, "All items | 6 | 18 | 33%");
      const ticks = Object.entries(DATA).map(([name, value]) => [name, value === true ? "on" : value]);
      assert.deepEqual(await filled(form), Object.fromEntries(ticks));
    });
  });
});

test("a checklist of the enterprise is done when all of it is", async () => {
  await own.visit(PAGES.enterprise, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, ENTERPRISE);
    // 4 of 6 are two thirds.
    await says(page, ["Direction | 2 | 3 | 67%", "Freedom and steering | 2 | 3 | 67%", "All items | 4 | 6 | 67%", "# Finance (1)", "# IT (1)"]);
    await assertKept(page, "All items | 4 | 6 | 67%");
    await fill(form, { expansion: true, roadmap: true });
    const seen = await says(page, ["All items | 6 | 6 | 100%", "Good All items are done."]);
    assert(!seen.includes("# Open items"));
  });
});

test("the poll suggests what fits the choice, and sends nothing", async () => {
  await own.visit(PAGES.poll, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, POLL);
    await says(page, [
      "# People come and do not find what they want (on-site engagement)",
      "Read last week's searches without a result. The list shows whether attributes, words or products are missing.",
    ]);
    await assertLinks(page, 2);
    assert.equal(await page.getByRole("button", { name: /send/i }).count(), 0);
    await assertKept(page, "# People come and do not find what they want (on-site engagement)");
    assert.deepEqual(await filled(form), POLL);

    await fill(form, { choice: "unknown" });
    const seen = await says(page, ["# I do not know yet", /^Begin with the data\. Three figures are enough/]);
    assert(!seen.some((line) => line.includes("on-site engagement")), "one choice, one suggestion");
    await assertLinks(page, 2);
  });
});

test("the record says what is required and missing, also in rows that are begun", async () => {
  await own.visit(PAGES.ethics, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, ETHICS);
    // A table counts as one of the 33 fields.
    assert.equal(new Set(Object.keys(ETHICS).map((name) => name.split("/")[0])).size, 21);
    await says(page, ["21 of 33 fields answered. Required and still missing:", "- Missing: Who could be harmed, and how, Group 2: Group", "- Missing: Next review"]);
    await assertKept(page, "- Missing: Next review");
    assert.deepEqual(await filled(form), { ...ETHICS, data_used: "orders, behavior", people: "40,000" });

    await fill(form, { "affected/2/group": "Visitors", next_review: "2027-05-31" });
    await says(page, ["22 of 33 fields answered.", "Good Everything required is answered."]);
  });
});

/** Fails unless the result has so many links, and each leads to a page whose heading is the link's text. */
async function assertLinks(page, count) {
  const links = await page.locator('[data-result=""] a').evaluateAll((found) => found.map((link) => [link.href, link.textContent]));
  assert.equal(links.length, count, JSON.stringify(links));
  for (const [href, text] of links) {
    const answer = await page.request.get(href);
    assert.equal(answer.status(), 200, href);
    const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(await answer.text())?.[1].replace(/<[^>]*>/g, "").replaceAll("&amp;", "&").trim();
    assert(title?.includes(text), `${href} is called ${title}, not ${text}`);
  }
}
