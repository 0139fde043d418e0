// Answers go out as JSON, Markdown and CSV, and come in again from JSON: each shipped worksheet, filled in.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { open } from "./support.mjs";
import {
  assertExpected, CSV_FILE, eventually, fill, filled, JSON_FILE, MARKDOWN_FILE, named, notice, on, openFile, saveAs, sheet, told,
} from "./worksheets.mjs";
import { ANSWERS, GOAL, PAGES, TODAY } from "./worksheets-answers.mjs";

const own = await open("own");

/** Those whose texts are compared word by word: a goal, a scorecard and a form have all kinds of pieces between them. */
const COMPARED = ["goal", "strive", "ethics"];

for (const [name, answers] of Object.entries(ANSWERS)) {
  test(`${name}: what is saved follows the schema, reads well, and comes in again as it was`, async () => {
    await own.visit(PAGES[name], on(TODAY), async (page) => {
      const form = await sheet(page);
      await fill(form, answers);
      await form.locator("form").evaluate(() => document.activeElement.blur());
      const seen = await filled(form);
      const file = await saveAs(page, JSON_FILE);
      const copy = JSON.parse(file.text);
      assert.equal(file.name, `${copy.document}-My-answers.json`);
      await assertFollows(copy, PAGES[name]);

      const markdown = await saveAs(page, MARKDOWN_FILE);
      const csv = await saveAs(page, CSV_FILE);
      assert.equal(markdown.name, `${copy.document}-My-answers.md`);
      assert.equal(csv.name, `${copy.document}-My-answers.csv`);
      if (COMPARED.includes(name)) {
        await assertExpected(markdown.text, `${name}.md`);
        await assertExpected(csv.text, `${name}.csv`);
      }
      for (const text of texts(copy.answers)) assert(csv.text.includes(text), `the table lacks ${text}:\n${csv.text}`);
      assert.match(markdown.text, new RegExp(`^# ${copy.title}\n\nMy answers · 28 November 2026\n\n`));
      assert(!/undefined|null|NaN|\[object/.test(markdown.text + csv.text), markdown.text);
      await assertLinksOut(page, markdown.text);

      await own.visit(PAGES[name], on(TODAY), async (fresh) => {
        await sheet(fresh);
        await openFile(fresh, file.text, file.name);
        await notice(fresh, `“${file.name}” was opened as the copy “My answers”.`);
        await eventually(() => filled(fresh.locator("lyceum-worksheet")), (now) => assert.deepEqual(now, seen));
        assert.deepEqual(JSON.parse((await saveAs(fresh, JSON_FILE)).text), copy);
        const result = await told(page);
        await eventually(() => told(fresh), (here) => assert.deepEqual(here, result, "the same result"));
      });
    });
  });
}

test("the schema beside the page refuses what the page refuses", async () => {
  await own.visit(PAGES.goal, on(TODAY), async (page) => {
    await fill(await sheet(page), { "goals/1/name": "A", "goals/1/baseline": "many", "goals/1/value": "5" });
    const copy = JSON.parse((await saveAs(page, JSON_FILE)).text);
    assert.equal(copy.answers.goals[0].baseline, "many", "what is no number is kept as it was typed");
    await assertFollows(copy, PAGES.goal);
    const spoilt = [
      (one) => (one.answers.goals[0].due = "tomorrow"), (one) => (one.answers.goals[0].row = "A B"),
      (one) => (one.answers.goals = {}), (one) => (one.answers.nonsense = 1), (one) => (one.lyceum = 2), (one) => (one.document = "WS-STRIVE"),
      (one) => delete one.answers,
    ];
    for (const spoil of spoilt) {
      const bad = structuredClone(copy);
      spoil(bad);
      await assert.rejects(assertFollows(bad, PAGES.goal), String(spoil));
      await openFile(page, JSON.stringify(bad), `${spoil}.json`.replace(/[^\w.]/g, "").slice(-40));
      await notice(page, "was not opened, and nothing was changed:");
      await page.locator(".worksheet-notice").filter({ hasText: "was not opened" }).getByRole("button", { name: "Close" }).click();
    }
  });
});

test("what people write stays text in Markdown and in tables", async () => {
  const texts = { "goals/1/name": "=1+1 | 2", "goals/1/specific": "# no heading, *no* <b>tag</b> [no](link)", reader: "@Jörg, \"the\" reader", asked: "1. one\n- two\n\nthree" };
  await own.visit(PAGES.goal, on(TODAY), async (page) => {
    await fill(await sheet(page), texts);
    const markdown = (await saveAs(page, MARKDOWN_FILE)).text;
    for (const text of ["| Specific | \\# no heading, \\*no\\* \\<b\\>tag\\</b\\> \\[no\\](link) |", "## =1+1 \\| 2", "1\\. one\\\n\\- two\n\nthree"]) {
      assert(markdown.includes(text), `${text} in\n${markdown}`);
    }
    const csv = (await saveAs(page, CSV_FILE)).text;
    assert(csv.startsWith("\ufefffield,row,label,value\r\n"), "spreadsheets see that it is UTF-8");
    for (const text of ["goals/name,1,Short name,'=1+1 | 2\r\n", "reader,,Who outside the project has read it,\"'@Jörg, \"\"the\"\" reader\"\r\n", "\"1. one\n- two\n\nthree\"\r\n"]) {
      assert(csv.includes(text), `${text} in\n${csv}`);
    }
  });
});

test("a file opened where answers are becomes a copy of its own, and those stay", async () => {
  await own.visit(PAGES.goal, on(TODAY), async (page) => {
    const form = await sheet(page);
    await fill(form, { "goals/1/name": GOAL["goals/1/name"] });
    const file = await saveAs(page, JSON_FILE);
    await fill(form, { "goals/1/name": "Mine" });
    await openFile(page, file.text, "theirs.json");
    await notice(page, "“theirs.json” was opened as the copy “My answers 2”.");
    assert.equal(await named(form, "goals/1/name").inputValue(), GOAL["goals/1/name"]);
    await form.getByRole("combobox", { name: "Copy" }).selectOption("My answers");
    assert.equal(await named(form, "goals/1/name").inputValue(), "Mine");
  });
});

/** Fails if a copy does not follow the schema that is published beside a page. */
async function assertFollows(copy, page) {
  const schema = JSON.parse(await readFile(join(own.folder, page, "answers.schema.json"), "utf8"));
  const ajv = addFormats(new Ajv({ allErrors: true, allowUnionTypes: true }));
  const validate = ajv.compile(schema);
  assert(validate(copy), ajv.errorsText(validate.errors));
}

/** All texts in answers, as a table of commas writes them. */
function texts(value) {
  if (typeof value === "string") return /^[=+\-@]/.test(value) ? [] : [value.replaceAll('"', '""')];
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, one]) => (key === "row" ? [] : texts(one)));
}

/** Fails if an exported text holds a link that does not lead to a page of the site from anywhere. */
async function assertLinksOut(page, markdown) {
  for (const [, href] of markdown.matchAll(/\]\(<(.*?)>\)/g)) {
    assert(href.startsWith(own.url), `${href} leads nowhere from a file`);
    assert.equal((await page.request.get(href)).status(), 200, href);
  }
}
