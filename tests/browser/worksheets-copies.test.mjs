// Undo and redo, several copies of a worksheet, and the same worksheet open in two tabs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support.mjs";
import { choose, eventually, fill, filled, JSON_FILE, keyOf, named, notice, openFile, saveAs, saved, savedCopy, sheet, stored } from "./worksheets.mjs";
import { PAGES } from "./worksheets-answers.mjs";

const own = await open("own");
const school = await open("academy");
const VISIT = "worksheets/first-visit/";
const key = (copy) => keyOf("bee-school", "WS-FIRST", copy);

test("undo takes back what was typed field by field, rows included, and redo brings it back", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await sheet(page);
    const [undo, redo] = ["Undo", "Redo"].map((name) => form.getByRole("button", { name }));
    assert.equal(await undo.getAttribute("aria-disabled"), "true", "nothing to undo yet");
    const states = [{}];
    const step = async (act) => {
      await act();
      states.push(await shown(form));
    };
    await step(() => named(form, "keeper").pressSequentially("Mara Okafor"));
    await step(() => named(form, "frames").pressSequentially("12"));
    await step(() => fill(form, { mood: "calm" }));
    await step(() => fill(form, { "hives/1/name": "North" }));
    await step(() => form.getByRole("button", { name: "Add hive" }).click());
    await step(() => fill(form, { "hives/3/name": "South" }));
    await step(() => form.locator('[data-row="1"]').getByRole("button", { name: "Remove hive" }).click());
    assert.deepEqual(states.at(-1).rows, ["2", "3"]);

    for (const state of states.slice(0, -1).reverse()) {
      await undo.click();
      assert.deepEqual(await shown(form), { rows: ["1", "2"], ...state });
    }
    await undo.click({ force: true });
    assert.deepEqual(await shown(form), { rows: ["1", "2"] }, "there is nothing before the beginning");
    for (const state of states.slice(1)) {
      await redo.click();
      assert.deepEqual(await shown(form), state);
    }
    assert.equal(await redo.getAttribute("aria-disabled"), "true");
    await undo.click();
    await savedCopy(page, key("My answers"), ({ hives }) => assert.deepEqual(hives.map(({ row }) => row), ["1", "2", "3"], "what is undone is saved"));
    await fill(form, { keeper: "Jon" });
    assert.equal(await redo.getAttribute("aria-disabled"), "true", "what comes after undo ends what was undone");
  });
});

test("a row that was removed gives its number to no other", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, { "hives/3/name": "Third" });
    await form.locator('[data-row="3"]').getByRole("button", { name: "Remove hive" }).click();
    await form.getByRole("button", { name: "Add hive" }).click();
    assert.deepEqual((await shown(form)).rows, ["1", "2", "4"]);
    assert.equal(await named(form, "hives/4/name").inputValue(), "");
    await form.getByRole("button", { name: "Add hive" }).click();
    assert(await form.getByRole("button", { name: "Add hive" }).isDisabled(), "four rows are all there can be");
    await form.getByText("There can be 4 at most.").waitFor();
  });
});

test("the keys of undo belong to the worksheet, in its fields too", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await sheet(page);
    await named(form, "keeper").pressSequentially("Mara");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Calm.");
    await page.keyboard.press("Control+z");
    assert.deepEqual(await shown(form), { rows: ["1", "2"], keeper: "Mara" });
    await page.keyboard.press("Control+z");
    assert.deepEqual(await shown(form), { rows: ["1", "2"] });
    await page.keyboard.press("Control+Shift+z");
    await page.keyboard.press("Control+y");
    assert.deepEqual(await shown(form), { rows: ["1", "2"], keeper: "Mara", notes: "Calm." });
  });
});

test("opening a file can be undone, and done again", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, { keeper: "Theirs" });
    const file = await saveAs(page, JSON_FILE);
    await fill(form, { keeper: "Mine" });
    await openFile(page, file.text);
    await notice(page, "was opened as the copy “My answers 2”");
    assert.equal(await named(form, "keeper").inputValue(), "Theirs");
    await form.getByRole("button", { name: "Undo" }).click();
    assert.equal(await named(form, "keeper").inputValue(), "Mine");
    assert.deepEqual(await copies(form), ["My answers"]);
    await form.getByRole("button", { name: "Redo" }).click();
    assert.equal(await named(form, "keeper").inputValue(), "Theirs");
    assert.deepEqual(await copies(form), ["My answers", "My answers 2"]);
  });
});

test("copies are made, renamed, duplicated and deleted, and each keeps its own answers", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await sheet(page);
    await fill(form, { keeper: "First" });
    await saved(page);

    await choose(page, "Copies", "New");
    assert.equal(await dialogName(page).inputValue(), "My answers 2");
    await answer(page, "Spring", "Create");
    await eventually(() => shown(form), (now) => assert.deepEqual(now, { rows: ["1", "2"] }, "a new copy is empty"));
    await fill(form, { keeper: "Second" });

    await choose(page, "Copies", "Duplicate");
    await answer(page, "Summer", "Duplicate");
    assert.equal(await named(form, "keeper").inputValue(), "Second");
    await fill(form, { keeper: "Third" });

    await choose(page, "Copies", "Rename");
    await dialogName(page).fill("Spring");
    await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
    await page.getByRole("dialog").getByText("There is a copy of that name already.").waitFor();
    await answer(page, "Autumn / 2027", "Rename");

    assert.deepEqual(await copies(form), ["Autumn / 2027", "My answers", "Spring"]);
    await savedCopy(page, key("Autumn / 2027"), ({ keeper }) => assert.equal(keeper, "Third"));
    await savedCopy(page, key("Spring"), ({ keeper }) => assert.equal(keeper, "Second"));
    await savedCopy(page, key("My answers"), ({ keeper }) => assert.equal(keeper, "First"));
    assert(!((await stored(page))[key("Summer")]), "the old name is gone");

    await page.reload();
    await sheet(page);
    assert.equal(await select(form).inputValue(), "Autumn / 2027", "the copy that was open last");
    await eventually(() => named(form, "keeper").inputValue(), (value) => assert.equal(value, "Third"));

    await choose(page, "Copies", "Delete");
    await page.getByRole("dialog", { name: "Delete “Autumn / 2027”?" }).getByRole("button", { name: "Cancel" }).click();
    assert.equal((await copies(form)).length, 3, "thought better of it");
    await choose(page, "Copies", "Delete");
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await eventually(() => copies(form), (names) => assert.deepEqual(names, ["My answers", "Spring"]));
    assert(!((await stored(page))[key("Autumn / 2027")]));
    assert.equal(await named(form, "keeper").inputValue(), "Second", "the copy that was saved last takes its place");

    await form.getByRole("button", { name: "Undo" }).click();
    assert.equal(await select(form).inputValue(), "Autumn / 2027");
    assert.equal(await named(form, "keeper").inputValue(), "Third", "a deletion can be undone");
  });
});

test("two tabs stay in step", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const [here, there, other] = await twoTabs(page);
    await fill(here, { keeper: "Mara", "hives/1/name": "North" });
    await eventually(() => shown(there), (now) => assert.deepEqual(now, { rows: ["1", "2"], keeper: "Mara", "hives/1/name": "North" }));
    await fill(there, { mood: "angry", "hives/3/name": "South" });
    await eventually(() => shown(here), (now) => assert.deepEqual(now, { rows: ["1", "2", "3"], keeper: "Mara", mood: "angry", "hives/1/name": "North", "hives/3/name": "South" }));

    await choose(page, "Copies", "Rename");
    await answer(page, "Visit in May", "Rename");
    await eventually(() => select(there).inputValue(), (name) => assert.equal(name, "Visit in May", "the other tab follows"));
    await fill(there, { keeper: "Jon" });
    await eventually(() => named(here, "keeper").inputValue(), (value) => assert.equal(value, "Jon"));
    assert.deepEqual(Object.keys(await stored(other)).filter((name) => name.includes("WS-FIRST") && !name.endsWith("panel")), [key("Visit in May")]);
  });
});

test("what is being typed is not lost when another tab saves, and what that saved is not lost either", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const [here, there] = await twoTabs(page);
    await fill(here, { notes: "before", frames: "3" });
    await eventually(() => shown(there), (now) => assert.equal(now.frames, "3"));

    await named(here, "notes").focus();
    await named(here, "notes").press("End");
    await page.keyboard.type(" and still");
    await fill(there, { notes: "theirs", frames: "9", mood: "calm" });
    await eventually(() => named(here, "mood").and(page.locator("[value=calm]")).isChecked(), (on) => assert(on));
    assert.equal(await named(here, "notes").inputValue(), "before and still", "the field with the cursor stays");
    await page.keyboard.type(" typing");
    const wanted = { rows: ["1", "2"], notes: "before and still typing", frames: "9", mood: "calm" };
    for (const form of [here, there]) await eventually(() => shown(form), (now) => assert.deepEqual(now, wanted));
    await savedCopy(page, key("My answers"), (answers) => assert.equal(answers.notes, "before and still typing"));
  });
});

test("a copy that is deleted in another tab stays on the page, which says so and offers to save it", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const [here, there, other] = await twoTabs(page);
    await fill(here, { keeper: "Mara" });
    await eventually(() => named(there, "keeper").inputValue(), (value) => assert.equal(value, "Mara"));
    await choose(other, "Copies", "Delete");
    await other.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    const said = await notice(page, "This copy was deleted in another tab, or the browser's storage was cleared. Your answers are still here, but not saved.");
    assert.equal(await named(here, "keeper").inputValue(), "Mara");
    assert(!((await stored(page))[key("My answers")]), "it is not saved behind the reader's back");
    await said.getByRole("button", { name: "Save in this browser" }).click();
    await savedCopy(page, key("My answers"), ({ keeper }) => assert.equal(keeper, "Mara"));
  });
});

test("a copy that is gone from the storage is saved before another one is opened", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const [here, there, other] = await twoTabs(page);
    await fill(here, { keeper: "Mara" });
    const file = await saveAs(page, JSON_FILE);
    await eventually(() => named(there, "keeper").inputValue(), (value) => assert.equal(value, "Mara"));
    await other.evaluate(() => localStorage.clear());
    await notice(page, "the browser's storage was cleared");
    await openFile(page, file.text.replace("Mara", "Theirs"));
    await notice(page, "was opened as the copy “My answers 2”");
    await savedCopy(page, key("My answers"), ({ keeper }) => assert.equal(keeper, "Mara"));
  });
});

test("worksheets of one site do not touch each other", async () => {
  await own.visit(PAGES.goal, {}, async (page) => {
    await fill(await sheet(page), { "goals/1/name": "A goal" });
    await page.goto(own.url + PAGES.ethics);
    const form = await sheet(page);
    assert.deepEqual(await filled(form), {});
    await fill(form, { system: "A system" });
    await page.goto(own.url + PAGES.goal);
    await eventually(() => filled(page.locator("lyceum-worksheet")), (now) => assert.deepEqual(now, { "goals/1/name": "A goal" }));
  });
});

/** What is filled in, and which rows there are. */
async function shown(form) {
  const rows = await form.locator('[data-rows="hives"] > [data-row]').evaluateAll((all) => all.map((row) => row.dataset.row));
  return { rows, ...(await filled(form)) };
}

const select = (form) => form.getByRole("combobox", { name: "Copy" });

/** The names of all copies. */
const copies = (form) => select(form).locator("option").allTextContents();

const dialogName = (page) => page.getByRole("dialog").getByRole("textbox", { name: "Name" });

/** Gives a name to the dialog that is open. */
async function answer(page, name, button) {
  await dialogName(page).fill(name);
  await page.getByRole("dialog").getByRole("button", { name: button }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** The worksheet in this tab and in another one of the same browser, and that tab. */
async function twoTabs(page) {
  const other = await page.context().newPage();
  await other.goto(page.url());
  return [await sheet(page), await sheet(other), other];
}
