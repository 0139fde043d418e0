// A form: what is answered and what is missing of what is required.
import assert from "node:assert/strict";
import { test } from "node:test";
import { headline, judge, results } from "../../theme/worksheet/kinds/form.js";

const fields = [
  { key: "system", type: "text", label: "System", required: true },
  { key: "share", type: "percent", label: "Share", required: true },
  { key: "fair", type: "yes_no", label: "Fair", required: true },
  { key: "note", type: "long", label: "Note" },
  { key: "risks", type: "table", label: "Risks", rows: { min: 1, max: 9, start: 2, label: "Risk" }, columns: [
    { key: "what", type: "text", label: "What", required: true }, { key: "size", type: "number", label: "Size", required: true }, { key: "who", type: "text", label: "Who" }] },
];
const sheet = (own) => ({ lyceum: 1, site: "s", document: "d", title: "Review", url: ".", kind: "form", definition: "0", language: "en", fields: own, spec: { sections: [] } });
const definition = sheet(fields);
const missing = (answers, of = definition) => judge(of, answers).missing.map((gap) => gap.text);

test("names what is required and missing; no is an answer", () => {
  assert.deepEqual(missing({}), ["System", "Share", "Fair"]);
  assert.deepEqual(missing({ system: "Chat", share: 0, fair: false }), []);
});

test("a number that cannot be read is missing", () => {
  const answers = { system: "Chat", share: "some", fair: true };
  assert.deepEqual(judge(definition, answers).missing, [{ text: "Share", state: "missing", detail: "“some” cannot be read as a number" }]);
  assert.equal(judge(definition, answers).answered, 2);
});

test("rows in which something stands need their required columns", () => {
  const risks = [{ row: "1" }, { row: "3", who: "Eva" }, { row: "2", what: "Bias", size: "big" }];
  assert.deepEqual(missing({ risks }), ["System", "Share", "Fair", "Risks, Risk 2: What", "Risks, Risk 2: Size", "Risks, Risk 3: Size"]);
  assert.deepEqual(missing({ risks: [{ row: "1" }, { row: "2" }, { row: "3" }] }, sheet([{ ...fields[4], required: true }])), ["Risks"]);
});

test("says it in results and in one sentence", () => {
  assert.deepEqual(results(definition, {}), { "": [] });
  assert.equal(headline(definition, {}), "");
  assert.equal(headline(definition, { system: "Chat", share: 3 }), "2 of 5 fields answered; 1 required answer is missing.");
  assert.deepEqual(results(definition, { system: "Chat", share: 3 })[""].at(-1), { type: "list", items: [{ text: "Fair", state: "missing" }] });
  assert.deepEqual(results(definition, { system: "Chat", share: 3, fair: true })[""].at(-1), { type: "note", state: "good", text: "Everything required is answered." });
  assert.deepEqual(results(sheet([fields[3]]), { note: "x" })[""], [{ type: "text", text: "1 of 1 field answered." }]);
});
