// Which answers are right, for all kinds of questions.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fault, isRight, judge, needed } from "../../theme/course/quiz/judge.js";

const right = (question, ...given) => isRight(question, judge(question, given));

test("one of several", () => {
  const question = { type: "single", right: 1 };
  assert(right(question, "1"));
  assert(!right(question, "0"));
  assert.equal(fault(question, []), "Not answered yet.");
  assert.equal(fault(question, ["0"]), "");
});

test("any number of several: all that are right, and no other", () => {
  const question = { type: "several", right: [0, 2] };
  assert(right(question, "0", "2"));
  assert(!right(question, "0"));
  assert(!right(question, "0", "1", "2"));
  assert.deepEqual(judge(question, ["0", "1"]), [true, false]);
  assert.equal(fault(question, []), "Not answered yet.");
});

test("true or false", () => {
  assert(right({ type: "true_false", right: true }, "true"));
  assert(right({ type: "true_false", right: false }, "false"));
  assert(!right({ type: "true_false", right: false }, "true"));
});

test("an order: positions count from 1, and none is given twice", () => {
  const question = { type: "order", right: [2, 0, 1] };
  assert(right(question, "3", "1", "2"));
  assert.deepEqual(judge(question, ["3", "2", "1"]), [true, false, false]);
  assert.equal(fault(question, ["", "", ""]), "Not answered yet.");
  assert.equal(fault(question, ["1", "", ""]), "Not everything is chosen yet.");
  assert.equal(fault(question, ["1", "", "1"]), "Position 1 is chosen twice.");
  assert.equal(fault(question, ["3", "1", "2"]), "");
});

test("pairs: a partner may be chosen twice, which is only not right", () => {
  const question = { type: "match", right: [1, 0] };
  assert(right(question, "1", "0"));
  assert.equal(fault(question, ["1", "1"]), "");
  assert.deepEqual(judge(question, ["1", "1"]), [true, false]);
});

test("numbers are read as people of any country type them", () => {
  const is = (value, text, more) => right({ type: "number", right: value, ...more }, text);
  for (const text of ["70.5", "70,5", " 70,50 ", "+70.5", "٧٠.٥", "７０.５"]) assert(is(70.5, text), text);
  for (const text of ["1500", "1,500", "1.500", "1 500", "1’500", "1\u202f500", "1.500,0", "1,500.00"]) assert(is(1500, text), text);
  for (const text of ["1,5", "1.5", "1.500"]) assert(is(1.5, text), text);
  for (const text of ["1234567.5", "1,234,567.5", "1.234.567,5"]) assert(is(1234567.5, text), text);
  for (const text of ["-3", "−3", "–3,0"]) assert(is(-3, text), text);
  assert(is(0.5, ".5"));
  assert(is(70, "70 %", { unit: "%" }));
  assert(is(70, "70km", { unit: "km" }));
  assert(!is(15, "1,5"));
  assert(!is(1500, "15,00"));
});

test("what is no number is said, and not judged", () => {
  for (const text of ["seventy", "70 people", "7-0", "1,2,3", "--3", "%", "1e3"]) {
    assert.equal(fault({ type: "number", right: 1 }, [text]), "This is no number.", text);
  }
  assert.equal(fault({ type: "number", right: 1 }, [" "]), "Not answered yet.");
});

test("a number may be off by the tolerance, and by nothing more", () => {
  const question = { type: "number", right: 0.3, tolerance: 0.1 };
  assert(right(question, "0.2"));
  assert(right(question, "0,4"));
  assert(!right(question, "0.41"));
  assert(right({ type: "number", right: 0.3 }, "0.30"));
  assert(!right({ type: "number", right: 70 }, "70.1"));
});

test("any number is read back as it is written", () => {
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Number(value.toFixed(4)));
  fc.assert(fc.property(number, (value) => {
    const text = value.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 4 });
    for (const one of [text, text.replace(".", ",")]) assert(right({ type: "number", right: value }, one), one);
  }));
  fc.assert(fc.property(number, fc.constantFrom("en", "de", "fr", "de-CH", "ar-EG-u-nu-latn"), (value, language) => {
    assert(right({ type: "number", right: value }, value.toLocaleString(language, { maximumFractionDigits: 4 }).replace(/\u200e/g, "")));
  }));
});

test("texts are compared without what does not count", () => {
  const question = { type: "text", accepts: ["Strategic fit", "the café's goal"] };
  for (const text of ["strategic fit", "  STRATEGIC   FIT ", "Strategic fit.", "strategic fit . ", "The café’s goal", "the cafe\u0301's goal"]) {
    assert(right(question, text), text);
  }
  for (const text of ["strategic", "strategicfit", "the cafe's goal", "strategic fit..", "fit strategic"]) assert(!right(question, text), text);
});

test("nothing is right without an answer", () => {
  const types = ["single", "several", "true_false", "number", "text"];
  for (const type of types) assert(!isRight({ type, right: type === "several" ? [0] : 0, accepts: [] }, []));
});

test("the percent to pass is rounded up to whole questions", () => {
  assert.equal(needed(100, 4), 4);
  assert.equal(needed(75, 4), 3);
  assert.equal(needed(80, 5), 4);
  assert.equal(needed(70, 10), 7);
  assert.equal(needed(66, 3), 2);
  assert.equal(needed(67, 3), 3);
  assert(needed(0, 3) <= 0);
});
