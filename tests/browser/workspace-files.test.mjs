// A workspace as a file: out of one browser and into another with everything in it, merged, and never trusted.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import {
  assertSays, at, copyKey, copyOf, fillKeeper, having, kept, mark, PROGRESS, progressOf, section, SHEET, SPRING, texts, TODAY, WINTER, WORKERS, WORKSPACE,
} from "./learner.mjs";
import { open } from "./support.mjs";

const school = await open("academy");
const said = (page) => page.locator(".workspace-said");

test("what one browser saved is all there in another", async () => {
  let file;
  let before;
  await school.visit(SPRING, { prepare: at(TODAY) }, async (page) => {
    await mark(page);
    await page.goto(school.url + WINTER);
    await page.getByRole("radio", { name: "False" }).check();
    await page.getByRole("button", { name: "Check answers" }).first().click();
    await page.getByRole("button", { name: "Yes", exact: true }).click();
    await page.goto(school.url + SHEET);
    await fillKeeper(page, "Ада & “Ada” <b>\u{1F41D}");
    await page.locator('input[name="hives/1/weight"]').fill("31,5");
    await page.waitForFunction(() => Object.values(localStorage).some((text) => text.includes('"weight":31.5')));
    await page.goto(school.url + WORKSPACE);
    before = await kept(page);
    file = await exported(page);
    await assertSays(said(page), "The file holds 1 saved copy and your progress.");
  });
  assert.equal(file.name, "bee-school-workspace-2026-11-28.json");
  const data = JSON.parse(file.text);
  assert.deepEqual(Object.keys(data), ["lyceum", "site", "exported", "copies", "progress"]);
  assert.deepEqual([data.lyceum, data.site, data.exported, data.copies.length], [1, "bee-school", "2026-11-28T12:00:00.000Z", 1]);
  assert.deepEqual(data.copies[0], JSON.parse(before[copyKey("My answers")]));
  assert.deepEqual(data.progress, JSON.parse(before[PROGRESS]));

  await school.visit(WORKSPACE, {}, async (page) => {
    assert.deepEqual(await kept(page), {}, "another browser begins with nothing");
    await importFile(page, file.name, file.text);
    await assertSays(said(page), `“${file.name}” was opened. 1 saved copy was added. The progress of both is added up.`);
    assert.deepEqual(parsed(await kept(page)), pickKeys(parsed(before), [PROGRESS, copyKey("My answers")]));
    await assertSays(section(page, "Worksheets").locator(".workspace-rows > li"), "First visit My answers saved on 28 November 2026");
    await assertSays(section(page, "Courses").getByRole("listitem").filter({ hasText: "Honey" }), /1 of 3 lessons done/);
    await page.goto(school.url + SHEET);
    await page.waitForFunction(() => document.querySelector('input[name="keeper"]').value === "Ада & “Ada” <b>\u{1F41D}");
    assert.equal(await page.locator('input[name="hives/1/weight"]').inputValue(), "31.5");
    await page.goto(school.url + SPRING);
    await page.getByRole("button", { name: "Mark as not done" }).waitFor();
    await page.goto(school.url + WINTER);
    await assertSays(page.locator("lyceum-quiz").first().getByRole("status"), "You passed on 28 November 2026 with 1 of 1.");
    await page.locator('[data-answer="yes"][aria-pressed="true"]').waitFor();
  });
});

test("of two copies with one name the newer counts, and the older is kept beside it, whichever was there", async () => {
  const older = copyOf({ saved: "2026-11-01T12:00:00.000Z", answers: { keeper: "Ada" } });
  const newer = copyOf({ saved: "2026-11-02T12:00:00.000Z", answers: { keeper: "Bea" } });
  for (const [own, coming, word] of [[older, newer, "1 was newer than yours"], [newer, older, "1 was older than yours"]]) {
    await school.visit(WORKSPACE, { prepare: having({ [copyKey("My answers")]: own }) }, async (page) => {
      await importFile(page, "theirs.json", workspaceOf({ copies: [coming] }));
      await assertSays(said(page), `“theirs.json” was opened. ${word}. The progress of both is added up. Kept beside: “My answers (before import)” of “First visit”`);
      const entries = parsed(await kept(page));
      assert.deepEqual(entries[copyKey("My answers")], newer);
      assert.deepEqual(entries[copyKey("My answers (before import)")], { ...older, copy: "My answers (before import)" });
      // A second time changes nothing any more.
      await importFile(page, "theirs.json", workspaceOf({ copies: [coming] }));
      await assertSays(said(page), own === newer ? /1 was older than yours/ : /1 was the same as yours/);
      assert.deepEqual(parsed(await kept(page)), entries);
      await page.goto(school.url + SHEET);
      const names = page.getByRole("combobox", { name: "Copy" }).locator("option");
      await names.nth(1).waitFor({ state: "attached" });
      assert.deepEqual((await texts(names)).sort(), ["My answers", "My answers (before import)"]);
    });
  }
});

test("what was the same, added or kept beside before is told apart, and no name is taken twice", async () => {
  const present = {
    [copyKey("My answers")]: copyOf({ answers: { keeper: "Ada" } }),
    [copyKey("Hive 1")]: copyOf({ copy: "Hive 1", answers: { keeper: "Bea" } }),
    [copyKey("Hive 1 (before import)")]: copyOf({ copy: "Hive 1 (before import)", answers: { keeper: "Cleo" } }),
  };
  const copies = [
    copyOf({ saved: "2026-12-01T12:00:00.000Z", answers: { keeper: "Ada" } }),
    copyOf({ copy: "Hive 1", saved: "2026-12-01T12:00:00.000Z", answers: { keeper: "Dora" } }),
    copyOf({ copy: "Hive 2", answers: { keeper: "Eva" } }),
  ];
  await school.visit(WORKSPACE, { prepare: having(present) }, async (page) => {
    await importFile(page, "theirs.json", workspaceOf({ copies }));
    await assertSays(said(page), /1 saved copy was added, 1 was newer than yours and 1 was the same as yours\./);
    const keepers = Object.entries(parsed(await kept(page))).filter(([key]) => key !== PROGRESS).map(([, { copy, answers }]) => `${copy}: ${answers.keeper}`);
    assert.deepEqual(keepers.sort(), [
      "Hive 1 (before import 2): Bea", "Hive 1 (before import): Cleo", "Hive 1: Dora", "Hive 2: Eva", "My answers: Ada",
    ]);
  });
});

test("the progress of both is added up: what was done first, passed once, opened last and said here stays", async () => {
  const own = {
    lyceum: 1,
    lessons: { "L-QUEEN": { done: "2026-11-02T12:00:00.000Z", by: "reader" }, "L-SPRING": { done: "2026-11-05T12:00:00.000Z", by: "reader" } },
    checks: { "L-WINTER": { 1: { right: 1, of: 1, passed: true, at: "2026-11-02T12:00:00.000Z" } } },
    visited: { "C-BEES": { lesson: "L-QUEEN", at: "2026-11-02T12:00:00.000Z" } },
    useful: { "L-QUEEN": "no" },
  };
  const theirs = {
    lyceum: 1,
    lessons: { "L-QUEEN": { done: "2026-11-01T12:00:00.000Z", by: "check" }, "L-WORKERS": { done: "2026-11-03T12:00:00.000Z", by: "reader" } },
    checks: { "L-WINTER": { 1: { right: 0, of: 1, passed: false, at: "2026-11-04T12:00:00.000Z" }, 2: { right: 1, of: 1, passed: true, at: "2026-11-04T12:00:00.000Z" } } },
    visited: { "C-BEES": { lesson: "L-WORKERS", at: "2026-11-03T12:00:00.000Z" } },
    useful: { "L-QUEEN": "yes", "L-WORKERS": "yes" },
    name: "Ada",
  };
  await school.visit(WORKSPACE, { prepare: having({ [PROGRESS]: own }) }, async (page) => {
    await importFile(page, "theirs.json", workspaceOf({ progress: theirs }));
    await assertSays(said(page), "“theirs.json” was opened. It held no saved copies. The progress of both is added up.");
    assert.deepEqual(await progressOf(page), {
      lyceum: 1,
      lessons: { "L-QUEEN": theirs.lessons["L-QUEEN"], "L-SPRING": own.lessons["L-SPRING"], "L-WORKERS": theirs.lessons["L-WORKERS"] },
      checks: { "L-WINTER": { 1: own.checks["L-WINTER"][1], 2: theirs.checks["L-WINTER"][2] } },
      visited: theirs.visited,
      useful: { "L-QUEEN": "no", "L-WORKERS": "yes" },
      name: "Ada",
    });
    await assertSays(section(page, "Courses").getByRole("listitem").first(), "Keeping bees 3 of 5 lessons done · Continue with The drones");
  });
});

test("a single saved copy of a worksheet is taken as well", async () => {
  await school.visit(WORKSPACE, {}, async (page) => {
    await importFile(page, "one.json", JSON.stringify(copyOf({ answers: { keeper: "Ada" } })));
    await assertSays(said(page), /1 saved copy was added/);
    assert.deepEqual(Object.keys(await kept(page)).sort(), [copyKey("My answers"), PROGRESS].sort());
  });
});

test("other tabs of the site follow a file that was opened", async () => {
  await school.visit(WORKSPACE, {}, async (page) => {
    const other = await page.context().newPage();
    await other.goto(school.url + WORKERS);
    await other.getByRole("button", { name: "Mark as done" }).waitFor();
    await importFile(page, "theirs.json", workspaceOf({ progress: { lyceum: 1, lessons: { "L-WORKERS": { done: TODAY, by: "reader" } } } }));
    await other.getByRole("button", { name: "Mark as not done" }).waitFor();
  });
});

/** Files that must change nothing: their text, and what is said of them. */
const answersOf = (answers) => workspaceOf({ copies: [copyOf({ answers })] });
const raw = (part) => `{"lyceum":1,"site":"bee-school","exported":"${TODAY}","copies":[],${part}}`;
const HOSTILE = {
  "no JSON": ["<html>", /It is not JSON/],
  "an empty file": ["", /It is not JSON/],
  "a script": ["alert(1); globalThis.ran = true", /It is not JSON/],
  "half a file": [workspaceOf({ copies: [copyOf({})] }).slice(0, -40), /It is not JSON/],
  "a text": ['"text"', /expected an object, found “text”/],
  "nothing": ["null", /expected an object, found null/],
  "a list": ["[]", /expected an object, found a list/],
  "an empty object": ["{}", /lyceum: expected 1, found nothing/],
  "a million brackets": ["[".repeat(1_000_000), /It is not JSON/],
  "a deep list": [`${"[".repeat(20_000)}${"]".repeat(20_000)}`, /expected an object, found a list|It is not JSON/],
  "ten megabytes": [workspaceOf({ copies: [copyOf({ answers: { keeper: "x".repeat(10_485_760) } })] }), /It is larger than 5 MB\./],
  "another site": [workspaceOf({ site: "other-school" }), /It belongs to the site “other-school”\. This is the site “bee-school”\./],
  "another site in a copy": [workspaceOf({ copies: [copyOf({ site: "other-school" })] }), /copies, item 1: site: expected “bee-school”, found “other-school”/],
  "a later version": [workspaceOf({ lyceum: 2 }), /saved by a newer version/],
  "copies that are no list": [workspaceOf({ copies: {} }), /copies: expected a list of at most 2000 copies, found an object/],
  "2001 copies": [workspaceOf({ copies: Array.from({ length: 2001 }, (_, at) => copyOf({ copy: `Copy ${at}` })) }), /copies: expected a list of at most 2000 copies/],
  "a copy that is none": [workspaceOf({ copies: [copyOf({}), 7] }), /copies, item 2: The whole: expected an object, found 7/],
  "two copies of one name": [workspaceOf({ copies: [copyOf({}), copyOf({})] }), /copies, item 2: the same worksheet and name as item 1/],
  "a copy without a name": [workspaceOf({ copies: [copyOf({ copy: "" })] }), /copy: expected a name of 1 to 100 characters/],
  "a copy with an endless name": [workspaceOf({ copies: [copyOf({ copy: "x".repeat(101) })] }), /copy: expected a name of 1 to 100 characters/],
  "a copy of no time": [workspaceOf({ copies: [copyOf({ saved: "yesterday" })] }), /saved: expected a time/],
  "answers that are a list": [answersOf([1]), /answers: expected an object, found a list/],
  "an answer within an answer": [answersOf({ keeper: { first: "Ada" } }), /answers\.keeper: expected a text, a number/],
  "an endless number": [answersOf({ frames: 1 }).replace('"frames":1', '"frames":1e999'), /answers\.frames: expected a text, a number/],
  "rows without ids": [answersOf({ hives: [{ name: "North" }] }), /answers\.hives, row 1, row: expected 1 to 12 small letters and digits/],
  "rows of one id": [answersOf({ hives: [{ row: "1" }, { row: "1" }] }), /an id that no other row has/],
  "a prototype in answers": [answersOf({ x: 1 }).replace('"x":1', '"__proto__":{"ran":true}'), /answers\.__proto__: this name is not allowed/],
  "a prototype in a row": [answersOf({ hives: [{ row: "1", x: 1 }] }).replace('"x":1', '"constructor":"x"'), /constructor: this name is not allowed/],
  "a prototype of the file": [raw('"__proto__":{"ran":true}'), /__proto__: not a part of this file/],
  "a prototype in the progress": [raw(`"progress":{"lyceum":1,"lessons":{"__proto__":{"done":"${TODAY}","by":"reader"}}}`), /progress\.lessons\.__proto__: this name is not allowed/],
  "a prototype in the checks": [raw('"progress":{"lyceum":1,"checks":{"constructor":{"prototype":{}}}}'), /progress\.checks\.constructor: this name is not allowed/],
  "a part that is none": [workspaceOf({ scripts: ["alert(1)"] }), /scripts: not a part of this file/],
  "progress that is a list": [workspaceOf({ progress: [] }), /progress: expected an object, found a list/],
  "a lesson done by magic": [workspaceOf({ progress: { lyceum: 1, lessons: { "L-QUEEN": { done: TODAY, by: "magic" } } } }), /progress\.lessons\.L-QUEEN: expected when the lesson was done/],
  "more right than asked": [workspaceOf({ progress: { lyceum: 1, checks: { "L-QUEEN": { 1: { right: 8, of: 7, passed: true, at: TODAY } } } } }), /progress\.checks\.L-QUEEN\.1: expected a result of a check/],
  "useful to a degree": [workspaceOf({ progress: { lyceum: 1, useful: { "L-QUEEN": "maybe" } } }), /progress\.useful\.L-QUEEN: expected “yes” or “no”, found “maybe”/],
  "a name that is an object": [workspaceOf({ progress: { lyceum: 1, name: {} } }), /progress\.name: expected a text of at most 200 characters/],
  "markup where faults are named": [workspaceOf({ "<img src=x onerror=globalThis.ran=1>": 1, site: "bee-school", progress: "<script>globalThis.ran=1</script>" }), /<img src=x onerror=globalThis\.ran=1>: not a part of this file/],
  "a wrong file with a good copy first": [workspaceOf({ copies: [copyOf({ answers: { keeper: "Bea" } }), copyOf({ copy: 7 })] }), /copies, item 2: copy: expected a name/],
};

test("a hostile or damaged file changes nothing, runs nothing, and is told what is wrong with it", { timeout: 120_000 }, async (context) => {
  const present = { [copyKey("My answers")]: copyOf({ answers: { keeper: "Ada" } }), [PROGRESS]: { lyceum: 1, lessons: { "L-QUEEN": { done: TODAY, by: "reader" } } } };
  await school.visit(WORKSPACE, { prepare: having(present) }, async (page) => {
    page.on("dialog", (dialog) => assert.fail(`a dialog: ${dialog.message()}`));
    await section(page, "Worksheets").getByRole("link").first().waitFor();
    const before = await kept(page);
    const listed = await page.locator("lyceum-workspace .workspace").innerHTML();
    for (const [index, [kind, [text, words]]] of Object.entries(HOSTILE).entries()) {
      await context.test(kind, async () => {
        await importFile(page, `hostile-${index}.json`, text);
        await assertSays(said(page), new RegExp(`^“hostile-${index}\\.json” was not opened, and nothing was changed:`));
        await assertSays(said(page), words);
        assert.deepEqual(await kept(page), before, "nothing is written");
        assert.equal(await page.locator("lyceum-workspace .workspace").innerHTML(), listed, "nothing else is shown");
        assert.equal(await page.evaluate(() => globalThis.ran), undefined, "nothing ran");
        assert.equal(await page.evaluate(() => ({}).ran), undefined, "nor got into every object");
        assert.equal(await said(page).locator("img, script, a, iframe").count(), 0, "faults are text");
      });
    }
  });
});

test("markup in every text of a file that fits is shown as it is and runs nothing, wherever it is shown", async () => {
  const evil = "<img src=x onerror=globalThis.ran=1><script>globalThis.ran=1</script>";
  const copies = [
    copyOf({ copy: `${evil.slice(0, 80)}.`, title: evil, definition: evil, worksheet: evil, answers: { keeper: evil, notes: evil, [evil]: evil, hives: [{ row: "1", name: evil }] } }),
    copyOf({ document: `javascript:globalThis.ran=1//${evil}`, title: evil, answers: { keeper: evil } }),
  ];
  const progress = {
    lyceum: 1,
    name: evil,
    lessons: { [evil]: { done: TODAY, by: "reader" }, "L-SPRING": { done: TODAY, by: "reader" }, "L-HARVEST": { done: TODAY, by: "reader" }, "url:honey/without-id/": { done: TODAY, by: "reader" } },
    checks: { [evil]: { [evil]: { right: 1, of: 1, passed: true, at: TODAY } }, "L-WINTER": { 1: { right: 1, of: 1, passed: true, at: TODAY } } },
    visited: { "C-BEES": { lesson: evil, at: TODAY } },
    useful: { [evil]: "yes" },
  };
  await school.visit(WORKSPACE, {}, async (page) => {
    await importFile(page, `${evil.replaceAll("/", "")}.json`, workspaceOf({ copies, progress }));
    await assertSays(said(page), /was opened\. 2 saved copies were added/);
    for (const address of [WORKSPACE, SHEET, "honey/certificate/", "bees/", WINTER]) {
      await page.goto(school.url + address);
      await page.waitForLoadState("networkidle");
      assert.equal(await page.evaluate(() => globalThis.ran), undefined, `/${address} runs nothing`);
      const found = await page.locator("main :is(img, iframe, [onerror], a[href^='javascript:'])").count();
      assert.equal(found, 0, `/${address} has nothing of it but text`);
      if (address === WORKSPACE) assert.equal(await section(page, "Worksheets").getByText(evil, { exact: true }).count(), 1);
      if (address === "honey/certificate/") await assertSays(page.locator("[data-name-shown]"), evil);
    }
  });
});

/** The text of a file with a workspace, with some of it as given. */
function workspaceOf(parts) {
  return JSON.stringify({ lyceum: 1, site: "bee-school", exported: TODAY, copies: [], ...parts });
}

async function exported(page) {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save everything as a file" }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Chooses a file, and waits until something is said of it. */
async function importFile(page, name, text) {
  await page.getByRole("button", { name: "Open a saved file" }).waitFor();
  await said(page).evaluate((element) => element.replaceChildren());
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await said(page).getByRole("paragraph").waitFor();
}

const parsed = (entries) => Object.fromEntries(Object.entries(entries).map(([key, text]) => [key, JSON.parse(text)]));
const pickKeys = (object, keys) => Object.fromEntries(keys.map((key) => [key, object[key]]));
