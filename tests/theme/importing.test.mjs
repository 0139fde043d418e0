// Files from outside: they fit, or the reader is told exactly what is wrong with them.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readCopy } from "../../theme/worksheet/importing.js";
import { copyOf, definition, full, plain, someAnswers } from "./answers.fixture.mjs";

const faults = (data) => readCopy(typeof data === "string" ? data : JSON.stringify(data), definition).faults;
const answer = (answers) => faults(copyOf(answers));
const other = { definition: "bbbb000011112222" };

test("a saved copy is read back, whatever the answers", () => {
  fc.assert(fc.property(someAnswers, (answers) => {
    assert.deepEqual(readCopy(JSON.stringify(copyOf(answers)), definition), { copy: plain(copyOf(answers)) });
  }));
  assert.equal(faults(copyOf(full, { aside: { old: ["a"], rows: [{ row: "1", x: true }] } })), undefined);
});

test("what is not a saved copy is told apart", () => {
  assert.match(faults("{")[0], /^It is not JSON: /);
  for (const text of ["null", "5", "[]", '"x"']) assert.match(faults(text)[0], /^The whole: expected an object, found /);
  assert.equal(faults(" ".repeat(1_048_577))[0], "It is larger than 1 MB.");
  assert.match(faults({ lyceum: 1, copies: [] })[0], /whole workspace/);
  assert.match(faults({ ...copyOf({}), lyceum: 2 })[0], /newer version/);
  assert(faults({}).includes("answers: expected an object, found nothing"));
  assert.deepEqual(faults({ ...copyOf({}), saved: "yesterday", copy: "", more: 1 }), [
    "more: not a part of a saved copy",
    "saved: expected a time such as 2026-11-28T14:03:00Z, found “yesterday”",
    "copy: expected a name of 1 to 100 characters, found “”",
  ]);
});

test("a file of another worksheet or site is refused by naming both", () => {
  assert.deepEqual(faults({ ...copyOf({}), document: "WS-2", site: "other" }), [
    "It belongs to the worksheet “WS-2” of the site “other”. This is “WS-1” (Project brief) of the site “acme”.",
  ]);
});

test("each answer that does not fit is named with what was expected and found", () => {
  assert.deepEqual(answer({ "weight.fit": [1], budget: ["x"], size: 5, ready: null, title: { a: 1 }, nope: 1 }), [
    "answers.title: expected a text, found an object",
    "answers.budget: expected a number, found a list",
    "answers.size: expected one of s, m, found 5",
    "answers.weight.fit: expected one of 1, 2, 3, found a list",
    "answers.ready: expected true or false, found null",
    "answers.nope: this worksheet asks for nothing of that name",
  ]);
  assert.deepEqual(answer({ risks: [{ row: "1", cost: true }, { row: "1" }, { row: "A" }, 5, {}] }), [
    "answers.risks, row 2, row: expected an id that no other row has, found “1”",
    "answers.risks, row 3, row: expected 1 to 12 small letters and digits, found “A”",
    "answers.risks, row 4: expected an object, found 5",
    "answers.risks, row 5, row: expected 1 to 12 small letters and digits, found nothing",
  ]);
  assert.deepEqual(answer({ risks: [{ row: "1", cost: true }, { row: "2", what: "x" }] }), [
    "answers.risks, row 1, cost: expected a number, found true",
    "answers.risks, row 2, what: this worksheet asks for nothing of that name",
  ]);
  assert.deepEqual(answer({ why: "x".repeat(20_001) }), ["answers.why: expected at most 20000 characters, found a text of 20001 characters"]);
  assert.match(faults(JSON.stringify(copyOf({ budget: 1 })).replace('"budget":1', '"budget":1e999'))[0], /answers.budget: expected a number, found Infinity/);
});

test("what only lost its option or its row is no fault", () => {
  assert.equal(answer({ size: "xl", who: ["dev", "law"], "weight.fit": 7, risks: ["1", "2", "3", "4", "5"].map((row) => ({ row, name: "x" })) }), undefined);
  assert.match(answer({ size: "x".repeat(20_001) })[0], /at most 20000 characters/);
});

test("a file may lack its title and name; its kind must be the worksheet's", () => {
  const { title, copy, ...bare } = copyOf(full);
  assert.deepEqual(readCopy(JSON.stringify(bare), definition).copy, { ...bare, title, copy });
  for (const more of [{}, other]) assert.deepEqual(faults(copyOf({}, { worksheet: "goal", ...more })), ["worksheet: expected “form”, found “goal”"]);
  assert.deepEqual(faults(copyOf({}, { worksheet: undefined })), ["worksheet: expected a text, found nothing"]);
});

test("ten faults are told, and how many more there are", () => {
  const many = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`x${index}`, 1]));
  const told = answer(many);
  assert.equal(told.length, 11);
  assert.equal(told[10], "and 15 more");
});

test("names of objects' own workings are refused at any depth", () => {
  for (const name of ["__proto__", "constructor", "prototype"]) {
    const texts = [
      JSON.stringify(copyOf({})).replace('"lyceum"', `"${name}":{},"lyceum"`),
      JSON.stringify(copyOf({})).replace('"answers":{', `"answers":{"${name}":"x"`),
      JSON.stringify(copyOf({}, { aside: {} })).replace('"aside":{', `"aside":{"${name}":"x"`),
      JSON.stringify(copyOf({ risks: [{ row: "1" }] })).replace('{"row":"1"', `{"row":"1","${name}":"x"`),
      JSON.stringify(copyOf({})).replace('"answers":{', `"answers":{"title":{"a":{"${name}":1}}`),
    ];
    for (const text of texts) {
      assert(faults(text)?.length, text);
      assert(faults(text.replace(definition.definition, other.definition))?.length, text);
    }
  }
  assert.equal({}.polluted, undefined);
});

test("of another definition, plain values of unknown keys pass; what has no shape does not", () => {
  assert.equal(faults(copyOf({ gone: "old", size: "xl", risks: [{ row: "1", worth: 3 }] }, other)), undefined);
  assert.deepEqual(faults(copyOf({ gone: { deep: 1 }, list: [1], rows: [{ row: "1", x: {} }] }, other)), [
    "answers.gone: expected a text, a number, true, false or a list, found an object",
    "answers.list, item 1: expected a text, found 1",
    "answers.rows, row 1, x: expected a text, a number, true, false or a list, found an object",
  ]);
});

test("no JSON makes the check fail instead of answering", () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), fc.jsonValue(), (answers, aside) => {
    const read = readCopy(JSON.stringify(copyOf(answers, { aside })), definition);
    assert(read.copy || read.faults.length > 0);
  }));
  assert(faults(`${"[".repeat(100_000)}${"]".repeat(100_000)}`).length > 0);
});
