// A worksheet changes while readers have answers: what fits stays, what was renamed moves, and nothing is dropped in silence.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { open } from "./support.mjs";
import { CSV_FILE, eventually, fill, filled, JSON_FILE, keyOf, lines, MARKDOWN_FILE, notice, on, openFile, saveAs, savedCopy, sheet, stored, told } from "./worksheets.mjs";
import { TODAY } from "./worksheets-answers.mjs";

const FILE = "content/worksheets/first-visit.md";
const VISIT = "worksheets/first-visit/";
const KEY = keyOf("bee-school", "WS-FIRST");

const BEFORE = {
  keeper: "Mara", notes: "Calm.\nMany bees.", frames: "5", share: "62.5", day: "2027-05-01", mood: "calm", seen: ["queen", "mites"], strength: "2", fed: "no",
  "hives/1/name": "North", "hives/1/weight": "31.5", "hives/2/name": "South", "hives/2/weight": "28",
};

/** The lines of the fields after a year: one removed, two renamed, three of another type, options changed, all in another order. */
const FIELDS = `
      - key: hives
        label: Colonies
        type: table
        rows: {start: 1, max: 4, label: Colony}
        columns:
          - {key: mass, renamed_from: weight, label: Mass, type: number, unit: kg}
          - {key: queen, label: Queen, type: yes_no}
      - {key: weather, label: Weather, type: text}
      - {key: fed, label: Fed with, type: text}
      - {key: strength, label: Strength, type: scale, scale: [{value: 1, label: weak, description: x}, {value: 3, label: strong, description: z}]}
      - {key: seen, label: What was seen, type: choices, options: [queen, eggs, mites, larvae]}
      - {key: mood, label: Mood of the bees, type: choice, options: [gentle, angry]}
      - {key: day, label: The day, type: date}
      - {key: share, label: Share of capped brood, type: number}
      - {key: brood, renamed_from: [combs, frames], label: Combs with brood, type: number, max: 20}
      - {key: visitor, renamed_from: keeper, label: Who came, type: text, required: true}
`;

const school = await open("academy");
const changed = (change) => ({ change: async (folder) => {
  const file = join(folder, FILE);
  await writeFile(file, change(await readFile(file, "utf8")));
} });
const aYearLater = changed((text) => text.replace(/(?<=    fields:\n)[^]*?(?=```)/, FIELDS.slice(1)));

test("a worksheet that changed", async (context) => {
  await school.visit(VISIT, on(TODAY), async (page) => {
    const form = await sheet(page);
    await fill(form, BEFORE);
    await form.locator("form").evaluate(() => document.activeElement.blur());
    const before = await savedCopy(page, KEY, ({ hives }) => assert.equal(hives?.[1].weight, 28));
    const file = await saveAs(page, JSON_FILE);

    await school.rebuild(aYearLater);
    await page.reload();
    await sheet(page);

    await context.test("what fits stays, under its new name and in its new place", async () => {
      await eventually(() => filled(form), (now) => assert.deepEqual(now, {
        visitor: "Mara", brood: "5", share: "62.5", day: "2027-05-01", seen: "queen, mites", "hives/1/mass": "31.5", "hives/2/mass": "28",
      }));
      assert.match((await form.locator("form label, form legend").allTextContents()).join(), /Combs with brood/);
    });

    const aside = form.locator(".worksheet-aside");
    const kept = { notes: "Calm.\nMany bees.", mood: "calm", strength: "2", fed: "no", "hives/1/name": "North", "hives/2/name": "South" };
    await context.test("what does not fit is kept aside, and shown", async () => {
      await aside.getByText("Kept aside (6)").waitFor();
      const shown = await aside.evaluate((block) => Object.fromEntries([...block.querySelectorAll("dt")].map((name) => (
        [name.textContent, name.nextElementSibling.querySelector("p").textContent]))));
      assert.deepEqual(shown, kept);
    });

    await context.test("it is not saved anew by being looked at", async () => {
      assert.deepEqual(JSON.parse((await stored(page))[KEY]), before);
    });

    await context.test("it goes into every file, and on paper", async () => {
      const copy = JSON.parse((await saveAs(page, JSON_FILE)).text);
      assert.deepEqual(copy.aside, { notes: "Calm.\nMany bees.", mood: "calm", strength: 2, fed: false, "hives/1/name": "North", "hives/2/name": "South" });
      assert.deepEqual(copy.answers.hives, [{ row: "1", mass: 31.5 }, { row: "2", mass: 28 }]);
      assert.notEqual(copy.definition, before.definition);
      const markdown = (await saveAs(page, MARKDOWN_FILE)).text;
      assert(markdown.includes("## Kept aside") && markdown.includes("| hives/1/name | North |") && markdown.includes("| notes | Calm. Many bees. |"), markdown);
      const csv = (await saveAs(page, CSV_FILE)).text;
      assert(csv.includes("hives/2/name,,Kept aside,South\r\n") && csv.includes("strength,,Kept aside,2\r\n"), csv);
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      assert((await lines(page.locator(".worksheet-document"))).includes("hives/1/name | North"));
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    });

    await context.test("the result counts with the new definition", async () => {
      // Of ten, weather, fed, strength and mood are open.
      await eventually(() => told(page), (seen) => assert.match(seen[0], /^6 of 10 fields answered/));
    });

    await context.test("a copy of before can be opened as a file, and comes out the same", async () => {
      await openFile(page, file.text);
      await notice(page, "was opened as the copy “My answers 2”");
      await aside.getByText("Kept aside (6)").waitFor();
      await form.getByRole("combobox", { name: "Copy" }).selectOption("My answers");
    });

    await context.test("one thing can be let go, and that can be undone", async () => {
      await aside.getByRole("button", { name: "Remove mood" }).click();
      await aside.getByText("Kept aside (5)").waitFor();
      await savedCopy(page, KEY, (answers) => assert.equal(answers.visitor, "Mara"));
      await eventually(async () => JSON.parse((await stored(page))[KEY]).aside, (saved) => assert.equal(saved?.mood, undefined));
      await form.getByRole("button", { name: "Undo" }).click();
      await aside.getByText("Kept aside (6)").waitFor();
      await eventually(async () => JSON.parse((await stored(page))[KEY]).aside, (saved) => assert.equal(saved?.mood, "calm"));
    });

    await context.test("what was kept aside comes back with its question", async () => {
      await fill(form, { weather: "Sunny" });
      await savedCopy(page, KEY, ({ weather }) => assert.equal(weather, "Sunny"));
      await school.rebuild();
      await page.reload();
      await sheet(page);
      // Renamed answers do not move back by themselves, since the old worksheet knows nothing of the new names.
      await eventually(() => filled(form), (now) => assert.deepEqual(now, {
        notes: "Calm.\nMany bees.", share: "62.5", day: "2027-05-01", mood: "calm", seen: "queen, mites", strength: "2", fed: "no", "hives/1/name": "North", "hives/2/name": "South",
      }));
      await aside.getByText("Kept aside (5)").waitFor();
      assert.deepEqual((await aside.locator("dt").allTextContents()).sort(), ["brood", "hives/1/mass", "hives/2/mass", "visitor", "weather"]);
    });
  });
});

test("other words and another order change nothing", async () => {
  await school.visit(VISIT, on(TODAY), async (page) => {
    const form = await sheet(page);
    await fill(form, BEFORE);
    const before = await filled(form);
    await school.rebuild(changed((text) => text.replaceAll("label: ", "label: New ").replace("intro: Take it", "intro: Take the sheet")));
    await page.reload();
    await sheet(page);
    await form.getByText("New Who looked").waitFor();
    await eventually(() => filled(form), (now) => assert.deepEqual(now, before));
    assert.equal(await form.locator(".worksheet-aside").count(), 0);
  });
});

test("another worksheet of the same document leaves the answers of the first aside", async () => {
  const checklist = "```worksheet\nkind: checklist\ngroups:\n  - {label: All, items: [{key: keeper, label: Keep}, {key: smoke, label: Light the smoker}]}\n```\n";
  await school.rebuild();
  await school.visit(VISIT, on(TODAY), async (page) => {
    await fill(await sheet(page), { keeper: "Mara", frames: "5" });
    await savedCopy(page, KEY, ({ frames }) => assert.equal(frames, 5));
    await school.rebuild(changed((text) => text.replace(/```worksheet[^]*```\n/, checklist)));
    await page.reload();
    const form = await sheet(page);
    await form.locator(".worksheet-aside").getByText("Kept aside (2)").waitFor();
    await fill(form, { smoke: true });
    const copy = await savedCopy(page, KEY, ({ smoke }) => assert.equal(smoke, true));
    assert.deepEqual(copy.aside, { keeper: "Mara", frames: 5 });
    assert.equal(copy.worksheet, "checklist");
  });
  await school.rebuild();
});
