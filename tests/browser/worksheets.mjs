// What the tests of worksheets share: filling in as a reader does, reading what comes of it, menus and files.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const PATIENCE = 8_000;

/** Looks until a check holds; fails as the check does. */
export async function eventually(look, check) {
  for (const end = Date.now() + PATIENCE; ;) {
    try {
      const seen = await look();
      check(seen);
      return seen;
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(40);
    }
  }
}

/** The worksheet on a page, once its script runs. */
export async function sheet(page) {
  const worksheet = page.locator("lyceum-worksheet").first();
  await worksheet.locator(".worksheet-panel").waitFor();
  return worksheet;
}

/**
 * Enters answers by the names of their controls: a text, the value of a radio button or of an option, `true` for a tick, a
 * list of ticks. Rows that are not there yet are added.
 */
export async function fill(place, answers) {
  for (const [name, value] of Object.entries(answers)) {
    const controls = named(place, name);
    for (let tries = 0; (await controls.count()) === 0 && name.includes("/"); tries += 1) {
      assert(tries < 20, `there is no control ${name}`);
      await place.locator(`[data-add="${name.split("/")[0]}"]`).click();
    }
    await enter(controls, value);
  }
}

/** The controls of one name. */
export const named = (place, name) => place.locator(`[name="${name}"]`);

async function enter(controls, value) {
  const kind = await controls.first().evaluate((control) => control.type);
  if (kind === "checkbox" && value === true) await controls.check();
  else if (kind === "radio" || kind === "checkbox") {
    for (const one of [value].flat()) await controls.and(controls.page().locator(`[value="${one}"]`)).check();
  } else if (kind === "select-one") await controls.selectOption(String(value));
  else await controls.fill(String(value));
}

/** What every control of a worksheet shows, by its name: texts, and of ticks and points those that are chosen. */
export function entries(place) {
  return place.locator("form").first().evaluate((form) => {
    const shown = {};
    for (const control of form.elements) {
      if (!control.name) continue;
      const ticks = ["radio", "checkbox"].includes(control.type);
      if (ticks && control.checked) shown[control.name] = [shown[control.name] ?? [], control.value].flat().join(", ");
      if (!ticks) shown[control.name] = control.value;
    }
    return shown;
  });
}

/** The same without what is empty. */
export async function filled(place) {
  return Object.fromEntries(Object.entries(await entries(place)).filter(([, value]) => value !== ""));
}

/** What a place of results says, line by line; figures behind folds included. */
export function told(page, place = "") {
  return lines(page.locator(`lyceum-worksheet [data-result="${place}"]`).first());
}

/** What an element says, as lines of plain text: `# heading`, `> quote`, `- item: detail`, `cell | cell`. */
export function lines(locator) {
  return locator.evaluate((root) => {
    const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
    const item = (element) => {
      const [state, detail] = [".state", ".detail"].map((part) => element.querySelector(`:scope > ${part}`));
      const rest = element.cloneNode(true);
      for (const part of rest.querySelectorAll(":scope > :is(.state, .detail, button)")) part.remove();
      return `- ${state ? `${text(state)}: ` : ""}${text(rest)}${detail ? `: ${text(detail)}` : ""}`;
    };
    const read = (element) => {
      if (/^h\d$/.test(element.localName)) return [`# ${text(element)}`];
      if (element.localName === "blockquote") return [`> ${text(element)}`];
      if (["ul", "ol"].includes(element.localName)) return [...element.children].map(item);
      if (element.localName === "tr") return [[...element.children].map(text).join(" | ")];
      if (["figcaption", "caption", "p"].includes(element.localName)) return text(element) ? [text(element)] : [];
      if (["svg", "summary"].includes(element.localName)) return [];
      return [...element.children].flatMap(read);
    };
    return read(root);
  });
}

/** Waits until a place of results says all these lines; a pattern stands for a line that it matches. */
export function says(page, wanted, place = "") {
  return eventually(() => told(page, place), (seen) => includes(seen, wanted));
}

/** Fails if lines lack one that is wanted. */
export function includes(seen, wanted) {
  for (const line of [wanted].flat()) {
    const found = seen.some((one) => (line instanceof RegExp ? line.test(one) : one === line));
    assert(found, `nothing says\n    ${line}\namong\n    ${seen.join("\n    ")}`);
  }
}

/** Chooses something from a menu of the panel. */
export async function choose(page, menu, entry) {
  const details = page.locator("lyceum-worksheet details.worksheet-menu").filter({ has: page.locator("summary", { hasText: menu }) }).first();
  if (!(await details.evaluate((one) => one.open))) await details.locator("summary").click();
  await details.getByRole("button", { name: entry, exact: true }).click();
}

/** What a choice from "Save or share" hands to the reader as a file. */
export async function saveAs(page, entry) {
  const [download] = await Promise.all([page.waitForEvent("download"), choose(page, "Save or share", entry)]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

export const [JSON_FILE, MARKDOWN_FILE, CSV_FILE] = ["Save as a file (JSON)", "Save as a text (Markdown)", "Save as a table (CSV)"];

/** Opens a saved file, as the reader does who picks it. */
export async function openFile(page, content, name = "answers.json") {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), choose(page, "Save or share", "Open a saved file")]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
}

/** Waits for a notice of the worksheet with such a text, and gives it. */
export async function notice(page, text) {
  const found = page.locator("lyceum-worksheet .worksheet-notice").filter({ hasText: text });
  await eventually(() => page.locator("lyceum-worksheet .worksheet-notice").allInnerTexts(), (seen) => (
    assert(seen.some((one) => (text instanceof RegExp ? text.test(one) : one.includes(text))), `no notice says ${text}, but: ${seen.join(" / ") || "none"}`)));
  return found.first();
}

/** All that the browser's storage holds. */
export const stored = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));

/** The key of a copy in the storage. */
export const keyOf = (site, document, copy = "My answers") => `lyceum/${[site, document, copy].map(encodeURIComponent).join("/")}`;

/** A saved copy as it stands in the storage, once a check holds of its answers. */
export function savedCopy(page, key, check = () => {}) {
  return eventually(async () => JSON.parse((await stored(page))[key] ?? "null"), (copy) => {
    assert(copy, `nothing is saved under ${key}`);
    check(copy.answers);
  });
}

/** Waits until the panel says that the answers are saved. */
export async function saved(page) {
  await page.locator(".worksheet-state").filter({ hasText: /^Saved in this browser/ }).first().waitFor();
}

/** Leaves the page at once, comes back, and fails if an answer is not as it was, or if the result lacks one of these lines. */
export async function assertKept(page, wanted) {
  await page.locator("lyceum-worksheet form").first().evaluate(() => document.activeElement.blur());
  const before = await filled(await sheet(page));
  await page.reload();
  const form = await sheet(page);
  await eventually(() => filled(form), (after) => assert.deepEqual(after, before, "what was answered before the page was left"));
  await says(page, wanted);
}

/** For `visit`: the calendar stands at a day, while timers run on. */
export const on = (day) => ({ prepare: (page) => page.clock.setFixedTime(new Date(day)) });

/** Fails if a text is not the one in a file of `expected/`; with `BLESS=1` it is written there. */
export async function assertExpected(text, name) {
  const file = new URL(`expected/${name}`, import.meta.url);
  if (process.env.BLESS) await writeFile(file, text);
  assert.equal(text, await readFile(file, "utf8"), `as in ${file.pathname}`);
}
