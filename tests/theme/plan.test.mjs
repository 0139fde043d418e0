// A plan: quarters and budgets worked out by hand, what is named as missing, and the finished document.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { headline, judge, report, results } from "../../theme/worksheet/kinds/plan.js";
import { byQuarter, cents, total } from "../../theme/worksheet/plan/budget.js";
import { read as initiativesOf } from "../../theme/worksheet/plan/initiatives.js";
import { nameOf, range, read, span, timeline } from "../../theme/worksheet/plan/quarters.js";
import { format as formatOf } from "../../theme/worksheet/numbers.js";
import { markdown } from "../../theme/worksheet/markdown.js";

const format = formatOf("en");
const column = (key, type = "text", more = {}) => ({ key, type, label: key, ...more });
const table = {
  key: "initiatives", type: "table", label: "Initiatives", rows: { min: 1, max: 4, start: 2, label: "Initiative" },
  columns: [..."name goal tool owner start risk measure".split(" ").map((key) => column(key)), column("quarters", "number"), column("budget", "number", { unit: "EUR" })],
};
const definition = {
  lyceum: 1, site: "s", document: "WS-PLAN", title: "Plan", url: ".", kind: "plan", definition: "0", language: "en",
  fields: [table, { key: "position", type: "long", label: "Where we stand" }],
  spec: { table: "initiatives", currency: "EUR", sources: [], sections: [{ title: "Summary", keys: ["position"] }] },
};
const search = { row: "1", name: "Search", goal: "Searches without a result: move 11 to 6 %.", tool: "Semantic search", owner: "Eva", start: "2027-Q1", quarters: 2, budget: 38000, risk: "Attributes", measure: "Share" };
const chat = { row: "2", name: "Chat", owner: "Tom", start: "Q4 2027", budget: 10000.01, measure: "Tickets", risk: "Invents answers" };
const answers = { initiatives: [search, { row: "7" }, chat] };
const main = (rows) => results(definition, { initiatives: rows }, format)[""];
const open = (rows) => main(rows).find((block) => block.type === "list")?.items.map((item) => item.text);

test("reads quarters as people write them", () => {
  for (const text of ["2027-Q1", "2027 q1", "Q1 2027", " 2027Q1 ", "q1/2027", "2027–Q1"]) assert.equal(nameOf(read(text)), "2027-Q1", text);
  for (const text of ["", "spring", "2027", "2027-Q5", "2027-Q0", "27-Q1", "Q1", "2027-Q1 or Q2", undefined, 2027]) assert.equal(read(text), null, String(text));
  assert.equal(nameOf(read("2027-Q4") + 1), "2028-Q1");
  assert.equal(range(read("2027-Q4"), read("2028-Q1")), "2027-Q4 to 2028-Q1");
  assert.equal(range(read("2027-Q4"), read("2027-Q4")), "2027-Q4");
});

test("a quarter is read as it was written", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 39_999 }), (quarter) => assert.equal(read(nameOf(quarter)), quarter)), { seed: 41, numRuns: 300 });
});

test("a timeline from the first start to the last end", () => {
  const all = initiativesOf(table, answers.initiatives);
  assert.deepEqual(span(all), { first: read("2027-Q1"), last: read("2027-Q4") });
  assert.deepEqual(timeline(all), {
    columns: ["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"],
    rows: [{ name: "Search", start: 0, length: 2 }, { name: "Chat", start: 3, length: 1 }],
  });
});

test("budgets are spread over their quarters, odd hundredths first", () => {
  const all = [{ start: 8, length: 3, cents: 1000 }, { start: 9, length: 1, cents: 50 }, { start: null, length: 2, cents: 7 }, { start: 8, length: 1, cents: null }];
  assert.deepEqual(byQuarter(all), { quarters: [{ quarter: 8, cents: 334 }, { quarter: 9, cents: 383 }, { quarter: 10, cents: 333 }], undated: 7 });
  assert.equal(total(all), 1057);
});

test("only what can be added up is an amount", () => {
  assert.deepEqual([12, 0.1 + 0.2, 0, -1, "12", undefined, Infinity, 1e300].map(cents), [1200, 30, 0, null, null, null, null, null]);
});

const funded = fc.array(fc.record({
  start: fc.option(fc.integer({ min: 8100, max: 8140 }), { nil: null }), length: fc.integer({ min: 1, max: 40 }), cents: fc.option(fc.integer({ min: 0, max: 1e12 }), { nil: null }),
}), { maxLength: 12 });

test("budgets by quarter add up to the total, and shares of one budget differ by a hundredth at most", () => {
  fc.assert(fc.property(funded, (all) => {
    const { quarters, undated } = byQuarter(all);
    assert.equal(quarters.reduce((sum, one) => sum + one.cents, undated), total(all));
    assert.deepEqual(quarters, quarters.toSorted((a, b) => a.quarter - b.quarter));
    for (const one of all) {
      const shares = byQuarter([one]).quarters.map((share) => share.cents);
      if (shares.length > 0) assert.ok(shares[0] - shares.at(-1) <= 1 && shares.length === one.length);
    }
  }), { seed: 42, numRuns: 500 });
});

test("sums up, and numbers rows as the page does", () => {
  assert.equal(headline(definition, answers, format), "2 initiatives, 2027-Q1 to 2027-Q4, with a budget of 48,000.01 EUR; 1 is incomplete.");
  assert.equal(headline(definition, {}, format), "");
  assert.deepEqual(results(definition, { initiatives: [{ row: "1" }] }, format), { "": [] });
  assert.deepEqual(judge(definition, { initiatives: [{ row: "1" }, { row: "2", owner: "Eva" }] }).initiatives.map((one) => one.name), ["Initiative 2"]);
});

test("names what is missing", () => {
  const rows = [{ row: "1", name: "Chat" }, search];
  assert.deepEqual(open(rows), ["Chat: goal, owner, quarter, measure and risk", "The total leaves out Chat, which has no budget"]);
  assert.deepEqual(main(rows).at(-1).items.map(({ state }) => state), ["missing", "warning"]);
  assert.equal(open([search, { row: "2", name: "A" }, { row: "3", name: "B" }]).at(-1), "The total leaves out A and B, which have no budget");
  assert.equal(headline(definition, { initiatives: rows }, format), "2 initiatives, 2027-Q1 to 2027-Q2, with a budget of 38,000 EUR; 1 is incomplete.");
  assert.equal(open([search]), undefined);
  assert.equal(open([{ ...search, tool: undefined }]), undefined, "not every initiative needs a tool");
});

test("names what the plan's own sections require, on the screen and in print", () => {
  const strict = { ...definition, fields: [table, { key: "position", type: "long", label: "Where we stand", required: true }] };
  const item = { state: "missing", text: "Where we stand" };
  assert.deepEqual(results(strict, { initiatives: [search] }, format)[""].at(-1).items, [item]);
  assert.deepEqual(report(strict, { initiatives: [search] }, format)[2].items, [item]);
  assert.deepEqual(results(strict, { initiatives: [search], position: "On step 2." }, format)[""].at(-1).chart, "bars");
  assert.deepEqual(results(strict, { other: "x" }, format)[""].at(-1).items, [item], "also before there is an initiative");
  assert.deepEqual(results(strict, {}, format), { "": [] });
});

test("names what cannot be read, and drops nothing", () => {
  const rows = [{ ...search, start: "spring", quarters: "two", budget: "a lot" }, { ...chat, quarters: 1.5 }, { ...search, row: "5", name: "Long", quarters: 0 }];
  assert.deepEqual(open(rows), [
    "Search: “spring” is not a quarter; write one as 2027-Q1",
    "Search: “two” is not a whole number from 1 to 40, so 1 quarter is counted",
    "Search: “a lot” is not an amount that can be added up",
    "Chat: “1.5” is not a whole number from 1 to 40, so 2 quarters are counted",
    "Long: “0” is not a whole number from 1 to 40, so 1 quarter is counted",
    "Chat: goal",
  ]);
  const chart = main(rows).find((block) => block.chart === "timeline");
  assert.deepEqual(chart.table.rows, [["Search", "–"], ["Chat", "2027-Q4 to 2028-Q1"], ["Long", "2027-Q1"]]);
});

test("quarters that lie too far apart are said, not drawn", () => {
  const blocks = main([search, { ...chat, start: "2207-Q1" }]);
  assert.equal(blocks.find((block) => block.type === "note").text, "The initiatives lie between 2027-Q1 and 2207-Q1, too far apart for a timeline. Check the years.");
  assert.ok(!blocks.some((block) => block.chart === "timeline"));
});

test("the budget's table ends with the total, and says what has no quarter", () => {
  const chart = main([search, { ...chat, start: undefined }]).find((block) => block.chart === "bars");
  assert.deepEqual(chart.table.rows, [["2027-Q1", "19,000 EUR"], ["2027-Q2", "19,000 EUR"], ["No quarter yet", "10,000.01 EUR"], ["Total", "48,000.01 EUR"]]);
  assert.deepEqual(chart.data, { max: 19000, unit: "EUR", bars: [{ name: "2027-Q1", value: 19000 }, { name: "2027-Q2", value: 19000 }] });
});

test("without a currency amounts are plain, without budgets there is no chart of them", () => {
  const plain = { ...definition, spec: { ...definition.spec, currency: null } };
  assert.match(headline(plain, { initiatives: [search] }, format), /with a budget of 38,000\.$/);
  assert.ok(!main([{ ...search, budget: undefined }]).some((block) => block.chart === "bars"));
  assert.ok(!main([{ ...search, budget: 0 }]).some((block) => block.chart === "bars"));
});

test("the report is a document of its own", () => {
  assert.equal(markdown(report(definition, { ...answers, position: "On step 2." }, format)), `**This plan has 2 initiatives, 2027-Q1 to 2027-Q4, with a budget of 48,000.01 EUR.**

## Still open

- **Missing:** Chat: goal

## Summary

| Question | Answer |
| --- | --- |
| Where we stand | On step 2. |

## Initiatives

Initiatives at a glance

| Initiative | Owner | Quarters | Budget |
| --- | --- | --- | ---: |
| Search | Eva | 2027-Q1 to 2027-Q2 | 38,000 EUR |
| Chat | Tom | 2027-Q4 | 10,000.01 EUR |

### Search

- Goal: Searches without a result: move 11 to 6 %.
- Tool or approach: Semantic search
- Owner: Eva
- Quarters: 2027-Q1 to 2027-Q2
- Budget: 38,000 EUR
- Greatest risk: Attributes
- Measure of success: Share

### Chat

- **Missing:** Goal: not settled yet
- Owner: Tom
- Quarters: 2027-Q4
- Budget: 10,000.01 EUR
- Greatest risk: Invents answers
- Measure of success: Tickets

## Timeline and budget

**Timeline**

Quarters of each initiative

| Initiative | Quarters |
| --- | --- |
| Search | 2027-Q1 to 2027-Q2 |
| Chat | 2027-Q4 |

**Budget by quarter (spread evenly over each initiative)**

Budget by quarter

| Quarter | Budget |
| --- | ---: |
| 2027-Q1 | 19,000 EUR |
| 2027-Q2 | 19,000 EUR |
| 2027-Q4 | 10,000.01 EUR |
| **Total** | **48,000.01 EUR** |
`);
  const bare = report(definition, { initiatives: [{ row: "1", name: "Chat" }] }, format);
  assert.deepEqual(bare.filter((block) => block.level === 3).map((block) => block.text), ["Still open", "Initiatives"]);
  assert.deepEqual(bare.at(-1).items.map(({ state, text }) => `${state} ${text}`), [
    "missing Goal: not settled yet", "missing Owner: not settled yet", "missing Quarters: not settled yet", "warning Budget: not settled yet",
    "missing Greatest risk: not settled yet", "missing Measure of success: not settled yet",
  ]);
  assert.deepEqual(report(definition, { position: "On step 2." }, format)[0], { type: "heading", level: 3, text: "Summary" });
});
