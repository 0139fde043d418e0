// Goals: what an editor would say, the sentence, the ranking.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { headline, judge, report, results } from "../../theme/worksheet/kinds/goal.js";
import { format } from "../../theme/worksheet/numbers.js";

const EN = format("en");
const TODAY = "2026-11-28";
const MEASURE = ["metric", "unit", "baseline", "target"];
const CRITERIA = [["specific"], ["measurable", ...MEASURE], ["achievable"], ["relevant"], ["time_bound", "due"]];

function definition({ language = "en", sentence = "{specific}: move {metric} from {baseline} to {target} {unit} by {due}, because {relevant}." } = {}) {
  const criteria = CRITERIA.map(([key, ...parts]) => ({ key, label: key[0].toUpperCase() + key.slice(1), why: key === "relevant" ? null : `Why ${key}.`, parts: parts.length > 0 ? parts : [key] }));
  return {
    lyceum: 1, site: "s", document: "WS", title: "SMART goal", url: "", kind: "goal", definition: "0", language,
    fields: [{ key: "goals", type: "table", label: "Goals", rows: { min: 1, max: 8, start: 1, label: "Goal" }, columns: [] }],
    spec: { table: "goals", criteria, sentence },
  };
}

const SEARCH = {
  row: "1", name: "Search", specific: "increase the conversion of searches for shoppers on mobile.", metric: "conversion rate", unit: "%", baseline: 2.1, target: 2.8,
  achievable: "A pilot with two categories reached 2.6 %.", relevant: "It adds 300,000 EUR of revenue a year.", due: "2027-06-30",
};

/** What is said about one goal, by criterion. */
function said(changes, options) {
  const [goal] = judge(definition(options), { goals: [{ ...SEARCH, ...changes }] }, EN, TODAY);
  return Object.fromEntries(goal.checks.map(({ criterion, findings }) => [criterion.key, findings.map(({ state, text }) => `${state}: ${text}`)]));
}
const sentence = (changes, options) => judge(definition(options), { goals: [{ ...SEARCH, ...changes }] }, EN, TODAY)[0].sentence;
const without = (...keys) => Object.fromEntries(keys.map((key) => [key, undefined]));

test("a goal with all that it needs is complete", () => {
  assert.deepEqual(said({}), {
    specific: ["good: "], measurable: ["good: up by 0.7 percentage points, 33.3% of the baseline"], achievable: ["good: "], relevant: ["good: "], time_bound: ["good: "],
  });
  assert.equal(judge(definition(), { goals: [SEARCH] }, EN, TODAY)[0].complete, true);
  assert.equal(judge(definition(), { goals: [SEARCH] }, EN, SEARCH.due)[0].complete, true, "on its last day it still is");
  assert.equal(judge(definition(), { goals: [SEARCH] }, EN, "2099-01-01")[0].complete, false, "a date that has passed is none to work to");
});

test("specific: empty, vague, short, or more than one goal", () => {
  const specific = (text) => said({ specific: text }).specific;
  assert.match(specific(" ")[0], /^missing: say what will change, where, and for whom/);
  for (const [text, word] of [["Improve sales", "Improve"], ["Optimise our marketing", "Optimise"], ["optimizing marketing", "optimizing"], ["A better shop experience now", "better"], ["Enhance everything we do", "Enhance"]]) {
    assert.match(specific(text)[0], new RegExp(`^warning: “${word}” does not say what changes, and for whom`), text);
  }
  assert.match(specific("AI chatbot")[0], /^warning: .* few words/);
  assert.match(specific("検索")[0], /few words/);
  assert.match(specific("Raise the conversion of searches and reduce returns of shoes")[0], /“and reduce” begins a second goal/);
  assert.match(specific("Raise conversion of mobile shoppers while cutting costs")[0], /“while cutting” begins a second goal/);
  assert.match(specific("Plan for next year:\n- raise conversion\n- lower returns")[0], /this list holds more than one goal/);
  for (const text of ["Improve search results for shoppers on mobile", "Improve the conversion of on-site searches", "Answer questions of customers and partners within an hour", "携帯電話で買い物をする人の検索", "Relaunch checkout for growth and marketing teams"]) {
    assert.deepEqual(specific(text), ["good: "], text);
  }
});

test("measurable: each part that is missing or cannot be read", () => {
  const measurable = (changes) => said(changes).measurable;
  assert.deepEqual(measurable(without(...MEASURE)).map((text) => text.slice(0, 25)), ["missing: name what is cou", "missing: name the unit, s", "missing: say where it sta", "missing: say which number"]);
  assert.match(measurable({ baseline: "about two" })[0], /missing: “about two” is not a number; write the baseline like this: 12\.5/);
  assert.deepEqual(measurable({ target: 2.1 }), ["warning: target and baseline are the same, so nothing would change"]);
});

test("measurable: the change is said in its unit and in percent", () => {
  const change = (baseline, target, unit = "EUR") => said({ specific: "offer delivery on Saturdays", baseline, target, unit }).measurable[0];
  assert.equal(change(40, 30), "good: down by 10 EUR, 25% of the baseline");
  assert.equal(change(0, 30), "good: up by 30 EUR. The baseline is 0, so there is no percentage");
  assert.equal(change(-20, 10), "good: up by 30 EUR, 150% of the baseline");
  assert.equal(change(0.1, 0.3), "good: up by 0.2 EUR, 200% of the baseline");
  assert.equal(change(8, 4, "%"), "good: down by 4 percentage points, 50% of the baseline");
});

test("what people write where they have nothing to say is no answer", () => {
  for (const text of ["n/a", "N.A.", "tbd", "TBC", "x", "-", "–", "?", "???", "none", "None", "unknown", "to do", "To be defined", "…"]) {
    const found = said({ specific: text, metric: text, achievable: text, relevant: text });
    assert.deepEqual(Object.values(found).flat().map((one) => one.split(":")[0]), ["missing", "missing", "missing", "missing", "good"], text);
    assert.match(found.measurable[0], /name what is counted/);
    assert.match(sentence({ metric: text, relevant: text }), /: move … from 2\.1 to 2\.8% by 30 June 2027, because …$/, text);
  }
  for (const unit of ["x", "%", "€"]) assert.match(said({ unit }).measurable[0], /^good/, unit);
  assert.match(said({ unit: "n/a" }).measurable[0], /^missing: name the unit/);
  assert.match(said({ baseline: "?" }).measurable[0], /^missing: say where it stands today/);
  assert.deepEqual(said({ relevant: "none of our rivals can do it" }).relevant, ["good: "]);
});

test("measurable: the numbers go where the words do", () => {
  const measurable = (specific, baseline, target) => said({ specific, baseline, target }).measurable[0];
  assert.equal(measurable("the shop team reduces returns of shoes", 11, 12), "warning: “reduces” goes against the numbers: the target of 12 lies above the baseline of 11");
  assert.equal(measurable("Double the orders of returning customers", 1000, 500), "warning: “Double” goes against the numbers: the target of 500 lies below the baseline of 1,000");
  for (const text of ["lower the costs of each order", "cutting costs of support", "decrease the waiting time for answers", "fewer questions about delivery to support", "customers wait less for an answer"]) {
    assert.match(measurable(text, 1, 2), /^warning: .*above/, text);
    assert.match(measurable(text, 2, 1), /^good/, text);
  }
  for (const text of ["raise the share of answers", "increasing orders of new customers", "grow the newsletter in Germany"]) {
    assert.match(measurable(text, 2, 1), /^warning: .*below/, text);
    assert.match(measurable(text, 1, 2), /^good/, text);
  }
  for (const text of ["raise the share of orders with fewer questions", "the growth team introduces search", "at least one answer to customers"]) {
    for (const target of [1, 3]) assert.match(measurable(text, 2, target), /^good/, text);
  }
});

test("achievable: what makes a large change reachable is asked for, until it is answered", () => {
  const achievable = (changes) => said(changes).achievable;
  assert.match(achievable(without("achievable"))[0], /^missing: say what makes it reachable/);
  assert.match(achievable({ baseline: 2, target: 30 })[0], /^warning: the target is 15 times the baseline\. What makes it reachable\?/);
  assert.match(achievable({ baseline: 50, target: 5 })[0], /^warning: the target is 10% of the baseline/);
  assert.match(achievable({ baseline: 2, target: 5, due: "2026-12-20" })[0], /^warning: a change of 150% in 22 days is a lot/);
  assert.deepEqual(achievable({ baseline: 2, target: 5 }), ["good: "]);
  assert.deepEqual(achievable({ baseline: 0, target: 5 }), ["good: "]);
  const reason = "The pilot in Austria went from 2 to 31 in four months with the same team and budget.";
  assert.deepEqual(achievable({ baseline: 2, target: 30, achievable: reason }), ["good: "]);
});

test("relevant: says what is expected", () => {
  assert.match(said(without("relevant")).relevant[0], /^missing: name the business outcome/);
});

test("time-bound: no date, passed, too near, too far", () => {
  const due = (date) => said({ due: date }).time_bound[0];
  assert.match(due(undefined), /^missing: give the date/);
  assert.match(due("2026-02-30"), /^missing: give the date/);
  assert.match(due("2026-11-27"), /^warning: 27 November 2026 has passed/);
  assert.match(due(TODAY), /^warning: .* less than two weeks/);
  assert.match(due("2026-12-11"), /^warning: .* less than two weeks/);
  assert.equal(due("2026-12-12"), "good: ");
  assert.equal(due("2028-11-28"), "good: ");
  assert.match(due("2028-11-29"), /^warning: .* more than two years/);
});

test("criteria under keys of one's own are asked for as such", () => {
  const own = definition();
  own.spec.criteria.push({ key: "ethical", label: "Ethical", why: "Trust.", parts: ["ethical"] });
  const places = results(own, { goals: [SEARCH] }, EN, TODAY);
  assert.deepEqual(places["goals/1"][1].items.at(-1), { state: "missing", text: "Ethical: nothing is written here yet", detail: "Trust." });
});

test("the sentence reads as one", () => {
  assert.equal(sentence({}), "Increase the conversion of searches for shoppers on mobile: move conversion rate from 2.1 to 2.8% by 30 June 2027, because it adds 300,000 EUR of revenue a year.");
  assert.match(sentence({ unit: "EUR", baseline: 1000, target: 2000.5 }), / from 1,000 to 2,000\.5 EUR by /);
  assert.match(sentence({ relevant: "Because the board wants it. It pays." }), /, because the board wants it\. It pays\.$/);
  assert.match(sentence({ relevant: "Google sends us fewer visitors..." }), /, because Google sends us fewer visitors\.$/);
  assert.match(sentence({ specific: "e-commerce in\n two  markets" }), /^E-commerce in two markets: /);
  assert.match(sentence({ specific: "iPhone buyers come back" }), /^iPhone buyers/);
  assert.match(sentence({ specific: "$& and {metric}" }), /^\$& and \{metric\}: /);
});

test("what the text repeats of the words before its place is dropped", () => {
  const own = { sentence: "By {due}, {specific}, measured by {metric}: from {baseline} to {target} {unit}. It matters because {relevant}. It is within reach because {achievable}." };
  const start = "By 30 June 2027, increase the conversion of searches for shoppers on mobile, measured by ";
  assert.equal(sentence({ metric: "visits that end with an order" }, own), `${start}visits that end with an order: from 2.1 to 2.8%. It matters because it adds 300,000 EUR of revenue a year. It is within reach because a pilot with two categories reached 2.6 %.`);
  for (const relevant of ["it pays", "It pays.", "Because it pays", "because, it pays", "It matters because it pays", "It matters because It pays.", "matters because: it pays"]) {
    assert.match(sentence({ relevant }, own), /\. It matters because it pays\. It is within/, relevant);
  }
  assert.match(sentence({ relevant: "It matters because …" }, own), /because … It is within/);
  assert.match(sentence({ achievable: "It is within reach because within reach is near" }, own), /because within reach is near\.$/);
  assert.match(sentence({ achievable: "It matters because it is" }, own), /reach because it matters because it is\.$/, "of another sentence nothing is dropped");
  assert.match(sentence({ metric: "By weight" }, own), /measured by weight: from/);
  assert.match(sentence({ metric: "measured by weight" }, own), /, measured by weight: from/);
  assert.match(sentence({ relevant: "Becausewise" }, own), /because Becausewise\./);
});

test("gaps of the sentence show as such", () => {
  assert.equal(sentence(without("specific", "relevant", "due", ...MEASURE)), "…: move … from … to … by …, because …");
  assert.match(sentence(without("unit")), /from 2\.1 to 2\.8 … by/);
  assert.match(sentence({ target: "much", unit: "%" }), /from 2\.1 to much % by/);
});

test("in other languages nouns keep their capitals", () => {
  const german = { language: "de", sentence: "{specific}, weil {relevant}." };
  assert.equal(sentence({ specific: "mehr Umsatz", relevant: "Kunden treu sind." }, german), "Mehr Umsatz, weil Kunden treu sind.");
});

test("the sentence has no double blanks and no doubled punctuation, whatever is written", () => {
  const cell = fc.option(fc.constantFrom("Raise sales.", " more  orders ", "The team!", "a", "… ", "because it works.", "% "), { nil: undefined });
  fc.assert(fc.property(fc.record({ specific: cell, relevant: cell, metric: cell, unit: cell, due: cell }), (changes) => {
    const text = sentence(changes);
    assert(!/ {2}|\.\.|…\.| [.,:]|^ | $|undefined/.test(text), text);
  }), { seed: 11, numRuns: 500 });
});

test("results stand at each goal, with why it matters said once", () => {
  const places = results(definition(), { goals: [{ ...SEARCH, ...without("metric", "unit") }, { row: "2" }, { row: "x7", name: "Loyalty" }] }, EN, TODAY);
  assert.deepEqual(Object.keys(places), ["", "goals/1", "goals/x7"]);
  const [quote, list] = places["goals/1"];
  assert.equal(quote.type, "quote");
  assert.deepEqual(list.items.filter(({ text }) => text.startsWith("Measurable")).map(({ state, detail }) => [state, detail]), [["missing", "Why measurable."], ["missing", undefined]]);
  assert.deepEqual(results(definition(), {}, EN, TODAY), { "": [] });
});

test("several goals are ranked by value minus effort, then value, then as written", () => {
  const goals = [["A", 3, 2], ["B", 5, 4], ["C", 5, 1], ["D", 2, 5], ["E", null, 2], ["F", 3, 2]].map(([name, value, effort], index) =>
    ({ ...SEARCH, row: String(index + 1), name, effort, ...(value ? { value } : {}) }));
  // C: 4; B: 1 with value 5; A and F: 1 with value 3, as written; D: -3; E is not rated.
  const judged = judge(definition(), { goals }, EN, TODAY);
  assert.deepEqual(judged.map(({ name, rank, quadrant }) => [name, rank, quadrant]), [
    ["C", 1, "Quick win"], ["B", 2, "Big bet"], ["A", 3, "Small gain"], ["F", 4, "Small gain"], ["D", 5, "Think twice"], ["E", null, ""],
  ]);
  const [, unrated, table] = results(definition(), { goals }, EN, TODAY)[""];
  assert.equal(unrated.text, "Rate value and effort to rank E.");
  assert.deepEqual(table.rows[0], ["1. C", "2.1% to 2.8%", "30 June 2027", "Quick win: value 5, effort 1"]);
});

test("the headline counts what is complete", () => {
  const say = (...goals) => headline(definition(), { goals }, EN, TODAY);
  assert.equal(say(), "");
  assert.equal(say({ row: "1" }), "");
  assert.equal(say({ ...SEARCH, ...without("due") }), "Search: 1 of 5 criteria is incomplete.");
  assert.equal(say({ ...SEARCH, ...without("due", "relevant") }), "Search: 2 of 5 criteria are incomplete.");
  assert.equal(say({ ...SEARCH, due: "2027-06-30" }), "Search: all 5 criteria are complete.");
  assert.equal(say(SEARCH, { ...SEARCH, row: "2" }), "All 2 goals are complete.");
  assert.equal(say(SEARCH, { row: "2", name: "Loyalty", value: 5, effort: 1 }), "1 of 2 goals is incomplete; first by value and effort: Loyalty.");
});

test("the report has a chapter for each goal, in the order of ranks", () => {
  const goals = [{ ...SEARCH, value: 3, effort: 3 }, { row: "2", name: "Loyalty", value: 5, effort: 1 }];
  const blocks = report(definition(), { goals }, EN, TODAY);
  assert.deepEqual(blocks.filter(({ type }) => type === "heading").map(({ text }) => text), ["1. Loyalty", "Open points", "2. Search"]);
  const tables = blocks.filter(({ head }) => head?.[0] === "Criterion");
  assert.deepEqual(tables[1].rows.slice(1, 3), [["Measurable", "conversion rate: 2.1% to 2.8%"], ["Achievable", SEARCH.achievable]]);
});

test("whatever is answered, it can be told", () => {
  const value = fc.oneof(fc.string(), fc.double(), fc.integer({ min: 1, max: 5 }));
  const row = fc.record(Object.fromEntries(["name", "specific", ...MEASURE, "achievable", "relevant", "due", "value", "effort"].map((key) => [key, value])), { requiredKeys: [] });
  fc.assert(fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
    const goals = rows.map((one, index) => ({ ...one, row: String(index + 1) }));
    results(definition(), { goals }, EN, TODAY);
    report(definition(), { goals }, EN, TODAY);
    assert.equal(typeof headline(definition(), { goals }, EN, TODAY), "string");
    for (const { met, complete, checks } of judge(definition(), { goals }, EN, TODAY)) {
      const whole = checks.filter(({ findings }) => findings.every(({ state }) => state !== "missing")).length;
      assert.deepEqual([met, complete], [whole, whole === checks.length], "counted without the findings, it is the same");
    }
  }), { seed: 12, numRuns: 500 });
});
