// A browser that keeps nothing, no more, or no longer: worksheets work all the same, say so, and offer a file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support.mjs";
import { choose, eventually, fill, filled, JSON_FILE, keyOf, MARKDOWN_FILE, named, notice, on, openFile, saveAs, savedCopy, says, sheet, stored } from "./worksheets.mjs";
import { PAGES, STRIVE, TODAY } from "./worksheets-answers.mjs";

const own = await open("own");
const KEY = keyOf("lyceum-own-site", "WS-STRIVE");
const BLOCKED = "This browser lets the page keep nothing: its storage is blocked. Your answers last as long as this page is open.";
const FULL = "This browser's storage is full. Your latest answers are not saved, and last as long as this page is open.";
const RESULT = "1. Semantic search | 76.25 | ";

/** Ways in which a browser refuses: run in the page before anything else. */
const REFUSALS = {
  "a storage that throws when it is looked for": [BLOCKED, () => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("Access is denied.", "SecurityError"); } });
  }],
  "a storage that is not there": [BLOCKED, () => Object.defineProperty(window, "localStorage", { value: null })],
  "a storage that forgets at once": [BLOCKED, () => (Storage.prototype.setItem = () => {})],
  "a full storage": [FULL, () => {
    Storage.prototype.setItem = () => { throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };
  }],
};

for (const [name, [warning, refuse]] of Object.entries(REFUSALS)) {
  test(`with ${name} everything works, a warning is plain, and a file is offered`, async () => {
    const prepare = async (page) => {
      await page.addInitScript(refuse);
      await on(TODAY).prepare(page);
    };
    await own.visit(PAGES.strive, { prepare }, async (page) => {
      const form = await sheet(page);
      await fill(form, STRIVE);
      await says(page, RESULT);
      const said = await notice(page, warning);
      assert.equal(await form.locator(".worksheet-state").textContent(), "Not saved.");
      assert(!(await form.getByText("Your answers are kept in this browser").isVisible()), "nothing that is not true is said");
      const [download] = await Promise.all([page.waitForEvent("download"), said.getByRole("button", { name: "Save as a file" }).click()]);
      assert.equal(download.suggestedFilename(), "WS-STRIVE-My-answers.json");
      const file = await saveAs(page, JSON_FILE);
      assert.equal(JSON.parse(file.text).answers.options[3].name, "Synonyms by hand");
      assert.match((await saveAs(page, MARKDOWN_FILE)).text, /In first place: Semantic search, with 76\.25 of 100/);

      await form.getByRole("button", { name: "Undo" }).click();
      assert.equal(await named(form, "review_on").inputValue(), "", "undo works");
      await form.getByRole("button", { name: "Redo" }).click();
      await choose(page, "Copies", "New");
      await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
      await eventually(() => filled(form), (now) => assert.deepEqual(now, {}));
      await openFile(page, file.text);
      await eventually(() => filled(form), (now) => assert.deepEqual(now, STRIVE));
      await form.getByRole("combobox", { name: "Copy" }).selectOption("My answers");
      await eventually(() => filled(form), (now) => assert.deepEqual(now, STRIVE, "the first copy is still there"));
      assert(await asksBeforeItGoes(page), "the browser asks before what is not saved goes");
    });
  });
}

test("once a full storage has room again, all that waited is saved", async () => {
  const prepare = (page) => page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (...given) {
      if (globalThis.full) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      setItem.apply(this, given);
    };
  });
  await own.visit(PAGES.strive, { prepare }, async (page) => {
    const form = await sheet(page);
    await fill(form, { goal: "before" });
    await savedCopy(page, KEY, ({ goal }) => assert.equal(goal, "before"));
    await page.evaluate(() => (globalThis.full = true));
    await fill(form, { goal: "while it is full" });
    await notice(page, FULL);
    assert.equal(JSON.parse((await stored(page))[KEY]).answers.goal, "before", "what was saved is not harmed");
    await page.evaluate(() => (globalThis.full = false));
    await fill(form, { conditions: "room again" });
    await savedCopy(page, KEY, ({ goal, conditions }) => assert.deepEqual([goal, conditions], ["while it is full", "room again"]));
    await eventually(() => form.getByText(FULL).count(), (count) => assert.equal(count, 0, "the warning goes"));
    assert(!(await asksBeforeItGoes(page)), "nothing to ask any more");
  });
});

test("a storage that is really full is told as such, and what was saved stays", async () => {
  await own.visit(PAGES.strive, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, { goal: "before" });
    await savedCopy(page, KEY);
    await page.evaluate(() => {
      for (let size = 1 << 20; size >= 1; size >>= 1) {
        try {
          for (let number = 0; ; number += 1) localStorage.setItem(`filler-${size}-${number}`, "x".repeat(size));
        } catch {
          // Smaller pieces find room still.
        }
      }
    });
    await fill(form, { "decision.reason": "a reason of some length ".repeat(20) });
    await notice(page, FULL);
    assert.equal(JSON.parse((await stored(page))[KEY]).answers.goal, "before");
  });
});

test("answers of a storage that is cleared while the page is open are saved again with the next one", async () => {
  await own.visit(PAGES.strive, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, { goal: "Mine" });
    await savedCopy(page, KEY);
    // As the settings of a browser do it: the page itself hears nothing.
    await page.evaluate(() => localStorage.clear());
    await fill(form, { conditions: "One more" });
    await notice(page, "This copy was no longer in the browser's storage. Your answers were still open here and have been saved again.");
    await savedCopy(page, KEY, ({ goal, conditions }) => assert.deepEqual([goal, conditions], ["Mine", "One more"]));
  });
});

test("answers of a storage that another tab clears stay on the page, which says so", async () => {
  await own.visit(PAGES.strive, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, { goal: "Mine" });
    await savedCopy(page, KEY);
    const other = await page.context().newPage();
    await other.goto(own.url);
    await other.evaluate(() => localStorage.clear());
    const said = await notice(page, "or the browser's storage was cleared. Your answers are still here, but not saved.");
    assert.equal(await named(form, "goal").inputValue(), "Mine");
    const [download] = await Promise.all([page.waitForEvent("download"), said.getByRole("button", { name: "Save as a file" }).click()]);
    assert(download.suggestedFilename().endsWith(".json"));
    await said.getByRole("button", { name: "Save in this browser" }).click();
    await savedCopy(page, KEY, ({ goal }) => assert.equal(goal, "Mine"));
  });
});

test("a saved copy that cannot be read is told of and left alone", async () => {
  const prepare = (page) => page.addInitScript(([key, text]) => localStorage.setItem(key, text), [KEY, "{\"lyceum\":1,"]);
  await own.visit(PAGES.strive, { prepare }, async (page) => {
    const form = await sheet(page);
    await notice(page, "A saved copy cannot be read here and was left as it is: My answers.");
    await fill(form, { goal: "Mine" });
    await savedCopy(page, keyOf("lyceum-own-site", "WS-STRIVE", "My answers 2"), ({ goal }) => assert.equal(goal, "Mine"));
    assert.equal((await stored(page))[KEY], "{\"lyceum\":1,");
  });
});

test("the risk that browsers delete what they keep is told once for each copy", async () => {
  await own.visit(PAGES.strive, {}, async (page) => {
    const form = await sheet(page);
    assert.equal(await page.getByText("Browsers may delete what they keep").count(), 0, "nobody is warned of what they have not begun");
    await fill(form, { goal: "Mine" });
    await (await notice(page, "Browsers may delete what they keep")).getByRole("button", { name: "Understood" }).click();
    await page.reload();
    await eventually(() => filled(form), (now) => assert.deepEqual(now, { goal: "Mine" }));
    assert.equal(await page.getByText("Browsers may delete what they keep").count(), 0);
  });
});

/** Whether the browser asks the reader before the page goes. */
async function asksBeforeItGoes(page) {
  let asked = false;
  page.once("dialog", (dialog) => {
    asked = dialog.type() === "beforeunload";
    dialog.accept();
  });
  await page.close({ runBeforeUnload: true });
  await eventually(() => page.isClosed(), (closed) => assert(closed));
  return asked;
}
