// Files: a table for spreadsheets, a document to read, and names that every system takes.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toCsv, toMarkdown } from "../../theme/worksheet/exports.js";
import { fileName, toJson } from "../../theme/worksheet/keep.js";
import { format } from "../../theme/worksheet/numbers.js";
import { copyOf, definition, full, someAnswers } from "./answers.fixture.mjs";

const kind = { results: () => ({ "": [{ type: "note", state: "good", text: "Fine" }] }), headline: () => "" };

test("JSON is the saved copy", () => {
  assert.deepEqual(JSON.parse(toJson(copyOf(full))), copyOf(full));
});

test("CSV has a line for each answer, and what was put aside", () => {
  assert.equal(toCsv(definition, copyOf(full, { aside: { old: "kept, still", "risks/1/worth": 3, list: ["a", "b"], rows: [{ row: "1", a: 1, b: true }] } })), [
    "field,row,label,value",
    "title,,Title,Brief",
    'why,,Why now?,"Because\nof this"',
    "budget,,Budget,12.5",
    "share,,Share,40",
    "due,,Due,2026-11-28",
    "size,,Size,m",
    "who,,Who,dev; ops",
    "weight.fit,,Fit,3",
    "ready,,Ready?,no",
    "read,,Read,yes",
    "risks/name,1,Risk,Late",
    "risks/cost,1,Cost,3",
    "risks/name,9x,Risk,Dear",
    'old,,Kept aside,"kept, still"',
    "risks/1/worth,,Kept aside,3",
    "list,,Kept aside,a; b",
    "rows,,Kept aside,a: 1; b: true",
    "",
  ].join("\r\n").replaceAll("list,,Kept aside,a; b", 'list,,Kept aside,"a\nb"'));
});

test("no text is a formula for a spreadsheet; negative numbers stay numbers", () => {
  const value = (answer, key = "why") => toCsv(definition, copyOf({ [key]: answer })).split("\r\n")[1].split(",").slice(3).join(",");
  for (const text of ["=1+1", "+1", "-1", "@sum", "\t=1", " =1", "＝1"]) assert.equal(value(text), `'${text}`, text);
  assert.equal(value('=HYPERLINK("x")'), `"'=HYPERLINK(""x"")"`);
  assert.equal(value(-5, "budget"), "-5");
});

test("any CSV reads back as what was answered", () => {
  fc.assert(fc.property(someAnswers, (answers) => {
    const rows = parse(toCsv(definition, copyOf(answers)));
    assert(rows.every((row) => row.length === 4));
    const why = rows.find(([field]) => field === "why")?.[3];
    assert.equal(why?.replace(/^'/, ""), answers.why?.replace(/^'/, ""));
  }));
});

/** A reader of RFC 4180. */
function parse(text) {
  const rows = [[]];
  const cell = /("((?:[^"]|"")*)"|[^,\r\n"]*)(,|\r\n)/gy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    rows.at(-1).push(match[2] === undefined ? match[1] : match[2].replaceAll('""', '"'));
    if (match[3] === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("Markdown is a document with a title, a date and every answer", () => {
  const text = toMarkdown(kind, definition, copyOf(full, { aside: { old: "kept" } }), format("en"));
  assert.match(text, /^# Project brief\n\nMy answers · 28 November 2026\n\n## Answers\n\n\| Question \| Answer \|/);
  for (const line of ["| Budget | 12.5 EUR |", "| Share | 40% |", "| Due | 28 November 2026 |", "| Size | Option m |", "| Who | Option dev, Option ops |", "| Ready? | No |",
    "### Why now?\n\nBecause\\\nof this", "Risks\n\n| Risk | Cost |\n| --- | --- |\n| Late | 3 |\n| Dear |  |", "## Result\n\n**Good:** Fine", "## Kept aside\n\n| Earlier question | Answer |\n| --- | --- |\n| old | kept |"]) {
    assert(text.includes(line), line + text);
  }
});

test("rows too wide for a table are told one by one", () => {
  const text = toMarkdown(kind, definition, copyOf({ risks: [{ row: "1", name: "Late", cost: 3 }, { row: "2", name: "x".repeat(130), cost: 4 }] }), format("en"));
  assert.match(text, /### Late\n\n\| Question \| Answer \|\n\| --- \| --- \|\n\| Cost \| 3 \|\n\n### Risk 2\n\n.*\n.*\n\| Risk \| x{130} \|\n\| Cost \| 4 \|/);
});

test("names of files hold letters, digits and dashes only", () => {
  assert.equal(fileName(copyOf({}, { copy: "Größe / 2: <final>" }), "json"), "WS-1-Größe-2-final.json");
  assert.equal(fileName(copyOf({}, { document: "url:../x", copy: "…" }), "csv"), "url-x.csv");
});
