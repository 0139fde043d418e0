// The live preview in a real browser: what is written shows at once, and nothing that the reader did is lost by it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { program } from "./support.mjs";
import { eventually } from "./worksheets.mjs";

const running = [];
const browser = chromium.launch({ executablePath: program() });
after(async () => {
  await (await browser).close();
  for (const { child, folder } of running) {
    child.kill();
    await rm(folder, { recursive: true, force: true });
  }
});

const LONG = Array.from({ length: 60 }, (_, n) => `Paragraph ${n + 1} of a long text that has to be scrolled.\n`).join("\n");
const page = (title, body, fields = "") => `---\ntitle: ${title}\nid: ${title.toLowerCase()}\nstatus: Active\nsecurity_level: Public\n${fields}---\n\n${body}\n`;
const SHEET = "```worksheet\nkind: form\nsections:\n  - title: About\n    fields:\n      - {key: name, label: Name, type: text}\n```";

/** A site that is being written, with its server. */
class Written {
  constructor(folder, child, url) {
    Object.assign(this, { folder, child, url });
  }

  write(path, text) {
    return mkdir(dirname(join(this.folder, path)), { recursive: true }).then(() => writeFile(join(this.folder, path), text));
  }

  read(path) {
    return readFile(join(this.folder, path), "utf8");
  }
}

async function serve(files, ...more) {
  const folder = await mkdtemp(join(tmpdir(), "lyceum-preview-"));
  const all = { "lyceum.yaml": "title: Garden\nsite_id: garden\n", "content/index.md": page("Front", "Welcome to [[long]]."), "content/long.md": page("Long", LONG), ...files };
  for (const [path, text] of Object.entries(all)) await mkdir(dirname(join(folder, path)), { recursive: true }).then(() => writeFile(join(folder, path), text));
  const child = spawn(process.env.LYCEUM_BIN, ["serve", folder, "--port", "0", ...more], { stdio: ["ignore", "ignore", "pipe"] });
  const url = await new Promise((found, failed) => {
    let said = "";
    child.stderr.on("data", (data) => {
      said += data;
      const [address] = /http:\/\/[\d.]+:\d+\//.exec(said) ?? [];
      if (address) found(address);
    });
    child.on("exit", () => failed(new Error(`it ended: ${said}`)));
  });
  const site = new Written(folder, child, url);
  running.push(site);
  return site;
}

/** Opens a page, and fails if it complained. */
async function open(site, address = "", context = undefined) {
  const own = context ?? await (await browser).newContext({ viewport: { width: 1200, height: 700 }, reducedMotion: "reduce" });
  own.setDefaultTimeout(10_000);
  const tab = await own.newPage();
  const complaints = [];
  tab.on("pageerror", (error) => complaints.push(error.message));
  tab.on("console", (message) => message.type() === "error" && !message.text().startsWith("Failed to load resource") && complaints.push(message.text()));
  await tab.goto(site.url + address);
  await bar(tab).waitFor();
  return Object.assign(tab, { complaints });
}

const bar = (tab) => tab.getByRole("region", { name: "Preview" });

async function close(...tabs) {
  for (const tab of tabs) assert.deepEqual(tab.complaints, []);
  await tabs[0].context().close();
}

test("a new text shows, and the scroll position, open sections, focus and scheme stay", async () => {
  const site = await serve({ "content/long.md": page("Long", `> [!note]- Folded\n> Inside.\n\n${LONG}\n\n[a link](index.md)\n`) });
  const tab = await open(site, "long/");
  await tab.locator("details.callout summary").click();
  await tab.evaluate(() => (document.documentElement.dataset.scheme = "dark"));
  const paragraph = tab.getByText("Paragraph 40 of");
  await paragraph.scrollIntoViewIfNeeded();
  await tab.getByRole("main").getByRole("link", { name: "a link" }).focus();
  await paragraph.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const before = await tab.evaluate(() => scrollY);
  assert(before > 500);
  const loaded = await tab.evaluate(() => (globalThis.stays = Math.random()));
  await site.write("content/long.md", page("Long", `> [!note]- Folded\n> Inside.\n\n${LONG.replace("Paragraph 40 of", "Sentence 40 of")}\n\n[a link](index.md)\n`));
  await tab.getByText("Sentence 40 of").waitFor();
  assert.equal(await tab.evaluate(() => globalThis.stays), loaded, "the page was not loaded anew");
  assert.equal(await tab.evaluate(() => scrollY), before);
  assert.equal(await tab.locator("details.callout").evaluate((one) => one.open), true);
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), "a link");
  assert.equal(await tab.evaluate(() => document.documentElement.dataset.scheme), "dark");
  await close(tab);
});

test("what was typed into a worksheet stays, while the text around it is written", async () => {
  const site = await serve({ "content/sheet.md": page("Sheet", `Before.\n\n${SHEET}`, "doc_type: Worksheet\n") });
  const tab = await open(site, "sheet/");
  const field = tab.getByRole("textbox", { name: "Name" });
  await field.pressSequentially("Ada Lovel");
  await site.write("content/sheet.md", page("Sheet", `After all.\n\n${SHEET}`, "doc_type: Worksheet\n"));
  await tab.getByText("After all.").waitFor();
  await field.pressSequentially("ace");
  assert.equal(await field.inputValue(), "Ada Lovelace");
  await site.write("content/sheet.md", page("Sheet", `After all.\n\n${SHEET.replace("label: Name", "label: Full name")}`, "doc_type: Worksheet\n"));
  const renamed = tab.getByRole("textbox", { name: "Full name" });
  await renamed.waitFor();
  await eventually(() => renamed.inputValue(), (value) => assert.equal(value, "Ada Lovelace", "the answers are still there when the form is another one"));
  await close(tab);
});

test("what is being read stays at its height when text above it grows", async () => {
  // Some browsers do it by themselves in some cases, others never: here it is the preview's own doing.
  const site = await serve({ "theme/custom.css": "html { overflow-anchor: none; }" });
  const tab = await open(site, "long/");
  const paragraph = tab.getByText("Paragraph 40 of");
  await paragraph.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  const top = () => paragraph.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await top();
  assert(before > 0 && before < 700, `${before} is not in sight`);
  await site.write("content/long.md", page("Long", `${"New words. ".repeat(300)}\n\n${LONG}`));
  await tab.getByText("New words.").first().waitFor();
  await eventually(top, (now) => assert(Math.abs(now - before) <= 1, `${now} is not ${before}`));
  assert.equal(await tab.evaluate(() => document.documentElement.dataset.script), "on", "what scripts have set stays");
  await close(tab);
});

test("a picture that is drawn anew is shown anew", async () => {
  const drawn = (width) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10"><rect width="${width}" height="10"/></svg>`;
  const site = await serve({ "content/cat.svg": drawn(100), "content/long.md": page("Long", "![A cat](cat.svg)") });
  const tab = await open(site, "long/");
  const width = () => tab.getByRole("img", { name: "A cat" }).evaluate((image) => image.naturalWidth);
  await eventually(width, (now) => assert.equal(now, 100));
  await site.write("content/cat.svg", drawn(240));
  await eventually(width, (now) => assert.equal(now, 240));
  await close(tab);
});

test("many tabs follow, and the audience is that of all of them", async () => {
  const site = await serve({ "content/secret.md": page("Secret", "Hidden words.").replace("Public", "Confidential") });
  const tabs = [await open(site, "long/")];
  const context = tabs[0].context();
  for (let n = 1; n < 9; n += 1) tabs.push(await open(site, "long/", context));
  await site.write("content/long.md", page("Long", "Written for all."));
  for (const tab of tabs) await tab.getByText("Written for all.").waitFor();
  await tabs[8].goto(`${site.url}secret/`);
  await tabs[8].getByText("Hidden words.").waitFor();
  await bar(tabs[1]).getByRole("combobox", { name: "Seen by" }).selectOption("Public");
  await tabs[8].getByText("This page does not exist").first().waitFor();
  await bar(tabs[1]).getByRole("combobox", { name: "Seen by" }).selectOption("");
  await tabs[8].getByText("Hidden words.").waitFor();
  // The tab that listens for all is closed; another one takes over.
  await tabs[0].close();
  await site.write("content/long.md", page("Long", "Written once more."));
  for (const tab of tabs.slice(1, 8)) await tab.getByText("Written once more.").waitFor();
  await close(...tabs.slice(1));
});

test("a template that fails only on a page leaves the last good one", async () => {
  const site = await serve({});
  const tab = await open(site, "long/");
  await site.write("templates/partials/footer.html", "<footer>{{ site.titel | upper }}</footer>");
  await tab.getByRole("alert").getByText("titel").waitFor();
  assert(await tab.getByText("Paragraph 1 of").isVisible());
  await site.write("templates/partials/footer.html", "<footer>mended</footer>");
  await tab.getByRole("alert").waitFor({ state: "detached" });
  await tab.getByText("mended").waitFor();
  await close(tab);
});

test("a style is exchanged without loading the page anew", async () => {
  const site = await serve({ "theme/custom.css": "h1 { color: rgb(1, 2, 3); }" });
  const tab = await open(site);
  await tab.evaluate(() => (globalThis.stays = true));
  const colour = () => tab.locator("h1").evaluate((heading) => getComputedStyle(heading).color);
  await eventually(colour, (now) => assert.equal(now, "rgb(1, 2, 3)"));
  await site.write("theme/custom.css", "h1 { color: rgb(4, 5, 6); }");
  await eventually(colour, (now) => assert.equal(now, "rgb(4, 5, 6)"));
  assert.equal(await tab.evaluate(() => globalThis.stays), true);
  await close(tab);
});

test("a broken link shows in the bar and the panel, and clears when it is mended", async () => {
  const site = await serve({});
  const tab = await open(site, "long/");
  await bar(tab).getByRole("button", { name: /on this page/ }).waitFor();
  const count = async () => Number.parseInt(await bar(tab).getByRole("button").first().innerText(), 10) || 0;
  const first = await count();
  await site.write("content/long.md", page("Long", `[[nowhere at all]]\n\n${LONG}`));
  await eventually(count, (now) => assert.equal(now, first + 1));
  await bar(tab).getByRole("button", { name: /on this page/ }).click();
  const panel = tab.getByRole("region", { name: "Findings on this page" });
  await panel.getByText("the link leads nowhere").waitFor();
  const link = await panel.getByRole("link", { name: "line 8" }).getAttribute("href");
  assert.match(link, /^vscode:\/\/file\/.*\/content\/long\.md:8:\d+$/);
  await site.write("content/long.md", page("Long", LONG));
  await eventually(count, (now) => assert.equal(now, first));
  await panel.getByText("the link leads nowhere").waitFor({ state: "detached" });
  await close(tab);
});

test("a button applies a fix", async () => {
  const site = await serve({ "content/long.md": page("Long", LONG, "tags: [a, b, a]\n") });
  const tab = await open(site, "long/");
  await bar(tab).getByRole("button", { name: /on this page/ }).click();
  await tab.getByRole("button", { name: /^Fix: / }).first().click();
  await eventually(() => site.read("content/long.md"), (text) => assert.match(text, /tags: \[a, b\]/));
  await tab.getByRole("button", { name: /^Fix: / }).waitFor({ state: "detached" });
  await close(tab);
});

test("a broken template shows over the last good page, as text, and goes away when it is mended", async () => {
  const site = await serve({});
  const tab = await open(site);
  await site.write("templates/partials/footer.html", "<footer>{{ <b>nothing</b> }}</footer>");
  const overlay = tab.getByRole("alert");
  await overlay.getByText("footer.html").waitFor();
  assert.equal(await overlay.locator("b").count(), 0, "its text is text");
  assert(await tab.getByRole("heading", { level: 1 }).isVisible());
  await site.write("templates/partials/footer.html", "<footer>mended</footer>");
  await overlay.waitFor({ state: "detached" });
  await tab.getByText("mended").waitFor();
  await site.write("lyceum.yaml", "title: [");
  await overlay.getByText("lyceum.yaml").waitFor();
  await site.write("lyceum.yaml", "title: Orchard\nsite_id: garden\n");
  await overlay.waitFor({ state: "detached" });
  await tab.getByText("Orchard").first().waitFor();
  await close(tab);
});

test("the site is shown as an audience sees it, and back", async () => {
  const site = await serve({ "content/secret.md": page("Secret", "Hidden words.").replace("Public", "Confidential"), "content/index.md": page("Front", "See [[secret]].") });
  const tab = await open(site);
  await tab.getByRole("main").getByRole("link", { name: "secret" }).first().waitFor();
  await bar(tab).getByRole("combobox", { name: "Seen by" }).selectOption("Public");
  await tab.getByRole("main").getByText("another document").waitFor();
  await tab.goto(`${site.url}secret/`);
  await tab.getByText("This page does not exist").first().waitFor();
  await bar(tab).getByRole("combobox", { name: "Seen by" }).selectOption("");
  await tab.getByText("Hidden words.").waitFor();
  await bar(tab).getByText("Confidential", { exact: true }).waitFor();
  await bar(tab).getByRole("combobox", { name: "Seen by" }).selectOption("Internal");
  await bar(tab).getByText("this page is not shown to this audience").waitFor();
  await bar(tab).getByRole("combobox", { name: "Seen by" }).selectOption("");
  await bar(tab).getByText("this page is not shown to this audience").waitFor({ state: "detached" });
  await bar(tab).getByRole("link", { name: "who sees what" }).click();
  await tab.getByRole("row", { name: /Secret/ }).getByText("does not see").first().waitFor();
  await close(tab);
});

test("a page that moved leads forward, and one that was deleted says so", async () => {
  const site = await serve({ "content/plan.md": page("Plan", "The plan.") });
  const tab = await open(site, "plan/");
  await mkdir(join(site.folder, "content/deep"));
  await rename(join(site.folder, "content/plan.md"), join(site.folder, "content/deep/strategy.md"));
  await tab.waitForURL("**/deep/strategy/");
  await tab.getByText("The plan.").waitFor();
  await rm(join(site.folder, "content/deep/strategy.md"));
  await bar(tab).getByText("this page was deleted").waitFor();
  await close(tab);
});

test("fifty quick saves end in the last state, in all tabs", async () => {
  const site = await serve({});
  const one = await open(site, "long/");
  const other = await open(site, "long/", one.context());
  const third = await open(site, "", one.context());
  for (let n = 1; n <= 50; n += 1) await site.write("content/long.md", page(`Long ${n === 50 ? "last" : n}`, `State ${n}.\n\n${LONG}`));
  for (const tab of [one, other]) {
    await tab.getByText("State 50.").waitFor();
    assert.equal(await tab.getByRole("heading", { level: 1 }).innerText(), "Long last");
  }
  await third.getByRole("navigation", { name: "Site" }).getByText("Long last").waitFor();
  await close(one, other, third);
});

test("a lost connection is said, and taken up again", async () => {
  const site = await serve({});
  const tab = await open(site);
  // The last of its scripts is there: one that is still on its way would rightly complain.
  await tab.getByText("Was this page useful?").waitFor();
  const { port } = new URL(site.url);
  site.child.kill();
  await bar(tab).getByText("connection lost").waitFor();
  await site.write("content/index.md", page("Front", "Written meanwhile."));
  const child = spawn(process.env.LYCEUM_BIN, ["serve", site.folder, "--port", port], { stdio: "ignore" });
  running.push({ child, folder: site.folder });
  await tab.getByText("Written meanwhile.").waitFor();
  await bar(tab).getByText("connection lost").waitFor({ state: "detached" });
  await close(tab);
});

test("the report of the whole site is by rule and by steward, and follows", async () => {
  const site = await serve({ "content/index.md": page("Front", "[[nowhere]] [[<img src=x onerror=alert(1)>]]", "steward: Ada\n") });
  const tab = await open(site, "__lyceum/report/");
  const rules = tab.locator("#by-rule details").filter({ has: tab.locator("summary", { hasText: "broken-link" }) });
  await rules.getByText("nowhere").first().waitFor();
  await tab.locator("#by-steward details").filter({ has: tab.locator("summary", { hasText: "Ada" }) }).getByText("nowhere").first().waitFor();
  assert.equal(await tab.locator("main img").count(), 0, "what documents hold is text here");
  await site.write("content/index.md", page("Front", "Nothing.", "steward: Ada\n"));
  await rules.waitFor({ state: "detached" });
  await close(tab);
});
