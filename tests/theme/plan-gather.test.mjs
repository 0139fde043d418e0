// What a plan takes from other worksheets: which pieces are found, and what becomes of the plan when one is taken over.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as assessmentGist from "../../theme/worksheet/assessment/gist.js";
import * as goalGist from "../../theme/worksheet/goal/gist.js";
import * as ladderGist from "../../theme/worksheet/ladder/gist.js";
import * as scorecardGist from "../../theme/worksheet/scorecard/gist.js";
import { canGather, gather, isThere, takeOver } from "../../theme/worksheet/plan/gather.js";
import { label } from "../../theme/worksheet/plan/gathered.js";
import { format as formatOf } from "../../theme/worksheet/numbers.js";

const format = formatOf("en");
const text = (key) => ({ key, type: "text", label: key });
const scale = [1, 2, 3, 4, 5].map((value) => ({ value, label: `Level ${value}` }));
const points = (key) => ({ key, type: "scale", label: key, options: scale });
const number = (key) => ({ key, type: "number", label: key });
const sheet = (kind, fields, spec) => ({ lyceum: 1, site: "acme", document: `WS-${kind}`, title: `The ${kind}`, url: `../${kind}/`, kind, definition: "1", language: "en", fields, spec });

const goal = sheet("goal", [{ key: "goals", type: "table", label: "Goals", rows: { min: 1, max: 5, start: 1, label: "Goal" },
  columns: [..."name specific achievable relevant metric unit".split(" ").map(text), number("baseline"), number("target"), { ...text("due"), type: "date" }] }],
{ table: "goals", criteria: [{ key: "specific", label: "Specific", parts: ["specific"] }], sentence: "{specific}: move {metric} from {baseline} to {target} {unit}." });
const scorecard = sheet("scorecard", [{ key: "options", type: "table", label: "Options", rows: { min: 2, max: 8, start: 2, label: "Option" }, columns: [text("name"), points("fit")] }, text("goal"), text("decision.choice")],
  { table: "options", criteria: [{ key: "fit", label: "Fit", weight: 100 }], scale, serves: [] });
const ladder = sheet("ladder", [{ key: "clean", type: "yes_no", label: "Clean" }],
  { steps: [{ label: "Diagnostics", learn: [], needs: [] }, { label: "Automation", learn: [], needs: [{ key: "clean", label: "Clean orders" }] }] });
const assessment = sheet("assessment", [points("a"), points("b")],
  { scale, recommend: 1, groups: [{ label: "G", items: [{ key: "a", label: "Strategy", learn: [] }, { key: "b", label: "Ethics", learn: [] }] }] });
const sources = [scorecard, goal, ladder, assessment];

const copy = (definition, answers, name = "My answers") => ({ lyceum: 1, site: "acme", document: definition.document, worksheet: definition.kind, title: definition.title, definition: "1", saved: "2026-11-28T10:00:00Z", copy: name, answers });
const option = (row, name, fit) => ({ row, name, ...(fit ? { fit } : {}) });
const search = { row: "1", name: "Search", specific: "Empty searches", metric: "share", unit: "%", baseline: 11, target: 6 };
const SENTENCE = "Empty searches: move share from 11 to 6%.";
const saved = {
  "WS-goal": [copy(goal, { goals: [search] })],
  "WS-scorecard": [copy(scorecard, { goal: "search", options: [option("1", "Semantic search", 4), option("2", "Better words", 2)] })],
  "WS-ladder": [copy(ladder, { clean: false })],
  "WS-assessment": [copy(assessment, { a: 4, b: 2 })],
};
const GISTS = { assessment: assessmentGist, goal: goalGist, ladder: ladderGist, scorecard: scorecardGist };
const source = (definition, copies) => ({ definition, copies, gist: copies.length > 0 && GISTS[definition.kind] });
const gathered = (more) => gather(sources.map((one) => source(one, { ...saved, ...more }[one.document])), format);
const found = (more = {}) => Object.fromEntries(gathered(more).map((one) => [one.title, one]));
const drafts = (source) => source.copies.flatMap(({ offers }) => offers.map(({ draft }) => draft));
const compared = (answers) => found({ "WS-scorecard": [copy(scorecard, answers)] })["The scorecard"].copies[0];

const texts = ({ blocks }) => blocks.filter((block) => block.type === "text").map((block) => block.text);

test("goals come with their sentence and measure, copies with their name and when they were saved", () => {
  const [first] = found()["The goal"].copies;
  assert.deepEqual(first.blocks[0].items, [{ text: "My answers", url: "../goal/#copy=My%20answers", detail: "saved on 28 November 2026" }]);
  assert.deepEqual(texts(first), ["Search: all 1 criteria are complete."]);
  assert.deepEqual(first.offers, [{ text: "Search", detail: SENTENCE, draft: { name: "Search", goal: SENTENCE, measure: "share" } }]);
});

test("a goal without a name becomes an initiative under the name it is shown by", () => {
  const goals = [{ row: "1" }, { ...search, row: "2", name: undefined }];
  assert.deepEqual(drafts(found({ "WS-goal": [copy(goal, { goals })] })["The goal"]), [{ name: "Goal 2", goal: SENTENCE, measure: "share" }]);
});

test("a winner brings the sentence of the goal that the scorecard names, wherever that stands", () => {
  assert.deepEqual(drafts(found()["The scorecard"]), [{ name: "Semantic search", tool: "Semantic search", goal: SENTENCE }]);
  const { options } = saved["WS-scorecard"][0].answers;
  assert.deepEqual(compared({ goal: "Another", options }).offers[0].draft.goal, "Another");
  assert.deepEqual(compared({ options }).offers[0].draft.goal, "");
});

test("a tie and an incomplete scorecard are said, and nothing is taken over", () => {
  const tie = compared({ options: [option("1", "A", 3), option("2", "B", 3)] });
  assert.deepEqual(tie.offers, []);
  assert.match(texts(tie)[0], /level/);
  const open = compared({ options: [option("1", "A", 3), option("2", "B")] });
  assert.deepEqual(open.offers, []);
  assert.equal(texts(open)[1], "A winner can be taken over once every option has all its scores.");
  assert.deepEqual(texts(compared({})), ["Nothing is answered yet."]);
});

test("a decision that was written down is offered beside the winner, and in a tie", () => {
  const options = [option("1", "A", 4), option("2", "B", 3)];
  assert.deepEqual(compared({ options, "decision.choice": "B" }).offers.map((offer) => [offer.text, offer.detail]), [["A", "first in the evaluation"], ["B", "your decision"]]);
  assert.deepEqual(compared({ options, "decision.choice": " a" }).offers.map((offer) => offer.text), ["A"]);
  assert.deepEqual(compared({ options: [option("1", "A", 3), option("2", "B", 3)], "decision.choice": "B" }).offers.map((offer) => offer.text), ["B"]);
});

test("the step with what is next, and the weakest competency", () => {
  const [first] = found()["The ladder"].copies;
  assert.deepEqual(texts(first), ["Step 1 of 2: Diagnostics. 1 need is unmet before step 2."]);
  assert.deepEqual(first.blocks.at(-1).items, [{ text: "Clean orders: no", state: "missing" }]);
  assert.deepEqual(found()["The assessment"].copies[0].offers, [{ text: "Ethics", detail: "score 2, one of the lowest", draft: { name: "Ethics" } }]);
});

test("sources keep their order; what has no copy has none; other kinds are no sources", () => {
  assert.deepEqual(Object.keys(found()), ["The scorecard", "The goal", "The ladder", "The assessment"]);
  assert.deepEqual(found({ "WS-goal": [] })["The goal"].copies, []);
  assert.deepEqual(["goal", "checklist", "toString"].map((kind) => canGather({ kind })), [true, false, false]);
});

test("all copies are read, under the present definition", () => {
  const old = { ...copy(assessment, { was: 1, b: 3 }, "Team"), definition: "0" };
  const renamed = { ...assessment, fields: [{ ...points("a"), renamed_from: ["was"] }, points("b")] };
  const [{ copies }] = gather([source(renamed, [old, copy(assessment, {}, "Mine")])], format);
  assert.deepEqual(copies.map((one) => [one.blocks[0].items[0].text, one.offers[0]?.text, texts(one)[0]]), [
    ["Team", "Strategy", "2 of 2 items scored; 2 of 5 on average; weakest: Strategy."], ["Mine", undefined, "Nothing is answered yet."]]);
});

// Taking over

const table = { key: "initiatives", type: "table", label: "Initiatives", rows: { min: 1, max: 3, start: 2, label: "Initiative" }, columns: [] };
const rows = (answers) => answers.initiatives;

test("a draft takes the first blank row, then a new one, as long as there is room", () => {
  let answers = takeOver(table, {}, { name: "A", goal: "G" }, "9");
  assert.deepEqual(rows(answers).map((row) => ({ ...row })), [{ row: "1", name: "A", goal: "G" }, { row: "2" }]);
  answers = takeOver(table, takeOver(table, answers, { name: "B" }, "9"), { name: "C" }, "9");
  assert.deepEqual(rows(answers).map((row) => row.row), ["1", "2", "9"]);
  assert.equal(takeOver(table, answers, { name: "D" }, "10"), answers);
  assert.deepEqual(label(table, rows(answers), { name: "D" }), { text: "No room for more initiatives", rests: true });
});

test("never twice the same", () => {
  const before = { initiatives: [{ row: "1", name: " a ", goal: "G" }] };
  for (const draft of [{ name: "A" }, { name: "Other", goal: "g" }]) assert.equal(takeOver(table, before, draft, "2"), before);
  assert.deepEqual(label(table, rows(before), { name: "A" }), { text: "In your plan", rests: true });
  assert.ok(!isThere([{ row: "1" }], {}));
});

test("a tool joins the initiative for its goal, unless that has one", () => {
  const draft = { name: "T", tool: "T", goal: "G" };
  const before = { initiatives: [{ row: "1", name: "A", goal: "G", owner: "Eva" }] };
  assert.equal(label(table, rows(before), draft).text, "Add as the tool of “A”");
  const after = takeOver(table, before, draft, "2");
  assert.deepEqual(rows(after), [{ row: "1", name: "A", goal: "G", owner: "Eva", tool: "T" }]);
  assert.ok(isThere(rows(after), draft));
  assert.deepEqual(rows(takeOver(table, after, { name: "U", tool: "U", goal: "G" }, "2")).map((row) => row.tool), ["T", "U"]);
  assert.deepEqual(rows(takeOver(table, before, { name: "T", tool: "T" }, "2")).length, 2);
});

test("whatever is taken over is there afterwards, once, and nothing else changes", () => {
  const name = fc.constantFrom("A", "a", "B", "C");
  const any = fc.record({ name, goal: fc.constantFrom("G", "H"), tool: name }, { requiredKeys: ["name"] });
  const plan = fc.uniqueArray(fc.tuple(fc.constantFrom("1", "2", "3"), fc.option(any, { nil: {} })), { selector: ([row]) => row, minLength: 1, maxLength: 3 })
    .map((all) => ({ other: "kept", initiatives: all.map(([row, cells]) => ({ row, ...cells })) }));
  fc.assert(fc.property(plan, any, (before, draft) => {
    const after = takeOver(table, before, draft, "8");
    if (after === before) return;
    assert.ok(isThere(rows(after), draft) && !isThere(rows(before), draft));
    assert.equal(takeOver(table, after, draft, "9"), after);
    assert.equal(after.other, "kept");
    assert.ok(rows(after).length <= 3 && new Set(rows(after).map((row) => row.row)).size === rows(after).length);
    for (const row of rows(before)) {
      const same = rows(after).find((one) => one.row === row.row);
      assert.deepEqual({ ...same, ...row }, { ...same });
    }
  }), { seed: 51, numRuns: 500 });
});
