// Answers as data: what fits, what goes aside, what becomes of renamed keys, and how two changes go together.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { accept, cells, expected, migrate, missing, problems, rowsOf, same } from "../../theme/worksheet/answers.js";
import { fieldOf, merge, put } from "../../theme/worksheet/changes.js";
import { format } from "../../theme/worksheet/numbers.js";
import { copyOf, definition, fields, full, plain, someAnswers } from "./answers.fixture.mjs";

const changed = (change) => {
  const other = structuredClone(definition);
  other.definition = "bbbb000011112222";
  change(other.fields);
  return other;
};

test("answers that fit stay as they are", () => {
  const { answers, aside, misfits } = accept(fields, full);
  assert.deepEqual(plain(answers), full);
  assert.deepEqual([plain(aside), misfits], [{}, []]);
});

test("what says nothing is not an answer", () => {
  assert.deepEqual(plain(accept(fields, { title: "", who: [], read: false, risks: [{ row: "1" }, { row: "2", name: "" }] }).answers), {});
  assert.deepEqual(plain(accept(fields, { ready: false }).answers), { ready: false });
});

test("rows without a value keep their place", () => {
  const risks = [{ row: "2" }, { row: "1", name: "Late" }];
  assert.deepEqual(plain(accept(fields, { risks }).answers), { risks });
  assert.deepEqual(plain(accept(fields, { risks: [{ row: "1" }] }).answers), { risks: [{ row: "1" }] });
});

test("each value that does not fit goes aside under its key", () => {
  const given = {
    ...full, gone: "old", due: "2026-02-31", size: "xl", "weight.fit": "3", ready: "yes",
    risks: [{ row: "1", name: "Late", cost: [], worth: 3 }, { row: "2", name: 5 }],
  };
  const { answers, aside } = accept(fields, given);
  assert.deepEqual(plain(aside), { due: "2026-02-31", size: "xl", "weight.fit": "3", ready: "yes", "risks/1/worth": 3, "risks/2/name": 5, gone: "old" });
  assert.deepEqual(plain(answers.risks), [{ row: "1", name: "Late" }, { row: "2" }]);
});

test("a number that could not be read stays what was typed", () => {
  assert.deepEqual(plain(accept(fields, { budget: "a few" }).answers), { budget: "a few" });
});

test("rows beyond the most go aside cell by cell", () => {
  const risks = ["1", "2", "3", "4", "5"].map((row) => ({ row, name: `Risk ${row}` }));
  const { answers, aside } = accept(fields, { risks });
  assert.equal(answers.risks.length, 4);
  assert.deepEqual(plain(aside), { "risks/5/name": "Risk 5" });
});

test("a table that is none goes aside whole", () => {
  for (const risks of ["Late", [{ name: "Late" }], [{ row: "1" }, { row: "1" }], [{ row: "A B" }], [["1"]], [null], [{ row: undefined }]]) {
    assert.deepEqual(accept(fields, { risks }).aside.risks, risks);
  }
});

test("keys of objects' own workings are keys like others", () => {
  const given = JSON.parse('{"__proto__": {"title": "x"}, "constructor": 1, "risks": [{"row": "1", "name": "x", "__proto__": 2}]}');
  const { answers, aside } = accept(fields, given);
  assert.deepEqual(Object.keys(answers), ["risks"]);
  assert.deepEqual(Object.keys(aside).sort(), ["__proto__", "constructor", "risks/1/__proto__"]);
  assert.equal(Object.getPrototypeOf(aside), null);
});

test("whatever is stored, every value ends in the answers or aside", () => {
  const any = fc.oneof(fc.jsonValue(), fc.array(fc.record({ row: fc.string(), name: fc.jsonValue() })));
  const given = fc.dictionary(fc.oneof(fc.constantFrom(...fields.map(({ key }) => key)), fc.string()), any);
  fc.assert(fc.property(given, (stored) => {
    const once = accept(fields, stored);
    for (const [key, value] of Object.entries(stored)) {
      const kept = key in once.answers || key in once.aside || Object.keys(once.aside).some((name) => name.startsWith(`${key}/`));
      const nothing = value === "" || value?.length === 0 || (key === "read" && !value) || (key === "risks" && value?.every?.((row) => !row?.name));
      assert(nothing || kept, key);
    }
    assert(same(accept(fields, once.answers).answers, once.answers));
  }));
});

test("renamed fields and columns keep their answers", () => {
  const other = changed((all) => {
    Object.assign(all[0], { key: "headline", renamed_from: ["name", "title"] });
    Object.assign(all.at(-1).columns[0], { key: "what", renamed_from: ["name"] });
  });
  const { answers, aside } = migrate(other, copyOf(full));
  assert.equal(answers.headline, "Brief");
  assert.deepEqual(plain(answers.risks)[0], { row: "1", cost: 3, what: "Late" });
  assert.deepEqual(plain(aside), {});
});

test("a key that is in use is never taken for the old name of another", () => {
  const other = changed((all) => Object.assign(all[0], { key: "headline", renamed_from: ["why"] }));
  const { answers, aside } = migrate(other, copyOf(full));
  assert.deepEqual([answers.headline, answers.why, aside.title], [undefined, full.why, "Brief"]);
});

test("what was put aside comes back when the definition knows it again", () => {
  const poor = changed((all) => {
    all.splice(0, 1);
    all.at(-1).columns.splice(1, 1);
  });
  const away = migrate(poor, copyOf(full));
  assert.deepEqual(plain(away.aside), { title: "Brief", "risks/1/cost": 3 });
  const back = migrate(definition, { ...away, definition: poor.definition });
  assert(same(back, { answers: full, aside: {} }));
  const stays = migrate(poor, { ...away, definition: poor.definition });
  assert.deepEqual(plain(stays.aside), plain(away.aside));
});

test("an answer comes back with its option, though the definition's hash is the same", () => {
  const poor = changed((all) => all.find(({ key }) => key === "size").options.pop());
  poor.definition = definition.definition;
  const away = migrate(poor, copyOf({ size: "m" }));
  assert.deepEqual(plain(away), { answers: {}, aside: { size: "m" } });
  assert.deepEqual(plain(migrate(poor, away)), plain(away));
  assert.deepEqual(plain(migrate(definition, away)), { answers: { size: "m" }, aside: {} });
  assert.deepEqual(plain(migrate(definition, { ...away, answers: { size: "s" } })), { answers: { size: "s" }, aside: { size: "m" } });
});

test("rows come back when there is room, unless there is nothing to put into them", () => {
  const risks = ["1", "2", "3", "4", "5"].map((row) => ({ row, name: `Risk ${row}`, cost: 1 }));
  const away = migrate(definition, copyOf({ risks }));
  assert.deepEqual(plain(migrate(definition, away)), plain(away));
  const roomy = changed((all) => (all.at(-1).rows.max = 5));
  assert.deepEqual(plain(migrate(roomy, away)), { answers: { risks }, aside: {} });
  const strange = { "risks/9/worth": 1, "risks/A B/name": "x", "risks/8/cost": true, "title/1/name": "x" };
  assert.deepEqual(plain(migrate(roomy, { answers: { title: "t" }, aside: strange })), { answers: { title: "t" }, aside: strange });
});

test("nothing is lost between two definitions, whatever was answered", () => {
  const poor = changed((all) => all.splice(3, 5));
  fc.assert(fc.property(someAnswers, (answers) => {
    const there = migrate(poor, copyOf(answers));
    const back = migrate(definition, { ...there, definition: poor.definition });
    assert(same(back, { answers: accept(fields, answers).answers, aside: {} }));
  }));
});

test("one answer is put at its place", () => {
  assert.equal(put(fields, full, "title", "New").title, "New");
  assert.equal("title" in put(fields, full, "title", ""), false);
  assert.deepEqual(plain(put(fields, full, "risks/2/name", "Two").risks)[1], { row: "2", name: "Two" });
  assert.deepEqual(plain(put(fields, {}, "risks/2/name", "Two")), { risks: [{ row: "1" }, { row: "2", name: "Two" }] });
  assert.deepEqual(plain(put(fields, put(fields, {}, "risks/2/name", "Two"), "risks/2/name", undefined)), {});
  assert.equal(put(fields, full, "nowhere/1/x", "New"), full);
});

test("a table never shows fewer rows than it needs", () => {
  const field = { key: "t", type: "table", label: "T", columns: [], rows: { min: 3, max: 5, start: 1, label: "Row" } };
  assert.deepEqual(rowsOf(field).map(({ row }) => row), ["1", "2", "3"]);
  assert.deepEqual(rowsOf(field, [{ row: "2" }]).map(({ row }) => row), ["2", "1", "3"]);
});

test("two changes of different fields, cells and rows go together", () => {
  const base = { title: "a", risks: [{ row: "1", name: "x" }, { row: "2" }, { row: "3", name: "z" }] };
  const mine = { title: "a", why: "mine", risks: [{ row: "1", name: "x", cost: 1 }, { row: "2" }, { row: "4", name: "new" }] };
  const theirs = { title: "b", risks: [{ row: "1", name: "y" }, { row: "2" }, { row: "3", name: "z" }, { row: "5", name: "theirs" }] };
  assert.deepEqual(plain(merge(fields, base, mine, theirs)), {
    title: "b", why: "mine", risks: [{ row: "1", name: "y", cost: 1 }, { row: "2" }, { row: "4", name: "new" }, { row: "5", name: "theirs" }],
  });
});

test("where both changed the same, the winner wins; a change outlives a removal of the other", () => {
  assert.deepEqual(plain(merge(fields, { title: "a" }, { title: "mine" }, { title: "theirs" })), { title: "mine" });
  assert.deepEqual(plain(merge(fields, { title: "a" }, {}, { title: "theirs" })), {});
  assert.deepEqual(plain(merge(fields, { title: "a" }, { title: "mine" }, {})), { title: "mine" });
  const base = { risks: [{ row: "1", name: "x" }, { row: "2", name: "y" }] };
  assert.deepEqual(plain(merge(fields, base, { risks: [{ row: "1", name: "changed" }, { row: "2", name: "y" }] }, { risks: [{ row: "2", name: "y" }] })),
    { risks: [{ row: "1", name: "changed" }, { row: "2", name: "y" }] });
});

test("merging with no change gives the other side, and with equal changes those", () => {
  fc.assert(fc.property(someAnswers, someAnswers, (one, other) => {
    assert(same(merge(fields, one, one, other), other));
    assert(same(merge(fields, one, other, one), other));
    assert(same(merge(fields, one, other, other), other));
  }));
});

test("the difference of a step can be taken back from what others added meanwhile", () => {
  fc.assert(fc.property(someAnswers, someAnswers, (before, after) => {
    assert(same(merge(fields, after, before, after), before));
  }));
});

test("fields are asked for numbers in their limits, in words", () => {
  const found = problems(fields, { budget: "many", share: 50, risks: [{ row: "1", cost: "x" }] }, format("de"));
  assert.deepEqual([...found], [["budget", "Write a number, such as 12,5."], ["risks/1/cost", "Write a number, such as 12,5."]]);
  const twofold = (language, text) => problems(fields, { budget: text }, format(language)).get("budget");
  assert.equal(twofold("en", "38.000"), "“38.000” can be read in two ways. Write 38000, or 38.");
  assert.equal(twofold("de", "1,250"), "“1,250” can be read in two ways. Write 1250, or 1,25.");
  const said = (field, value) => problems([{ key: "n", label: "N", type: "number", ...field }], { n: value }, format("en")).get("n");
  assert.equal(said({ min: 0, max: 100 }, 101), "Write a number from 0 to 100.");
  assert.equal(said({ min: 0 }, -1), "Write a number of at least 0.");
  assert.equal(said({ max: 5 }, 6), "Write a number of at most 5.");
  assert.equal(said({ min: 0, max: 100 }, 0), undefined);
  assert.match(problems(fields, { why: "x".repeat(20_001) }, format("en")).get("why"), /20,000 characters: it has 20,001/);
});

test("answers are listed cell by cell; required fields without one are named", () => {
  assert.deepEqual(cells(fields, full).slice(-3).map(({ name, row, number }) => [name, row, number]), [["risks/1/name", "1", 1], ["risks/1/cost", "1", 1], ["risks/9x/name", "9x", 3]]);
  assert.deepEqual(missing(fields, {}).map(({ key }) => key), ["title"]);
  assert.deepEqual(missing(fields, full), []);
  assert.equal(fieldOf(fields, "risks/1/cost").type, "number");
  assert.equal(fieldOf(fields, "risks/1/none"), undefined);
});

test("types expect what they say", () => {
  const said = (key, value) => expected(fields.find((field) => field.key === key), value);
  assert.equal(said("budget", []), "a number");
  assert.equal(said("budget", Infinity), "a number");
  assert.equal(said("size", "xl"), "one of s, m");
  assert.equal(said("who", ["dev", "law"]), "a list of some of dev, ops");
  assert.equal(said("ready", "yes"), "true or false");
  assert.equal(said("title", 5), "a text");
});
