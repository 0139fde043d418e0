// Blocks as Markdown: they look as they should, and what people wrote stays text.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { markdown, plain } from "../../theme/worksheet/markdown.js";

const table = { type: "table", caption: "Scores", head: ["Option", "Total"], rows: [["A|B", "71"], ["C", "20"]], numeric: [1], strongRow: 0 };

test("blocks of every type", () => {
  const blocks = [
    { type: "heading", level: 3, text: "Result" },
    { type: "text", text: "One\ntwo\n\nthree" },
    { type: "text", text: "Leads", strong: true },
    { type: "quote", text: "Move it\nby May" },
    { type: "list", items: [{ text: "Read", url: "../a b/", detail: "first", state: "missing" }, { text: "Done", state: "good" }] },
    { type: "list", ordered: true, items: [{ text: "a" }, { text: "b" }] },
    { type: "note", state: "warning", text: "Close" },
    { type: "heading", level: 4, text: "Details" },
    table,
    { type: "chart", chart: "bars", title: "Totals", data: { max: 100, bars: [] }, table },
  ];
  const shown = "Scores\n\n| Option | Total |\n| --- | ---: |\n| **A\\|B** | **71** |\n| C | 20 |";
  assert.equal(markdown(blocks), [
    "## Result",
    "One\\\ntwo",
    "three",
    "**Leads**",
    "> Move it\\\n> by May",
    "- **Missing:** [Read](<../a%20b/>): first\n- **Good:** Done",
    "1. a\n2. b",
    "**Take care:** Close",
    "### Details",
    shown,
    `**Totals**\n\n${shown}`,
  ].join("\n\n") + "\n");
});

test("marks of Markdown lose their meaning", () => {
  assert.equal(plain("*a* [b](c) <i> `d` a_b | ~e~ #f &amp; {{g}} ==h=="), "\\*a\\* \\[b\\](c) \\<i\\> \\`d\\` a\\_b \\| \\~e\\~ \\#f \\&amp; \\{{g}} \\==h\\==");
  for (const text of ["# x", "- x", "+ x", "1. x", "12) x", "> x", "=== x", "--- ", "~~~ x", "| x |", "    x"]) {
    assert.match(markdown([{ type: "text", text }]), /^(\\|\d+\\|x)/, text);
  }
});

test("no text starts anything but a paragraph, and none leaves its cell", () => {
  const lines = (text) => text.split("\n").filter(Boolean);
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."#->+*_[]()<|`~=1.) \t\n\\a") }), (text) => {
    for (const line of lines(markdown([{ type: "text", text }]))) assert.doesNotMatch(line, /^\s*(#|>|[-+*=]|\d+[.)]|\||```|~~~)/);
    const rows = lines(markdown([{ type: "table", caption: "", head: ["h"], rows: [[text]] }]));
    assert.equal(rows.length, 3);
    assert.equal(rows[2].slice(2, -2).replace(/\\./g, "").includes("|"), false);
  }));
});
