// Files and links that mean harm, or are merely broken: each changes nothing, and what is wrong is said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { open } from "./support.mjs";
import { choose, eventually, fill, filled, JSON_FILE, keyOf, named, notice, saveAs, savedCopy, sheet, stored } from "./worksheets.mjs";
import { NO_COPIES, SCRIPTS, SPOILT_COPIES, SPOILT_WHOLES } from "./worksheets-hostile.mjs";

const school = await open("academy");
const VISIT = "worksheets/first-visit/";
const KEY = keyOf("bee-school", "WS-FIRST");
const ANSWERS = {
  keeper: "Mara", notes: "Calm.", frames: "5", share: "60", day: "2027-05-01", mood: "calm", seen: ["queen", "eggs"], strength: "2", fed: "no",
  "hives/1/name": "North", "hives/1/weight": "31,5", "hives/2/name": "South",
};

test("files", async (context) => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await begun(page);
    const sound = JSON.parse((await saveAs(page, JSON_FILE)).text);
    const files = [
      ...NO_COPIES,
      ...Object.entries(SPOILT_WHOLES).map(([name, [make, said]]) => [`a copy ${name}`, make(sound), said]),
      ...Object.entries(SPOILT_COPIES).map(([name, [spoil, said]]) => [`a copy ${name}`, JSON.stringify(spoiltBy(sound, spoil)), said]),
    ];
    assert(files.length >= 80, `${files.length} files`);
    const before = await world(page);

    for (const [index, [name, content, said]] of files.entries()) {
      await context.test(`${name} is refused`, async () => {
        await pick(form, content, `${index}.json`);
        const text = await (await notice(page, `“${index}.json” was not opened, and nothing was changed:`)).locator("li").allTextContents();
        assert(text.some((line) => said.test(line)), `${said} is not among\n    ${text.join("\n    ")}`);
        assert(text.length <= 11 && text.every((line) => line.length < 400), "briefly");
        assert(!/undefined|\[object/.test(text.join("")), text.join("\n"));
        assert.deepEqual(await world(page), before);
      });
    }
    await page.reload();
    await eventually(() => filled(form), (now) => assert.deepEqual(now, before.answers));
  });
});

test("a sound copy is opened, whatever an editor made of its bytes", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await begun(page);
    const file = (await saveAs(page, JSON_FILE)).text;
    // Chromium takes the mark of order for what it says.
    const wide = Buffer.from(`\ufeff${file}`, "utf16le");
    const contents = [file, `\ufeff${file}`, file.replaceAll("\n", "\r\n"), file.replaceAll("\n", ""), wide, Buffer.from(wide).swap16()];
    for (const [index, content] of contents.entries()) {
      await pick(form, content, `${index}.json`);
      await notice(page, `“${index}.json” was opened as the copy “My answers ${index + 2}”.`);
    }
  });
});

test("scripts in texts are texts: in fields, rows, names and what is kept aside", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await begun(page);
    const sound = JSON.parse((await saveAs(page, JSON_FILE)).text);
    const before = await world(page);
    for (const [index, script] of SCRIPTS.entries()) {
      const copy = spoiltBy(sound, (one) => {
        Object.assign(one, { copy: script.slice(0, 100), title: script, definition: "an older one" });
        Object.assign(one.answers, { keeper: script, notes: script, frames: script, share: "NaN", [script]: script });
        one.answers.hives[0] = { row: "1", name: script, weight: "Infinity", [script]: script };
        one.aside = { old: script, [`<b>${script}`]: [script], rows: [{ row: "1", [script]: script }] };
      });
      await pick(form, JSON.stringify(copy), `${index}.json`);
      await notice(page, `“${index}.json” was opened as the copy “${copy.copy}”.`);
      for (const name of ["keeper", "notes", "frames", "hives/1/name"]) assert.equal(await named(form, name).inputValue(), script, name);
      await form.locator(".worksheet-aside").getByText(script, { exact: true }).first().waitFor();
      const after = await world(page);
      assert.deepEqual({ ...after, answers: before.answers, storage: before.storage }, before, "no element, no request, nothing run");
      // Other places where it shows: what is saved, and the paper.
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      assert.equal((await world(page)).live, before.live, "on paper too");
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    }
    await choose(page, "Copies", "Rename");
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    assert.equal((await world(page)).live, before.live, "in dialogs too");
  });
});

test("options and rows for which there is no place any more are kept aside, as texts", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await begun(page);
    const before = await world(page);
    const rows = [1, 2, 3, 4, 5, 6].map((number) => ({ row: String(number), name: SCRIPTS[number] }));
    const copy = spoiltBy(JSON.parse((await saveAs(page, JSON_FILE)).text), (one) => Object.assign(one.answers, { mood: SCRIPTS[2], seen: ["queen", SCRIPTS[3]], strength: 7, hives: rows }));
    await pick(form, JSON.stringify(copy), "gone.json");
    await notice(page, "“gone.json” was opened as the copy “My answers 2”.");
    const { mood, seen, strength, ...rest } = before.answers;
    const four = Object.fromEntries(rows.slice(0, 4).map(({ row, name }) => [`hives/${row}/name`, name]));
    await eventually(() => filled(form), (now) => assert.deepEqual(now, { ...Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith("hives/"))), ...four }));
    const aside = form.locator(".worksheet-aside");
    assert.deepEqual((await aside.locator("dt").allTextContents()).sort(), ["hives/5/name", "hives/6/name", "mood", "seen", "strength"]);
    for (const text of [SCRIPTS[2], SCRIPTS[3], SCRIPTS[5], SCRIPTS[6]]) await aside.getByText(text).first().waitFor();
    const after = await world(page);
    assert.deepEqual([after.live, after.run, after.requests, after.dialogs], [before.live, before.run, before.requests, before.dialogs]);
  });
});

test("what is typed is text too, and words for numbers are no numbers", async () => {
  await school.visit(VISIT, {}, async (page) => {
    const form = await begun(page);
    const before = await world(page);
    for (const word of ["NaN", "Infinity", "-Infinity", "1e5", "0x10", "1e999", "--1", "1,2,3.4.5", "٣٤x", SCRIPTS[2]]) {
      await fill(form, { frames: word });
      await named(form, "keeper").focus();
      await form.locator('[data-field="frames"] .field-error').getByText("Write a number, such as 12.5.").waitFor();
      assert.equal(await named(form, "frames").inputValue(), word, "it stays as it was typed");
    }
    for (const [name] of Object.entries({ keeper: 1, notes: 1, "hives/1/name": 1 })) await fill(form, { [name]: SCRIPTS.join(" ") });
    await savedCopy(page, KEY, ({ keeper }) => assert.equal(keeper, SCRIPTS.join(" ")));
    const after = await world(page);
    assert.deepEqual([after.live, after.run, after.requests], [before.live, before.run, before.requests]);
  });
});

test("links", async (context) => {
  const copy = await school_copy();
  const packed = (data) => pack(deflateRawSync(typeof data === "string" || Buffer.isBuffer(data) ? data : JSON.stringify(data)));
  const links = {
    "nothing": ["", /damaged/],
    "what is no base64": ["%3Cscript%3E!!", /damaged/],
    "base64 of nonsense": [pack(Buffer.from("nonsense that is not packed")), /damaged/],
    "a script": ["<script>globalThis.pwned=1</script>", /damaged/],
    "a link that was cut off": [packed(copy).slice(0, -30), /damaged/],
    "a link with a letter changed": [packed(copy).replace(/.{40}$/, (end) => end.split("").reverse().join("")), /./],
    "bytes that are no UTF-8": [packed(Buffer.from([255, 254, 253])), /damaged/],
    "a bomb of zeros": [packed(Buffer.alloc(200_000_000)), /more than 1 MB/],
    "a bomb around a sound copy": [packed(JSON.stringify(copy) + " ".repeat(50_000_000)), /more than 1 MB/],
    "a text": [packed("hello"), /damaged/],
    "null": [packed("null"), /./],
    "a list": [packed("[]"), /./],
    "a number": [packed("42"), /./],
    "deep lists": [packed("[".repeat(300_000) + "]".repeat(300_000)), /./],
    "another site": [packed({ ...copy, site: "evil" }), /belongs to the worksheet “WS-FIRST” of the site “evil”/],
    "another worksheet": [packed({ ...copy, document: "WS-STRIVE" }), /belongs to the worksheet “WS-STRIVE”/],
    "a later version": [packed({ ...copy, lyceum: 2 }), /newer version/],
    "no answers": [packed({ ...copy, answers: undefined }), /answers: expected an object/],
    "__proto__": [packed(JSON.stringify(copy).replace("{", "{\"__proto__\":{\"polluted\":1},")), /./],
    "__proto__ among the answers": [packed(JSON.stringify(copy).replace("\"answers\":{", "\"answers\":{\"__proto__\":{\"polluted\":1},")), /__proto__/],
    "a wrong type": [packed(spoiltBy(copy, (one) => (one.answers.fed = SCRIPTS[0]))), /answers\.fed: expected true or false/],
    "two rows of one number": [packed(spoiltBy(copy, (one) => (one.answers.hives[1].row = "1"))), /an id that no other row has/],
  };
  await school.visit(VISIT, {}, async (page) => {
    const form = await begun(page);
    const before = await world(page);
    for (const [name, [fragment, said]] of Object.entries(links)) {
      await context.test(`${name} is refused`, async () => {
        await page.evaluate((hash) => (location.hash = hash), `lyceum=${fragment}`);
        const banner = await notice(page, "The answers in this link cannot be shown. Nothing was changed.");
        const text = await banner.locator("li").allTextContents();
        assert(text.length > 0 && text.some((line) => said.test(line)), `${said} is not among\n    ${text.join("\n    ")}`);
        assert.deepEqual(await world(page), before);
        await banner.getByRole("button", { name: "Close" }).click();
        await banner.waitFor({ state: "detached" });
        assert.equal(page.url(), school.url + VISIT);
      });
    }
    await context.test("one that is opened with the page is refused as well", async () => {
      await page.goto(`${school.url}${VISIT}?again#lyceum=${links["a wrong type"][0]}`);
      await notice(page, "The answers in this link cannot be shown. Nothing was changed.");
      await eventually(() => filled(form), (now) => assert.deepEqual(now, before.answers));
    });
    await context.test("scripts in a sound one are texts", async () => {
      const script = SCRIPTS.join(" ");
      const sound = spoiltBy(copy, (one) => Object.assign(one, { copy: script.slice(0, 90).trim(), answers: { keeper: script, hives: [{ row: "1", name: script }] } }));
      await page.goto(`${school.url}${VISIT}?more#lyceum=${packed(sound)}`);
      await notice(page, "You are looking at answers that were shared with you");
      assert.equal(await named(form, "keeper").inputValue(), script);
      const after = await world(page);
      assert.deepEqual([after.live, after.run, after.storage], [before.live, before.run, before.storage]);
    });
  });
});

/** The worksheet with answers that are saved. It counts requests and dialogs from now on. */
async function begun(page) {
  const form = await sheet(page);
  await fill(form, ANSWERS);
  await form.locator("form").evaluate(() => document.activeElement.blur());
  await savedCopy(page, KEY, ({ hives }) => assert.equal(hives?.[1].name, "South"));
  await choose(page, "Save or share", "Open a saved file");
  await (await notice(page, "Browsers may delete what they keep")).getByRole("button", { name: "Understood" }).click();
  page.seen = { requests: 0, dialogs: 0 };
  // Modules and icon of the theme are fetched when they are needed first.
  page.on("request", (request) => (page.seen.requests += request.url().startsWith(`${school.url}theme.`) ? 0 : 1));
  page.on("dialog", (dialog) => {
    page.seen.dialogs += 1;
    dialog.dismiss();
  });
  return form;
}

/** Everything that a file could change: answers, storage, elements that run or fetch, and what ran. */
async function world(page) {
  const { live, run } = await page.evaluate(() => ({
    live: document.querySelectorAll("script, img, iframe, object, embed, base, link, style, meta, video, audio, frame").length,
    run: [typeof globalThis.pwned, typeof {}.polluted, Object.keys(Object.prototype).length, document.title, location.pathname].join(" "),
  }));
  const storage = Object.fromEntries(Object.entries(await stored(page)).filter(([key]) => key.startsWith("lyceum/")));
  return { answers: await filled(page.locator("lyceum-worksheet")), storage, live, run, requests: page.seen?.requests, dialogs: page.seen?.dialogs };
}

/** Hands a file to the worksheet, whose menu was opened before. */
const pick = (form, content, name) => form.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });

function spoiltBy(copy, spoil) {
  const spoilt = structuredClone(copy);
  spoil(spoilt);
  return spoilt;
}

const pack = (bytes) => bytes.toString("base64").replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** A sound copy as it stands in links. */
async function school_copy() {
  let copy;
  await school.visit(VISIT, {}, async (page) => {
    await begun(page);
    copy = JSON.parse((await saveAs(page, JSON_FILE)).text);
  });
  const { lyceum, title, ...rest } = copy;
  return rest;
}
