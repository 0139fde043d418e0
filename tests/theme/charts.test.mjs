// Charts: everything lies inside of the drawing, no text on another, and lengths say what the numbers say.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { bars, meter, timeline } from "../../theme/worksheet/chart/bars.js";
import { WIDTH } from "../../theme/worksheet/chart/marks.js";
import { point, radar } from "../../theme/worksheet/chart/radar.js";
import { shorten, widthOf, wrap } from "../../theme/worksheet/chart/text.js";
import { format } from "../../theme/worksheet/numbers.js";

const EN = format("en");
const STRIVE = ["Strategic Fit", "Technical Efficacy", "ROI & Value", "Integration", "Vendor Viability", "Ethics & Compliance"];

const texts = (drawing) => drawing.marks.filter(({ tag }) => tag === "text");
const said = (drawing) => texts(drawing).map(({ text }) => text);
const named = (drawing, name) => drawing.marks.filter(({ at }) => String(at.class).split(" ").includes(name));

/** The box that a text takes up. */
function box({ at, text }) {
  const width = widthOf(text, at["font-size"]);
  const left = at.x - (at["text-anchor"] === "end" ? width : at["text-anchor"] === "middle" ? width / 2 : 0);
  return { text, left, right: left + width, top: at.y - at["font-size"] * 0.8, bottom: at.y + at["font-size"] * 0.2 };
}

function assertTidy(drawing) {
  const boxes = texts(drawing).map(box);
  for (const { text, left, right, top, bottom } of boxes) {
    assert(left > -0.5 && right < WIDTH + 0.5, `"${text}" sticks out sideways: ${left} to ${right}`);
    assert(top >= drawing.top && bottom <= drawing.top + drawing.height, `"${text}" sticks out: ${top} to ${bottom}`);
  }
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
      assert(apart, `"${one.text}" lies on "${other.text}"`);
    }
  });
}

const NAME = fc.array(fc.constantFrom("Fit", "AI", "Integration", "Compliance", "Donaudampfschifffahrt", "&", "of", "統合性", "التوافق"), { minLength: 1, maxLength: 9 }).map((words) => words.join(" "));

test("texts break between words and are cut where one word is too wide", () => {
  assert.deepEqual(wrap("Ethics & Compliance", 80, 11.5, 3), ["Ethics &", "Compliance"]);
  assert.deepEqual(wrap("データガバナンス", 60, 12, 2), ["データガ", "バナンス"]);
  const [cut] = wrap("Donaudampfschifffahrt", 80, 12, 3);
  assert(cut.endsWith("…") && widthOf(cut, 12) <= 80);
  assert.equal(shorten("Fit", 80, 12), "Fit");
  assert.deepEqual(wrap("", 80, 12, 2), [""]);
});

test("no line of a text is wider than there is room, and without a cut no letter is lost", () => {
  fc.assert(fc.property(NAME, fc.integer({ min: 30, max: 300 }), fc.integer({ min: 1, max: 4 }), (name, width, most) => {
    const found = wrap(name, width, 12, most);
    assert(found.length <= most && found.every((line) => widthOf(line, 12) <= width));
    if (!found.some((line) => line.endsWith("…"))) assert.equal(found.join("").replaceAll(" ", ""), name.replaceAll(" ", ""));
  }), { seed: 3 });
});

test("a radar has an axis for each criterion, clockwise from the top", () => {
  assert.deepEqual([point(0, 4, 1), point(1, 4, 1), point(2, 4, 0.5)], [[160, -80], [240, 0], [160, 40]]);
  const drawing = radar({ axes: STRIVE, max: 5, series: [{ name: "Search", values: [4, 5, 4, 3, 4, 4] }, { name: "Chatbot", values: [5, 3, 4, 4, 3, 2] }] }, EN);
  assertTidy(drawing);
  assert.equal(named(drawing, "axis").length, 6);
  assert.equal(named(drawing, "ring").length, 5);
  assert(named(drawing, "area").some(({ at }) => at.d.startsWith("M160 -64L")));
  for (const word of ["Integration", "Compliance", "Search", "Chatbot"]) assert(said(drawing).includes(word), word);
});

test("lines differ without colour: by dashes, and by marks", () => {
  const series = Array.from({ length: 8 }, (_, index) => ({ name: `Option ${index}`, values: [1, 2, 3] }));
  const drawing = radar({ axes: ["A", "B", "C"], max: 5, series }, EN);
  const long = named(drawing, "line").filter(({ at }) => at.d.includes("Z"));
  assert.equal(new Set(long.map(({ at }) => at["stroke-dasharray"])).size, 8);
  const marks = named(drawing, "marker").map(({ at }) => at.d.replace(/^M[-\d.]+ [-\d.]+/, "") + String(at.class).includes("hollow"));
  assert.equal(new Set(marks).size, 8);
  assert.equal(named(drawing, "area").length, 0);
});

test("where a value is missing the line has a gap and no mark", () => {
  const drawing = radar({ axes: ["A", "B", "C", "D"], max: 5, series: [{ name: "One", values: [1, null, 3, 4] }] }, EN);
  assert.equal(named(drawing, "marker").length, 3);
  assert.equal(named(drawing, "line")[0].at.d.match(/M/g).length, 2);
  assert.equal(named(drawing, "area").length, 0);
});

test("where names have no room, letters stand in for them and a key says them", () => {
  const axes = ["Wirtschaftlichkeitsberechnung", "Fit", "ROI", "Donaudampfschifffahrtsgesellschaft"];
  const drawing = radar({ axes, max: 5, series: [{ name: "One", values: [1, 2, 3, 4] }] }, EN);
  for (const axis of axes) assert(said(drawing).includes(axis), axis);
  // Digits are those of the scale.
  assert.deepEqual(said(drawing).filter((text) => text.length === 1), [..."12345", ..."ABCD", ..."ABCD"]);
  assertTidy(drawing);
  const many = said(radar({ axes: Array.from({ length: 28 }, (_, index) => `Axis ${index}`), max: 5, series: [] }, EN));
  for (const letters of ["Z", "A1", "B1"]) assert.equal(many.filter((text) => text === letters).length, 2, letters);
});

test("no radar has texts on each other or outside, whatever the names", () => {
  const names = fc.array(NAME, { minLength: 1, maxLength: 20 });
  fc.assert(fc.property(names, fc.array(NAME, { maxLength: 8 }), fc.constantFrom(3, 5, 10, 100), (axes, options, max) => {
    assertTidy(radar({ axes, max, series: options.map((name) => ({ name, values: axes.map(() => max) })) }, EN));
  }), { seed: 4, numRuns: 300 });
});

test("bars are as long as their values, labelled directly; one that is out is hollow", () => {
  const drawing = bars({ max: 100, bars: [{ name: "Search", value: 71.25 }, { name: "Chatbot", value: 50, note: "knocked out", out: true }, { name: "Over", value: 170 }, { name: "Under", value: -3 }] }, EN);
  assert.deepEqual(named(drawing, "bar").map(({ at }) => at.width), [228, 160, 320, 0]);
  assert.deepEqual(named(drawing, "out").map(({ at }) => at["stroke-dasharray"]), ["4 3"]);
  assert.deepEqual(said(drawing), ["Search", "71.25", "Chatbot", "50", "knocked out", "Over", "170", "Under", "-3"]);
  assertTidy(drawing);
});

test("bars say their unit", () => {
  const one = (unit) => said(bars({ max: 10, unit, bars: [{ name: "A", value: 2.5 }] }, EN))[1];
  assert.deepEqual([one("EUR"), one("%"), one(undefined)], ["2.5 EUR", "2.5%", "2.5"]);
});

test("no bars have texts on each other or outside", () => {
  const bar = fc.record({ name: NAME, value: fc.double({ min: 0, max: 1e6, noNaN: true }), note: fc.option(NAME, { nil: undefined }) });
  fc.assert(fc.property(fc.array(bar, { maxLength: 12 }), (all) => assertTidy(bars({ max: 1e6, unit: "EUR", bars: all }, EN))), { seed: 5 });
});

test("a meter shows the part that is reached", () => {
  const drawing = meter({ value: 7, max: 12, label: "7 of 12 items done" }, EN);
  assert.deepEqual(said(drawing), ["7 of 12 items done", "58%"]);
  assert.equal(named(drawing, "bar")[0].at.width, 185.6);
  assert.equal(named(meter({ value: 0, max: 0, label: "Nothing" }, EN), "bar")[0].at.width, 0);
});

test("a timeline places what happens in its columns, and keeps inside of them", () => {
  const columns = ["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"];
  const rows = [{ name: "Search", start: 0, length: 2 }, { name: "Chatbot", start: 1, length: 9 }, { name: "Gone", start: -3, length: 2 }, { name: "Later", start: 7, length: 1 }];
  const drawing = timeline({ columns, rows });
  assert.deepEqual(named(drawing, "bar").map(({ at }) => [at.x, at.width]), [[0, 160], [80, 240]]);
  assert.deepEqual(said(drawing).slice(0, 4), columns);
  assertTidy(drawing);
});

test("no timeline has texts on each other or outside", () => {
  const row = fc.record({ name: NAME, start: fc.integer({ min: -2, max: 20 }), length: fc.integer({ min: 0, max: 8 }) });
  fc.assert(fc.property(fc.array(NAME, { maxLength: 24 }), fc.array(row, { maxLength: 8 }), (columns, rows) => assertTidy(timeline({ columns, rows }))), { seed: 6 });
});
