// A checklist: progress and open items counted by hand, and what holds for any list.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tally } from "../../theme/worksheet/checklist/progress.js";
import { headline, report, results } from "../../theme/worksheet/kinds/checklist.js";
import { format as formatOf } from "../../theme/worksheet/numbers.js";

const format = formatOf("en");
const group = (label, ...keys) => ({ label, items: keys.map((key) => ({ key, label: `Do ${key}`, learn: [] })) });
const groups = [group("Collection", "a", "b", "c"), group("Privacy", "d", "e")];
const definition = {
  lyceum: 1, site: "s", document: "d", title: "Data", url: ".", kind: "checklist", definition: "0", language: "en",
  fields: [{ key: "scope", type: "text", label: "Scope" }], spec: { groups, sections: [{ title: "Result", keys: ["scope"] }] },
};
const answers = { a: true, "a.owner": "Eva", b: false, "b.owner": "Eva Lind", "c.note": "asks IT", "d.owner": " eva  LIND ", "e.owner": "Tom", e: true };
const main = (given) => results(definition, given, format)[""];

test("counts what is done", () => {
  const { done, items, groups: tallied } = tally(groups, answers);
  assert.deepEqual([done, items.length, tallied.map((one) => one.done)], [2, 5, [1, 1]]);
});

test("open items by owner, however written; nobody's last", () => {
  const { shares } = tally(groups, answers);
  assert.deepEqual(shares.map(({ owner, items }) => [owner, items.map((item) => item.label)]), [["Eva Lind", ["Do b", "Do d"]], ["", ["Do c"]]]);
});

test("a meter for all and one for each group, each with its figures", () => {
  const meters = main(answers).filter((block) => block.type === "chart");
  assert.deepEqual(meters.map(({ title, data }) => [title, data.value, data.max, data.label]), [
    ["All items", 2, 5, "2 of 5 done"], ["Collection", 1, 3, "1 of 3 done"], ["Privacy", 1, 2, "1 of 2 done"]]);
  assert.deepEqual(meters[0].table.rows, [["Collection", "1", "3", "33%"], ["Privacy", "1", "2", "50%"], ["All items", "2", "5", "40%"]]);
  assert.deepEqual(meters[1].table.rows, [["Collection", "1", "3", "33%"]]);
});

test("open items come with group and note", () => {
  const headings = main(answers).filter((block) => block.type === "heading").map((block) => block.text);
  assert.deepEqual(headings, ["Open items", "Eva Lind (2)", "Without an owner (1)"]);
  const lists = main(answers).filter((block) => block.type === "list").map((block) => block.items);
  assert.deepEqual(lists[1], [{ text: "Do c", state: "missing", detail: "Collection: asks IT" }]);
});

test("one group needs neither meters of its own nor its name", () => {
  const sheet = { ...definition, spec: { groups: groups.slice(0, 1) } };
  const blocks = results(sheet, { a: true }, format)[""];
  assert.equal(blocks.filter((block) => block.type === "chart").length, 1);
  assert.deepEqual(blocks.at(-1).items.map((item) => item.detail), [undefined, undefined]);
  assert.deepEqual(blocks.filter((block) => block.type === "heading").map((block) => block.text), ["Open items"]);
});

test("says when everything is done, and in one sentence what is not", () => {
  const all = { a: true, b: true, c: true, d: true, e: true };
  assert.deepEqual(main(all).at(-1), { type: "note", state: "good", text: "All items are done." });
  assert.equal(headline(definition, all), "5 of 5 items done.");
  assert.equal(headline(definition, answers), "2 of 5 items done; 1 open item has no owner.");
  assert.equal(headline(definition, {}), "");
});

test("the report is the whole list, and its own fields", () => {
  const blocks = report(definition, { ...answers, scope: "Checkout" }, format);
  const tables = blocks.filter((block) => block.type === "table");
  assert.deepEqual(tables.map((table) => table.caption), ["Items done", "Collection", "Privacy", ""]);
  assert.deepEqual(tables[1].rows, [["Do a", "done", "Eva", "–"], ["Do b", "open", "Eva Lind", "–"], ["Do c", "open", "–", "asks IT"]]);
  assert.deepEqual(tables[3].rows, [["Scope", "Checkout"]]);
});

const any = fc.record(Object.fromEntries([..."abcde"].flatMap((key) => [
  [key, fc.option(fc.boolean(), { nil: undefined })], [`${key}.owner`, fc.option(fc.constantFrom("Eva", "eva", " Tom", "", "  "), { nil: undefined })]])));

test("done and open items are all items, each once", () => {
  fc.assert(fc.property(any, (given) => {
    const { items, done, shares, groups: tallied } = tally(groups, given);
    const open = shares.flatMap((share) => share.items);
    assert.equal(done + open.length, items.length);
    assert.equal(new Set(open).size, open.length);
    assert.equal(tallied.reduce((sum, one) => sum + one.done, 0), done);
    assert.ok(shares.slice(0, -1).every((share) => share.owner !== ""));
    const names = shares.map((share) => share.owner.toLowerCase());
    assert.equal(new Set(names).size, names.length);
  }), { seed: 21, numRuns: 500 });
});
