// Eleven competencies in seven domains: means and recommendations worked out by hand, and what holds for any assessment.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { level, score, strongest, weakest } from "../../theme/worksheet/assessment/scores.js";
import { headline, judge, results } from "../../theme/worksheet/kinds/assessment.js";
import { format as formatOf } from "../../theme/worksheet/numbers.js";

const format = formatOf("en");
const scale = [["New"], ["Informed"], ["Able"], ["Proficient"], ["Leading"]].map(([label], index) => ({ value: index + 1, label }));
const link = (name) => ({ title: name, url: `../${name}/` });
const domain = (label, ...items) => ({ label, items: items.map(([key, ...learn]) => ({ key, label: `Item ${key}`, learn: learn.map(link) })) });
const groups = [
  domain("Strategy", ["a", "strategy", "lesson"], ["b", "strategy"]),
  domain("Acquisition", ["c", "acquisition"]),
  domain("Engagement", ["d", "engagement"]),
  domain("Conversion", ["e", "conversion"]),
  domain("Retention", ["f", "retention"]),
  domain("Scaling", ["g", "scaling"], ["h", "scaling"], ["i", "scaling"]),
  domain("Capstone", ["j", "capstone"], ["k", "capstone"]),
];
const sheet = (spec) => ({ lyceum: 1, site: "s", document: "d", title: "Competencies", url: ".", kind: "assessment", definition: "0", language: "en", fields: [], spec });
const definition = sheet({ scale, groups, recommend: 3 });
const answers = { a: 2, b: 3, c: 4, d: 1, e: 2, f: 5, g: 2, h: 2, i: 5 };
const main = (given, of = definition) => results(of, given, format)[""];
const said = (given, of) => JSON.stringify(main(given, of));

test("means are those of what is answered", () => {
  const scores = score(groups, scale, answers);
  // (2 + 3) / 2, ..., (2 + 2 + 5) / 3, nothing; all: 26 / 9.
  assert.deepEqual(scores.groups.map((group) => group.mean), [2.5, 4, 1, 2, 5, 3, null]);
  assert.equal(scores.mean, 26 / 9);
  assert.equal(scores.answered, 9);
});

test("what is not on the scale counts as unanswered", () => {
  const scores = score(groups, scale, { a: 6, b: "3x", c: 2.5, d: true, e: null, f: 3 });
  assert.deepEqual(scores.items.filter((item) => item.score !== null).map((item) => item.key), ["f"]);
});

test("the weakest, ties in the definition's order, and how many more tie", () => {
  const { items } = score(groups, scale, answers);
  const weak = weakest(items, scale, 3);
  assert.deepEqual(weak.items.map((item) => item.key), ["d", "a", "e"]);
  assert.deepEqual(weak.tied.map((item) => item.key), ["g", "h"]);
  assert.match(said(answers), /The same score: Item g and Item h\./);
  assert.doesNotMatch(said({ a: 2, b: 3 }), /same score/);
});

test("what is at the top of the scale is never recommended", () => {
  const all = Object.fromEntries([..."abcdefghijk"].map((key) => [key, 5]));
  assert.deepEqual(judge(definition, all).weakest.items, []);
  assert.match(said(all), /All scored items are at the top of the scale\./);
  assert.deepEqual(judge(definition, { ...all, c: 4 }).weakest.items.map((item) => item.key), ["c"]);
});

test("strongest: the best, none if all are the same, none that is recommended", () => {
  assert.deepEqual(judge(definition, answers).strongest.map((item) => item.key), ["f", "i"]);
  assert.match(said(answers), /Strongest, with 5 of 5 \(Leading\): Item f and Item i\./);
  assert.deepEqual(strongest(score(groups, scale, { a: 3, b: 3 }).items), []);
  assert.deepEqual(judge(definition, { a: 3, b: 4 }).strongest, []);
});

test("levels have the scale's names and are not rounded up", () => {
  assert.deepEqual([1, 2.5, 2.999, 3, 5].map((mean) => level(scale, mean)), ["New", "Informed to Able", "Informed to Able", "Able", "Leading"]);
});

test("says what is open, and where to start with what to read", () => {
  assert.match(said({ ...answers, j: 3, k: 3 }), /^\[\{"type":"text","strong":true,"text":"Overall: /);
  assert.match(said(answers), /"So far: 2\.9 of 5 \(Informed to Able\)\./);
  assert.match(said(answers), /2 items are not scored yet\./);
  const lists = main(answers).filter((block) => block.type === "list");
  assert.deepEqual(lists[0].items[0], { text: "Item d", detail: "1 of 5 (New), Engagement" });
  assert.deepEqual(lists[1].items.map(({ text, detail }) => [text, detail]), [
    ["engagement", "for Item d"], ["strategy", "for Item a"], ["lesson", "for Item a"], ["conversion", "for Item e"]]);
  assert.equal(headline(definition, answers, format), "9 of 11 items scored; 2.9 of 5 on average; weakest: Item d.");
});

test("one document for two items is named once", () => {
  const lists = main({ g: 1, h: 1, a: 5 }).filter((block) => block.type === "list");
  assert.deepEqual(lists[1].items, [{ text: "scaling", url: "../scaling/", detail: "for Item g and Item h" }]);
});

test("a radar with gaps where nothing is answered; only a table where two groups make no area", () => {
  const chart = main(answers).find((block) => block.type === "chart");
  assert.equal(chart.chart, "radar");
  assert.equal(chart.data.max, 5);
  assert.deepEqual(chart.data.series[0].values, [2.5, 4, 1, 2, 5, 3, null]);
  assert.deepEqual(chart.table.rows.at(-1), ["All groups", "9 of 11", "2.9 of 5", "Informed to Able"]);
  assert.deepEqual(chart.table.rows[6], ["Capstone", "0 of 2", "–", "not scored yet"]);
  const two = main({ a: 2, c: 4 }, sheet({ scale, groups: groups.slice(0, 2) }));
  assert.ok(!two.some((block) => block.type === "chart"));
  assert.deepEqual(two.find((block) => block.caption === "Average by group").rows[1], ["Acquisition", "1 of 1", "4 of 5", "Proficient"]);
});

test("every score stands in a table", () => {
  const table = main(answers).at(-1);
  assert.deepEqual(table.rows.map((row) => row[2]), ["2 of 5", "3 of 5", "4 of 5", "1 of 5", "2 of 5", "5 of 5", "2 of 5", "2 of 5", "5 of 5", "–", "–"]);
});

test("nothing answered, nothing said", () => {
  assert.deepEqual(results(definition, {}, format), { "": [] });
  assert.equal(headline(definition, {}, format), "");
});

// Any answers, some missing.
const any = fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), { minLength: 11, maxLength: 11 })
  .map((values) => Object.fromEntries([..."abcdefghijk"].map((key, index) => [key, values[index]])));

test("means lie between the least and the greatest score", () => {
  fc.assert(fc.property(any, (given) => {
    const scores = score(groups, scale, given);
    for (const { mean, items } of [...scores.groups, scores]) {
      const values = items.flatMap((item) => item.score ?? []);
      if (values.length === 0) assert.equal(mean, null);
      else assert.ok(mean >= Math.min(...values) && mean <= Math.max(...values));
    }
  }), { seed: 11, numRuns: 500 });
});

test("a recommendation has no item that is better than one left out, and none at the top", () => {
  fc.assert(fc.property(any, fc.integer({ min: 1, max: 10 }), (given, count) => {
    const { items } = score(groups, scale, given);
    const weak = weakest(items, scale, count);
    const left = items.filter((item) => item.score !== null && !weak.items.includes(item));
    assert.ok(weak.items.length <= count && weak.items.every((item) => item.score < 5));
    for (const chosen of weak.items) assert.ok(left.every((item) => item.score >= chosen.score));
    assert.equal(weak.tied.length, left.filter((item) => item.score < 5 && item.score === weak.items.at(-1)?.score).length);
  }), { seed: 12, numRuns: 500 });
});

test("nothing is weakest and strongest at once", () => {
  fc.assert(fc.property(any, (given) => {
    const judged = judge(definition, given);
    assert.ok(judged.strongest.every((item) => !judged.weakest.items.includes(item)));
  }), { seed: 13, numRuns: 500 });
});
