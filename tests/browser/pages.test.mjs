// Every kind of page: accessible in both schemes, nothing to scroll sideways, one top heading, no complaint.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { BASE } from "./build.mjs";
import { assertAccessible, assertPresentable, DESK, open, PHONE } from "./support.mjs";

const garden = await open("garden");
const own = await open("own");
const mirrored = await open("garden", { configure: (yaml) => yaml.replace("language: en", "language: ar") });
const published = await open("garden", { options: ["--base-url", `https://garden.example${BASE}`] });

/** How many documents of the own content are looked at, spread evenly: the time stays bounded as it grows. */
const MOST = 24;

const DOCUMENTS = {
  "the front page": "",
  "a document with everything": "everything/",
  "a document of wide things": "wide/",
  "a document in many scripts": "scripts/",
  "a document in both directions": "direction/",
  "a folder without a page": "plants/",
  "a folder with many documents": "shelf/",
  "a document deep down": "deep/one/two/three/four/leaf/",
  "a course": "course/",
  "a lesson": "course/01-first-steps/02-sowing/",
  "a draft for staff": "staff-only/",
  "a page that does not exist": "no-such-page",
};
const OVERVIEWS = ["Browse", "Tags", "Stewards", "Teams", "Document types", "Statuses", "A to Z", "Recently updated"];

for (const [kind, address] of Object.entries(DOCUMENTS)) test(kind, () => inspect(garden, address));
for (const name of OVERVIEWS) test(`the overview ${name}`, async () => inspect(garden, await garden.addressOf(name)));

for (const name of ["Tags", "Stewards", "Document types"]) {
  test(`the page of a value in ${name}`, async () => {
    const overview = await garden.addressOf(name);
    let value;
    await garden.visit(overview, {}, async (page) => {
      const links = page.getByRole("main").getByRole("listitem").getByRole("link");
      const below = await links.evaluateAll((found) => found.map((link) => link.href));
      value = below.map((href) => garden.below(href)).find((address) => address.startsWith(overview) && address !== overview);
      assert(value, `${overview} leads to no value`);
    });
    await inspect(garden, value);
  });
}

for (const address of ["everything/", "shelf/", "browse/"]) {
  test(`/${address} of a site in a language that runs from right to left`, () => inspect(mirrored, address));
}

test("in a language that runs from right to left the sidebar stands on the right", async () => {
  await mirrored.visit("everything/", {}, async (page) => {
    const box = await page.getByRole("navigation", { name: "Site" }).boundingBox();
    assert(box.x > DESK / 2, `the sidebar begins at ${box.x}`);
  });
});

test("a page that does not exist, deep down in a site with an address, has its looks and leads home", async () => {
  await published.visit("no/such/page/", { width: PHONE }, async (page) => {
    await assertAccessible(page, "the page for wrong addresses");
    await page.getByRole("main").getByRole("link", { name: "Go to the front page" }).click();
    await page.waitForURL(published.url);
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Test Garden");
  });
});

test("the pages of the own content", { timeout: 600_000 }, async (context) => {
  const kinds = new Map();
  for (const address of await pages(own.folder)) {
    const kind = /<body class="([\w-]+)/.exec(await readFile(join(own.folder, address, "index.html"), "utf8"))?.[1];
    if (kind) kinds.set(kind, [...(kinds.get(kind) ?? []), address]);
  }
  const documents = kinds.get("page-document") ?? [];
  assert(documents.length > 0 && kinds.has("page-listing"), "the own content has documents and lists");
  const step = Math.max(1, documents.length / MOST);
  const some = documents.filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step));
  // Of the generated pages, which repeat themselves, the first of each kind.
  const others = [...kinds].filter(([kind]) => kind !== "page-document").map(([, addresses]) => addresses[0]);
  for (const address of others) await context.test(`/${address}`, () => inspect(own, address));
  for (const address of some) await context.test(`/${address}`, () => inspect(own, address, [[PHONE, "dark"], [DESK, "light"]]));
});

/** Looks at a page as it is when it is opened. */
async function inspect(site, address, views) {
  await site.visit(address, {}, (page) => assertPresentable(page, `/${address}`, views));
}

/** The addresses of all pages in a folder. */
async function pages(folder) {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => /(^|[\\/])index\.html$/.test(file)).map((file) => file.replaceAll("\\", "/").replace(/index\.html$/, "")).sort();
}
