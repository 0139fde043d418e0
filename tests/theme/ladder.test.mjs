// The ladder of the five-step framework: where readers stand, worked out by hand; and what must hold for any ladder.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { headline, results } from "../../theme/worksheet/kinds/ladder.js";
import { ahead } from "../../theme/worksheet/ladder/gist.js";
import { climb, measure } from "../../theme/worksheet/ladder/steps.js";
import { format as formatOf } from "../../theme/worksheet/numbers.js";

const format = formatOf("en");

const need = (key, label, more = {}) => ({ key, label, ...more });
const steps = [
  { label: "1. Data diagnostics", output: "A map of your data.", learn: [{ title: "Data strategy", url: "../data/" }], needs: [] },
  { label: "2. Operations automation", output: null, learn: [], needs: [
    need("catalog", "Complete attributes", { at_least: 70, advice: "Begin with the best sellers." }), need("clean", "Clean orders")] },
  { label: "3. Personalization", output: null, learn: [{ title: "On-site", url: "../site/" }], needs: [
    need("events", "Events per session"), need("catalog80", "Complete attributes, again", { at_least: 80 })] },
  { label: "4. Conversation", output: null, learn: [], needs: [need("faq", "Structured FAQ"), need("bounce", "Wrong answers", { at_most: 5 })] },
  { label: "5. Own models", output: null, learn: [], needs: [need("history", "History", { at_least: 18 })] },
];
const field = (key, type, more = {}) => ({ key, type, label: key, ...more });
const definition = {
  lyceum: 1, site: "acme", document: "WS-READY", title: "Readiness", url: ".", kind: "ladder", definition: "0", language: "en",
  fields: [
    field("catalog", "percent", { min: 0, max: 100 }), field("clean", "yes_no"), field("events", "yes_no"), field("faq", "yes_no"),
    field("catalog80", "percent", { min: 0, max: 100 }), field("bounce", "percent", { min: 0, max: 100 }), field("history", "number", { unit: "months", min: 0 }),
  ],
  spec: { steps },
};
const full = { catalog: 82, clean: true, events: true, catalog80: 82, faq: true, bounce: 2, history: 24 };
const texts = (answers, place = "") => JSON.stringify(results(definition, answers, format)[place]);
const todo = (answers) => ahead(definition, answers, format).map((item) => item.text);

test("a first step without needs is open to all", () => {
  const { here, next } = climb(steps, {});
  assert.deepEqual([here, next?.number], [0, 2]);
  assert.equal(headline(definition, {}, format), "");
  assert.match(texts({}), /You are on step 1 of 5: Data diagnostics\./);
});

test("a first step with needs has something before it", () => {
  const { here, next } = climb(steps.slice(1), {});
  assert.deepEqual([here, next?.number], [-1, 1]);
  const sheet = { ...definition, spec: { steps: [{ ...steps[1], label: "Automation" }] } };
  assert.match(JSON.stringify(results(sheet, {}, format)[""]), /You are before step 1: Automation\./);
  assert.equal(headline(sheet, { clean: true }, format), "Before step 1 of 1. 1 need is unmet before step 1.");
});

test("says the gap to the next step, in the order of the needs", () => {
  assert.deepEqual(todo({ catalog: 62 }), ["Complete attributes: 62 %, which is 8 percentage points short of the 70 % needed", "Clean orders: not answered yet"]
    .map((text) => text.replaceAll(" %", "%")));
  assert.deepEqual(ahead(definition, { catalog: 62 }, format)[0].detail, "Begin with the best sellers.");
  assert.deepEqual(todo({ catalog: 70, clean: false }), ["Clean orders: no"]);
  assert.equal(headline(definition, { catalog: 70, clean: false }, format), "Step 1 of 5: Data diagnostics. 1 need is unmet before step 2.");
});

test("bounds belong to what is allowed", () => {
  assert.equal(measure(need("a", "A", { at_least: 70 }), 70).state, "met");
  assert.equal(measure(need("a", "A", { at_most: 5 }), 5).state, "met");
  assert.deepEqual(measure(need("a", "A", { at_least: 70 }), 69.9).gap, 0.1);
  assert.deepEqual(measure(need("a", "A", { at_most: 5 }), 7.5).gap, 2.5);
  assert.equal(measure(need("a", "A", { at_least: 2, at_most: 5 }), 1).state, "below");
});

test("months, one month, and what is too much", () => {
  assert.deepEqual(todo({ ...full, history: 12 }), ["History: 12 months, which is 6 months short of the 18 months needed"]);
  assert.deepEqual(todo({ ...full, history: 17 }), ["History: 17 months, which is 1 month short of the 18 months needed"]);
  assert.deepEqual(todo({ ...full, bounce: 8 }), ["Wrong answers: 8%, which is 3 percentage points over the 5% allowed"]);
  assert.deepEqual(todo({ ...full, bounce: 6 }), ["Wrong answers: 6%, which is 1 percentage point over the 5% allowed"]);
});

test("no is another thing than not answered", () => {
  assert.deepEqual([undefined, false, true].map((value) => measure(need("a", "A"), value).state), ["unanswered", "no", "met"]);
});

test("what cannot be read counts as unanswered and is named", () => {
  assert.match(texts({ catalog: "about half", clean: true }), /Complete attributes: “about half” cannot be used here and counts as not answered \(at least 70% needed\)/);
  assert.equal(climb(steps, { catalog: "99", clean: true }, definition.fields).here, 0);
  assert.match(texts({ catalog: 700, clean: true }), /“700” cannot be used here/);
  assert.equal(climb(steps, { catalog: 700, clean: true }, definition.fields).here, 0);
});

test("points out what would be skipped", () => {
  const answers = { ...full, events: undefined };
  const { rungs } = climb(steps, answers);
  assert.deepEqual(rungs.map((rung) => rung.state), ["passed", "here", "next", "ready", "ready"]);
  assert.match(texts(answers), /You meet the needs of step 4 and step 5 already, but not those of step 3\. Do not skip it/);
  assert.doesNotMatch(texts({ catalog: 82, clean: true }), /Do not skip/);
});

test("lists what later steps need, in order, behind what is next", () => {
  const blocks = results(definition, { catalog: 82, clean: true, catalog80: 82 }, format)[""];
  const lists = blocks.filter((block) => block.type === "list").map((block) => block.items.map((item) => item.text));
  assert.deepEqual(lists, [
    ["Events per session: not answered yet"],
    ["On-site"],
    ["Step 4. Structured FAQ: not answered yet", "Step 4. Wrong answers: not answered yet (at most 5% needed)", "Step 5. History: not answered yet (at least 18 months needed)"],
  ]);
});

test("the table has all steps, without numbers of their own", () => {
  const table = results(definition, full, format)[""].find((block) => block.type === "table");
  assert.deepEqual(table.rows.map((row) => row[0]), ["1. Data diagnostics", "2. Operations automation", "3. Personalization", "4. Conversation", "5. Own models"]);
  assert.deepEqual(table.head, ["Step", "State", "Unmet needs"]);
  assert.deepEqual(table.rows.map((row) => row[1]), [...Array(4).fill("Needs met"), "You are here"]);
  assert.deepEqual(table.rows.map((row) => row[2]), Array(5).fill("none"));
  assert.equal(table.strongRow, 4);
  assert.equal(headline(definition, full, format), "Step 5 of 5: Own models. The needs of all steps are met.");
});

test("each step has a place of its own", () => {
  const places = results(definition, { catalog: 82, clean: false }, format);
  assert.deepEqual(Object.keys(places), ["", "step/0", "step/1", "step/2", "step/3", "step/4"]);
  assert.match(JSON.stringify(places["step/0"]), /You are here\. This step has no needs of its own\./);
  assert.deepEqual(places["step/1"][0].items.map((item) => item.state), ["good", "missing"]);
});

// Any ladder, and answers to it.
const anyNeed = fc.record({ at_least: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }), at_most: fc.option(fc.integer({ min: 50, max: 100 }), { nil: undefined }) });
const ladder = fc.array(fc.array(anyNeed, { maxLength: 3 }), { minLength: 1, maxLength: 6 }).map((all) => all.map((needs, step) => (
  { label: `S${step}`, learn: [], needs: needs.map((one, index) => ({ ...one, key: `k${step}_${index}`, label: "N" })) })));
const value = fc.oneof(fc.integer({ min: -10, max: 110 }), fc.boolean(), fc.constant(undefined), fc.constant("much"));
const answered = ladder.chain((all) => {
  const keys = all.flatMap((step) => step.needs.map((one) => one.key));
  return fc.tuple(fc.constant(all), fc.array(value, { minLength: keys.length, maxLength: keys.length }).map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index]]))));
});

test("meeting one more need never lowers the step", () => {
  fc.assert(fc.property(answered, fc.nat(), ([all, answers], pick) => {
    const before = climb(all, answers);
    const open = before.rungs.flatMap((rung) => rung.open);
    if (open.length === 0) return;
    const { need: one } = open[pick % open.length];
    const met = one.at_least ?? one.at_most ?? true;
    assert.ok(climb(all, { ...answers, [one.key]: met }).here >= before.here);
  }), { seed: 5, numRuns: 500 });
});

test("all needs up to where the reader stands are met, and one of the next is not", () => {
  fc.assert(fc.property(answered, ([all, answers]) => {
    const { rungs, here, next } = climb(all, answers);
    assert.ok(rungs.slice(0, here + 1).every((rung) => rung.open.length === 0));
    assert.equal(next, rungs[here + 1]);
    assert.ok(!next || next.open.length > 0);
  }), { seed: 6, numRuns: 500 });
});

test("a gap that is closed exactly meets the need", () => {
  fc.assert(fc.property(anyNeed, fc.integer({ min: -10, max: 110 }), (one, given) => {
    const { state, gap } = measure({ key: "k", label: "N", ...one }, given);
    if (state === "below") assert.equal(measure({ key: "k", label: "N", ...one }, given + gap).state, "met");
    if (state === "above") assert.equal(measure({ key: "k", label: "N", ...one }, given - gap).state, "met");
    if (state === "met") assert.equal(gap, 0);
  }), { seed: 7, numRuns: 500 });
});
