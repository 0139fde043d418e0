// Scorecards: totals and ranks worked out by hand, and ranges of weights that agree with trying all of them.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { headline, judge, report, results } from "../../theme/worksheet/kinds/scorecard.js";
import { format } from "../../theme/worksheet/numbers.js";
import { ranges } from "../../theme/worksheet/scorecard/sensitivity.js";

const EN = format("en");
const SCALE = [1, 2, 3, 4, 5].map((value) => ({ value, label: ["Poor", "Weak", "Fair", "Good", "Excellent"][value - 1] }));

/** A definition with criteria A, B, C ... of these weights. */
function scorecard(weights, { limits = {}, scale = SCALE } = {}) {
  const criteria = weights.map((weight, index) => {
    const key = String.fromCharCode(97 + index);
    return { key, label: key.toUpperCase(), weight, ...(key in limits ? { knock_out: limits[key] } : {}) };
  });
  const columns = [{ key: "name", type: "text", label: "Name" }, ...criteria.map(({ key, label }) => ({ key, label, type: "scale" }))];
  const decision = ["choice", "reason", "by", "date"].map((key) => ({ key: `decision.${key}`, type: "text", label: `Decision: ${key}` }));
  const table = { key: "options", type: "table", label: "Options", rows: { min: 2, max: 8, start: 3, label: "Option" }, columns };
  return {
    lyceum: 1, site: "s", document: "WS", title: "STRIVE", url: "", kind: "scorecard", definition: "0", language: "en",
    fields: [{ key: "goal", type: "text", label: "Goal" }, table, ...decision],
    spec: { table: "options", criteria, scale, serves: [] },
  };
}

/** Answers with options "X: 4 5 -": a name and its scores. */
function options(...lines) {
  return {
    options: lines.map((line, index) => {
      const [name, scores] = line.split(": ");
      const cells = scores.split(" ").map((score, column) => [String.fromCharCode(97 + column), Number(score)]);
      return { row: String(index + 1), name, ...Object.fromEntries(cells.filter(([, score]) => !Number.isNaN(score))) };
    }),
  };
}

const totals = ({ options }) => Object.fromEntries(options.map(({ name, total }) => [name, total === null ? null : Number(total.toFixed(6))]));
const ranks = ({ options }) => Object.fromEntries(options.map(({ name, rank }) => [name, rank]));
const found = (judged) => ranges(judged).map(({ criterion, leader, from, to, below, above }) =>
  [criterion.label, leader.name, Number(from.toFixed(6)), Number(to.toFixed(6)), below.map(({ name }) => name).join(), above.map(({ name }) => name).join()]);
const texts = (blocks) => blocks.filter(({ text }) => text).map(({ text }) => text);

test("two options, two criteria", () => {
  // Weights 60, 40; a score s counts (s - 1) / 4 * 100.
  // X: A 4 -> 75, B 2 -> 25: 0.6 * 75 + 0.4 * 25 = 45 + 10 = 55
  // Y: A 3 -> 50, B 3 -> 50: 50
  const judged = judge(scorecard([60, 40]), options("X: 4 2", "Y: 3 3"));
  assert.deepEqual(totals(judged), { X: 55, Y: 50 });
  assert.deepEqual(ranks(judged), { X: 1, Y: 2 });
  // A at share p: X = 75p + 25(1 - p) = 25 + 50p, Y = 50: level at p = 0.5, below that Y leads.
  // B at share q: X = 25q + 75(1 - q) = 75 - 50q, Y = 50: level at q = 0.5, above that Y leads.
  assert.deepEqual(found(judged), [["A", "X", 0.5, 1, "Y", ""], ["B", "X", 0, 0.5, "", "Y"]]);
});

test("a tie is a tie, and the next rank is left out", () => {
  // Weights 20, 30, 50.
  // X: 5 1 3 -> 100, 0, 50: 20 + 0 + 25 = 45
  // Y: 1 3 3 -> 0, 50, 50: 0 + 15 + 25 = 40
  // Z: 5 3 2 -> 100, 50, 25: 20 + 15 + 12.5 = 47.5
  // W: 1 5 2 -> 0, 100, 25: 0 + 30 + 12.5 = 42.5; V: 5 3 2 again: 47.5
  const judged = judge(scorecard([20, 30, 50]), options("X: 5 1 3", "Y: 1 3 3", "Z: 5 3 2", "W: 1 5 2", "V: 5 3 2"));
  assert.deepEqual(totals(judged), { X: 45, Y: 40, Z: 47.5, W: 42.5, V: 47.5 });
  assert.deepEqual(ranks(judged), { X: 3, Y: 5, Z: 1, W: 4, V: 1 });
  assert.match(headline(scorecard([20, 30, 50]), options("X: 5 1 3", "Z: 5 3 2", "V: 5 3 2"), EN), /^9 of 9 scores given\. Z and V are level at 47\.5 of 100, 2\.5 ahead of X: .* do not decide/);
});

test("a tie of sums that floating point gets wrong", () => {
  // 0.1 + 0.2 is not 0.3 in floating point. Weights 10, 20, 30, 40.
  // X: 5 5 1 1 -> 10 + 20 = 30; Y: 1 1 5 1 -> 30
  const judged = judge(scorecard([10, 20, 30, 40]), options("X: 5 5 1 1", "Y: 1 1 5 1"));
  assert.deepEqual(ranks(judged), { X: 1, Y: 1 });
  assert.deepEqual(judge(scorecard([0.1, 0.2, 0.3, 0.4]), options("X: 5 5 1 1", "Y: 1 1 5 1")).leaders.length, 2);
});

test("tied leaders part as soon as a share moves", () => {
  // Weights 50, 50: X: 5 1 -> 50; Y: 1 5 -> 50; at share p of A: X = 100p, Y = 100(1 - p).
  assert.deepEqual(found(judge(scorecard([50, 50]), options("X: 5 1", "Y: 1 5"))), [
    ["A", "X", 0.5, 1, "Y", ""], ["A", "Y", 0, 0.5, "", "X"],
    ["B", "X", 0, 0.5, "", "Y"], ["B", "Y", 0.5, 1, "X", ""],
  ]);
});

test("who is knocked out has no rank, whatever the total", () => {
  // Weights 50, 50; B below 3 knocks out. X: 5 2 -> 50 + 12.5 = 62.5, out; Y: 2 3 -> 12.5 + 25 = 37.5; Z: 3 3 -> 50.
  const definition = scorecard([50, 50], { limits: { b: 3 } });
  const answers = options("X: 5 2", "Y: 2 3", "Z: 3 3");
  const judged = judge(definition, answers);
  assert.deepEqual(totals(judged), { X: 62.5, Y: 37.5, Z: 50 });
  assert.deepEqual(ranks(judged), { X: null, Y: 2, Z: 1 });
  const ranking = results(definition, answers, EN)[""].find(({ caption }) => caption === "Ranking");
  assert.deepEqual(ranking.rows.at(-1), ["X", "62.5", "knocked out: B scores 2 (at least 3 is needed)"]);
  assert.deepEqual(ranking.rows[0], ["1. Z", "50", ""]);
  assert.equal(ranking.strongRow, 0);
  assert.match(headline(definition, options("X: 5 2", "Y: 2 1"), EN), /All options are knocked out\.$/);
});

test("a criterion without weight counts nothing, and need not be scored", () => {
  // Weights 70, 0, 30. X: 3 - 4 -> 0.7 * 50 + 0.3 * 75 = 35 + 22.5 = 57.5; Y: 4 5 1 -> 0.7 * 75 = 52.5
  const judged = judge(scorecard([70, 0, 30]), options("X: 3 - 4", "Y: 4 5 1"));
  assert.deepEqual(totals(judged), { X: 57.5, Y: 52.5 });
  assert.deepEqual(ranks(judged), { X: 1, Y: 2 });
  // As B is not scored everywhere, nobody can say what its weight would do. A: X = 75 - 25p, Y = 75p: level at 0.75.
  assert.deepEqual(found(judged), [["A", "X", 0, 0.75, "", "Y"], ["C", "X", 0.25, 1, "Y", ""]]);
  // It still has to be scored where it can knock out.
  assert.equal(judge(scorecard([70, 0, 30], { limits: { b: 2 } }), options("X: 3 - 4", "Y: 4 5 1")).open[0].name, "X");
});

test("one criterion alone bears all the weight", () => {
  // Weight 20 of 20 is a share of 1. X: 4 -> 75; Y: 2 -> 25
  const definition = scorecard([20]);
  const answers = options("X: 4", "Y: 2");
  assert.deepEqual(totals(judge(definition, answers)), { X: 75, Y: 25 });
  assert.deepEqual(found(judge(definition, answers)), []);
  const list = results(definition, answers, EN)[""].find(({ type }) => type === "list");
  assert.deepEqual(list.items, [{ text: "A: now 100%; it bears all the weight" }]);
});

test("eight options", () => {
  // Weights 75, 25. Totals: 5 5 -> 100; 5 1 -> 75; 4 4 -> 75; 4 3 -> 56.25 + 12.5 = 68.75; 3 5 -> 37.5 + 25 = 62.5;
  // 3 3 -> 50; 1 5 -> 25; 1 1 -> 0
  const judged = judge(scorecard([75, 25]), options("P: 1 1", "Q: 5 1", "R: 4 4", "S: 4 3", "T: 3 5", "U: 3 3", "V: 1 5", "W: 5 5"));
  assert.deepEqual(totals(judged), { P: 0, Q: 75, R: 75, S: 68.75, T: 62.5, U: 50, V: 25, W: 100 });
  assert.deepEqual(ranks(judged), { P: 8, Q: 2, R: 2, S: 4, T: 5, U: 6, V: 7, W: 1 });
  assert.deepEqual(found(judged).map((one) => one.slice(2)), [[0, 1, "", ""], [0, 1, "", ""]]);
});

test("two options can take over at once", () => {
  // Weights 50, 50. L: 3 3 -> 50; X and Y: 1 4 -> 37.5. At share p of A: L = 50, X = 75(1 - p): level at p = 1/3.
  assert.deepEqual(found(judge(scorecard([50, 50]), options("L: 3 3", "X: 1 4", "Y: 1 4")))[0], ["A", "L", 0.333333, 1, "X,Y", ""]);
});

test("an option that lacks scores has a range, no rank, and may still win", () => {
  // Weights 50, 30, 20. X: 4 4 4 -> 75. Y: 5 5 - -> between 80 and 100. Z: 1 - 1: between 0 and 30.
  const definition = scorecard([50, 30, 20]);
  const answers = options("X: 4 4 4", "Y: 5 5 -", "Z: 1 - 1");
  const judged = judge(definition, answers);
  assert.deepEqual(judged.options.map(({ total, high, rank, missing }) => [Math.round(total), Math.round(high), rank, missing]), [[75, 75, 1, []], [80, 100, null, [2]], [0, 30, null, [1]]]);
  const blocks = results(definition, answers, EN)[""];
  assert(texts(blocks).includes("Y could still come first, with 100 of 100 at best."));
  assert(texts(blocks).includes("7 of 9 scores given. Options that lack some are not ranked. Still to score:"));
  assert.deepEqual(blocks.find(({ type }) => type === "list").items.map(({ text }) => text), ["Y: C", "Z: B"]);
});

test("weights are what the reader says, if it can be read; odd sums are named", () => {
  const definition = scorecard([50, 50]);
  const judged = judge(definition, { ...options("X: 5 1", "Y: 1 5"), "weight.a": 30, "weight.b": "lots" });
  assert.deepEqual(judged.criteria.map(({ weight, share, unread }) => [weight, share, unread]), [[30, 0.375, false], [50, 0.625, true]]);
  const notes = (weights) => texts(results(definition, { ...options("X: 5 1", "Y: 1 5"), ...weights }, EN)[""]).slice(1);
  assert.match(notes({ "weight.b": -5 })[0], /The weight of B has to be 0 or more; 50 is used instead\./);
  assert.match(notes({ "weight.a": 60 })[1], /add up to 110, not to 100. Each counts as its share of 110/);
  assert.match(notes({ "weight.a": 0, "weight.b": 0 })[0], /All weights are 0/);
  assert.deepEqual(judge(definition, { ...options("X: 5 1"), "weight.a": 0, "weight.b": 0 }).criteria.map(({ share }) => share), [0.5, 0.5]);
});

test("blank rows are no options, twins are told apart, nameless ones are numbered", () => {
  const answers = { options: [{ row: "1", name: "X", a: 3 }, { row: "2" }, { row: "3", name: "X", a: 4 }, { row: "4", a: 1 }] };
  assert.deepEqual(judge(scorecard([100]), answers).options.map(({ name }) => name), ["X (Option 1)", "X (Option 3)", "Option 4"]);
  assert.equal(headline(scorecard([100]), { options: [{ row: "1" }] }, EN), "");
  assert.deepEqual(results(scorecard([100]), {}, EN), { "": [] });
});

test("figures add up: totals that two decimals make exact have them", () => {
  // X: 25 * 0.75 + 75 * 0.5 = 56.25. Y: 50.
  assert.match(headline(scorecard([25, 75]), options("X: 4 3", "Y: 3 3"), EN), /In first place: X, with 56\.25 of 100, 6\.25 ahead of Y\./);
});

test("totals are said with the decimals that tell them apart", () => {
  // Weights 50.1, 49.9: X: 5 1 -> 50.1, Y: 1 5 -> 49.9. Weights 50.01, 49.99 need a second decimal.
  assert.match(headline(scorecard([50.1, 49.9]), options("X: 5 1", "Y: 1 5"), EN), /In first place: X, with 50\.1 of 100, 0\.2 ahead of Y\./);
  assert.match(headline(scorecard([50.01, 49.99]), options("X: 5 1", "Y: 1 5"), EN), /In first place: X, with 50\.01 of 100, 0\.02 ahead of Y\./);
});

test("a decision against the ranking is asked for its reason", () => {
  const definition = scorecard([60, 40], { limits: { b: 2 } });
  const say = (decision, answers = options("X: 4 2", "Y: 3 3", "Z: 5 1")) => {
    const last = results(definition, { ...answers, ...decision }, EN)[""].at(-1);
    return last.type === "note" ? `${last.state}: ${last.text}` : "";
  };
  assert.equal(say({}), "");
  assert.equal(say({ "decision.choice": " x " }), "good: The decision is for x, in first place.");
  assert.equal(say({ "decision.choice": "Y" }), "warning: The decision is for Y, though first place goes to X, 5 ahead. Write down why: those who read this later will ask.");
  assert.equal(say({ "decision.choice": "Y", "decision.reason": "Price." }), "good: The decision is for Y, though first place goes to X, 5 ahead. The reason is given.");
  assert.match(say({ "decision.choice": "Z" }), /warning: .* Z, which is knocked out/);
  assert.match(say({ "decision.choice": "Q" }), /warning: .* Q, which is none of the options/);
});

test("a lead of no more than one point on the heaviest criterion is called a tie, and not firm", () => {
  const notes = (definition, answers) => results(definition, answers, EN)[""].filter(({ type }) => type === "note").map(({ state, text }) => `${state}: ${text}`);
  // Weights 25, 25, 50. One point on C is worth 50 / 4 = 12.5. X: 4 4 4 -> 75; Y: 3 4 4 -> 68.75; Z: 3 3 4 -> 62.5; W: 3 2 4 -> 56.25
  const definition = scorecard([25, 25, 50]);
  assert.deepEqual(notes(definition, options("X: 4 4 4", "Y: 3 4 4")), ["warning: 6.25 of 100 is no more than one point on C is worth (12.5), so treat this as a tie."]);
  assert.deepEqual(notes(definition, options("X: 4 4 4", "Z: 3 3 4")), ["warning: 12.5 of 100 is no more than one point on C is worth (12.5), so treat this as a tie."]);
  assert.deepEqual(notes(definition, options("X: 4 4 4", "W: 3 2 4")), ["good: No change of a single weight puts another option before X."]);
  // Of equal weights the first is named. A scale of 0, 2, 6: a step of 2 on A is worth 50 * 2 / 6 = 16.66…; X: 50 * 1 + 50 / 3, Y: 50
  const steps = scorecard([50, 50], { scale: [0, 2, 6].map((value) => ({ value, label: String(value) })) });
  assert.deepEqual(notes(steps, options("X: 6 2", "Y: 6 0"))[0], "warning: 16.7 of 100 is no more than one point on A is worth (16.7), so treat this as a tie.");
  assert.deepEqual(notes(definition, options("X: 4 4 4", "Y: 4 4 4")), ["good: No change of a single weight puts another option before X and Y."], "a tie is said already");
  assert.deepEqual(notes(definition, options("X: 4 4 4", "Y: 5 - -")), ["warning: Y could still come first, with 100 of 100 at best."]);
});

test("an option without any score gets no bar and no total", () => {
  const answers = options("X: 4 2", "Y: - -");
  const chart = results(scorecard([60, 40]), answers, EN)[""].find(({ chart }) => chart === "bars");
  assert.deepEqual(chart.data.bars.map(({ name }) => name), ["X"]);
  assert.deepEqual(chart.table.rows.at(-1), ["Together", "55", "–"]);
  assert.ok(!results(scorecard([60, 40]), options("X: - -", "Y: - -"), EN)[""].some(({ chart }) => chart === "bars"));
});

test("scores without evidence are listed", () => {
  const answers = options("X: 4 2", "Y: 3 3");
  answers.options[0]["a.evidence"] = "Pilot";
  const blocks = results(scorecard([60, 40]), answers, EN)[""];
  assert.deepEqual(blocks.find(({ items }) => items?.[0].state === "warning").items.map(({ text, detail }) => [text, detail]), [["X", "B"], ["Y", "A, B"]]);
});

test("the charts hold the totals and the scores, best first", () => {
  const blocks = results(scorecard([60, 20, 20]), options("X: 3 3 3", "Y: 5 4 -", "Z: 4 4 4"), EN)[""];
  const [bars, radar] = blocks.filter(({ type }) => type === "chart");
  assert.deepEqual(bars.data.bars.map(({ name, value, out }) => [name, value, out]), [["Z", 75, false], ["X", 50, false], ["Y", 75, true]]);
  assert.deepEqual(bars.table.rows[0], ["A", "45", "30", "60"]);
  assert.deepEqual(radar.data.series.map(({ values }) => values), [[4, 4, 4], [3, 3, 3], [5, 4, null]]);
  assert.equal(radar.data.max, 5);
});

test("the report is a record of the decision", () => {
  const answers = { ...options("X: 4 2", "Y: 3 3"), goal: "Lift conversion", "decision.choice": "X", "decision.by": "Board", "decision.date": "2026-11-28" };
  const blocks = report(scorecard([60, 40]), answers, EN);
  assert.deepEqual(blocks.filter(({ level }) => level === 3).map(({ text }) => text), ["Goal", "Options", "Criteria", "Scores", "Ranking", "How firm the result is", "Evidence", "Decision"]);
  assert(blocks.some(({ rows }) => rows?.some(([label, value]) => label === "Decision: date" && value === "28 November 2026")));
});

// Random scorecards: 1 to 6 criteria with whole weights, 1 to 8 options, now and then a missing score or a knock-out.
const RANDOM = fc.integer({ min: 1, max: 6 }).chain((criteria) => fc.record({
  weights: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: criteria, maxLength: criteria }),
  scores: fc.array(fc.array(fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constant("-")), { minLength: criteria, maxLength: criteria }), { minLength: 1, maxLength: 8 }),
  limit: fc.constantFrom(null, 2),
}));
const build = ({ weights, scores, limit }, factor = 1) => [
  scorecard(weights.map((weight) => weight * factor), { limits: limit ? { a: limit } : {} }),
  options(...scores.map((row, index) => `O${index}: ${row.join(" ")}`)),
];

/** Who leads if a criterion has a share, worked out from scratch. */
function leadersAt({ criteria, ranked }, index, share) {
  const even = criteria.every(({ weight }) => weight === 0);
  const weights = criteria.map(({ weight }) => (even ? 1 : weight));
  const rest = weights.reduce((sum, weight, other) => sum + (other === index ? 0 : weight), 0);
  const total = ({ points }) => weights.reduce((sum, weight, other) => sum + (points[other] ?? 1) * (other === index ? share : ((1 - share) * weight) / rest), 0);
  const best = Math.max(...ranked.map(total));
  return ranked.filter((one) => best - total(one) < 1e-9).map(({ name }) => name);
}

test("ranges agree with trying many shares, on 1,000 random scorecards", () => {
  let compared = 0;
  fc.assert(fc.property(RANDOM, (random) => {
    const judged = judge(...build(random));
    for (const { criterion, leader, from, to, below, above } of ranges(judged)) {
      const index = judged.criteria.indexOf(criterion);
      assert(from <= criterion.share && criterion.share <= to);
      for (let step = 0; step <= 200; step += 1) {
        const share = step / 200;
        const inside = share >= from && share <= to;
        if (Math.min(Math.abs(share - from), Math.abs(share - to)) < 1e-7) continue;
        assert.equal(leadersAt(judged, index, share).includes(leader.name), inside, `${leader.name} at ${share} of ${criterion.label}`);
        compared += 1;
      }
      const near = 1e-6;
      assert.deepEqual(below.map(({ name }) => name), from > 0 ? leadersAt(judged, index, from - near) : []);
      assert.deepEqual(above.map(({ name }) => name), to < 1 ? leadersAt(judged, index, to + near) : []);
    }
  }), { seed: 20261128, numRuns: 1000 });
  assert(compared > 100_000, String(compared));
});

test("ranks agree with exact arithmetic in whole numbers, on 1,000 random scorecards", () => {
  fc.assert(fc.property(RANDOM, (random) => {
    const judged = judge(...build(random));
    const even = random.weights.every((weight) => weight === 0);
    const exact = ({ points }) => random.weights.reduce((sum, weight, index) => sum + (even ? 1 : weight) * (points[index] ?? 0), 0);
    for (const one of judged.ranked) assert.equal(one.rank, 1 + judged.ranked.filter((other) => exact(other) > exact(one)).length);
  }), { seed: 7, numRuns: 1000 });
});

test("ranks stay when all weights are scaled", () => {
  fc.assert(fc.property(RANDOM, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (random, factor) => {
    assert.deepEqual(ranks(judge(...build(random, factor))), ranks(judge(...build(random))));
  }), { seed: 8, numRuns: 1000 });
});

test("what is possible for an option holds all that its missing scores can make of it", () => {
  fc.assert(fc.property(RANDOM, fc.integer({ min: 1, max: 5 }), (random, score) => {
    const filled = { ...random, scores: random.scores.map((row) => row.map((one) => (one === "-" ? score : one))) };
    const [before, after] = [judge(...build(random)), judge(...build(filled))];
    before.options.forEach(({ total: low, high }, index) => {
      const { total } = after.options[index];
      assert(total >= (low ?? 0) - 1e-9 && total <= high + 1e-9);
    });
  }), { seed: 9, numRuns: 500 });
});

test("results, headline and report can be told of whatever is answered", () => {
  fc.assert(fc.property(RANDOM, fc.dictionary(fc.constantFrom("goal", "weight.a", "weight.b", "decision.choice", "decision.date"), fc.oneof(fc.string(), fc.integer())), (random, more) => {
    const [definition, answers] = build(random);
    const all = { ...answers, ...more };
    const told = JSON.stringify([results(definition, all, EN), report(definition, all, EN), headline(definition, all, EN)]);
    assert(!/NaN|Infinity|undefined/.test(told.replaceAll(JSON.stringify(more), "")));
  }), { seed: 10, numRuns: 500 });
});

test("ranges are said in words", () => {
  const said = (definition, answers) => results(definition, answers, EN)[""].filter(({ type }) => type === "list").flatMap(({ items }) => items).map(({ text }) => text);
  // Weights 50, 50. L: 3 3 -> 50; X and Y: 1 4 -> 37.5; as above, A can fall to a third; B can rise to two thirds.
  assert.deepEqual(said(scorecard([50, 50]), options("L: 3 3", "X: 1 4", "Y: 1 4")).slice(0, 2), [
    "A: now 50%; first place stays with L from 33.3% to 100%; below that it goes to X and Y",
    "B: now 50%; first place stays with L from 0% to 66.7%; above that it goes to X and Y",
  ]);
  // X is better everywhere: at any weight. Level ones with the same scores stay level.
  assert.equal(said(scorecard([50, 50]), options("X: 5 5", "Y: 1 4"))[0], "A: now 50%; first place stays with X at any weight");
  assert.equal(results(scorecard([50, 50]), options("X: 5 5", "Y: 1 4"), EN)[""].find(({ state }) => state === "good").text, "No change of a single weight puts another option before X.");
  // X: 100p + 0, Y: 100(1 - p), Z: 50: all level at p = 0.5, Z only there.
  assert.equal(said(scorecard([50, 50]), options("X: 5 1", "Y: 1 5", "Z: 3 3"))[2], "A: now 50%; first place stays with Z only at 50%; below that it goes to Y; above that it goes to X");
});

test("a scale may begin below 0: totals still go from 0 to 100", () => {
  // Scale -2 to 2: s counts (s + 2) / 4 * 100. Weights 50, 25, 25. X: 2 0 -2 -> 50 + 12.5 + 0 = 62.5; Y: 0 0 0 -> 50
  const definition = scorecard([50, 25, 25], { scale: [-2, -1, 0, 1, 2].map((value) => ({ value, label: String(value) })) });
  const answers = options("X: 2 0 -2", "Y: 0 0 0");
  assert.deepEqual(totals(judge(definition, answers)), { X: 62.5, Y: 50 });
  const { data } = results(definition, answers, EN)[""].find(({ chart }) => chart === "radar");
  assert.deepEqual([data.max, data.series[0].values], [100, [100, 50, 0]]);
});

test("questions of one's own come after the record", () => {
  const definition = scorecard([60, 40]);
  definition.fields.push({ key: "risk", type: "text", label: "Largest risk" });
  definition.spec.sections = [{ title: "Before you sign", keys: ["risk"] }];
  const blocks = report(definition, { ...options("X: 4 2", "Y: 3 3"), risk: "Lock-in" }, EN);
  assert.deepEqual(blocks.slice(-2).map(({ text, rows }) => text ?? rows), ["Before you sign", [["Largest risk", "Lock-in"]]]);
});
