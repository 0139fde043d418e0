// What all browser tests share: a built site, a browser, and visits that fail on anything a page complains about.
import assert from "node:assert/strict";
import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { build, serve, SITES } from "./build.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PROGRAMS = ["chromium", "chromium-browser", "google-chrome"];
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The widths that matter: a small phone, a tablet, a desk. */
export const PHONE = 360;
export const TABLET = 768;
export const DESK = 1440;

/** One browser for all sites of a test file; all ends with it. */
let browser;
const servers = [];

after(async () => {
  await (await browser)?.close();
  for (const server of servers) server.close();
});

/** Builds, serves and opens one of `SITES`, with the choices that `build` knows. */
export async function open(name, choices) {
  const folder = await build(SITES[name], choices);
  const server = await serve(folder);
  servers.push(server);
  browser ??= chromium.launch({ executablePath: program(), args: QUIET });
  return new Site(name, server, await browser, folder);
}

export function program() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const known = PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = (process.env.CHROMIUM ? [process.env.CHROMIUM] : known).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  assert(found, `no browser: install one of ${PROGRAMS.join(", ")}, or set CHROMIUM to its path`);
  return found;
}

class Site {
  #name;
  #server;
  #browser;

  constructor(name, server, browser, folder) {
    this.#name = name;
    this.#server = server;
    this.#browser = browser;
    this.folder = folder;
    this.url = server.url;
  }

  /** Builds the site again with other choices, and serves that at the same address: what browsers keep for it stays. */
  async rebuild(choices) {
    this.folder = await build(SITES[this.#name], choices);
    this.#server.folder = this.folder;
  }

  /**
   * Opens an address below the site's root, hands the page to `use`, and fails if the page, or another that was opened
   * beside it, complained meanwhile.
   *
   * Options: `width` and `height`, `scheme` (the system's: light or dark), `js` (false: no scripts), `permissions`,
   * `prepare` (called with the page before it goes anywhere).
   */
  async visit(address, options, use) {
    const { width = DESK, height = 900, scheme = "light", js = true, permissions = [], prepare } = options;
    const context = await this.#browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      javaScriptEnabled: js,
      reducedMotion: "reduce",
      permissions,
    });
    context.setDefaultTimeout(10_000);
    try {
      const complaints = [];
      context.on("page", (page) => listen(page, this.#server.origin, complaints));
      const page = await context.newPage();
      await prepare?.(page);
      await page.goto(new URL(address, this.url).href, { waitUntil: "load" });
      await use(page);
      assert.deepEqual(complaints, [], `${address} at ${width} pixels complained`);
    } finally {
      await context.close();
    }
  }

  /** The address, below the root, that the first link with this name in the sidebar leads to. */
  async addressOf(name) {
    let address;
    await this.visit("", {}, async (page) => {
      const link = page.getByRole("navigation", { name: "Site" }).getByRole("link", { name, exact: true }).first();
      address = this.below(await link.evaluate((element) => element.href));
    });
    return address;
  }

  /** What of an absolute address stands below the site's root. */
  below(href) {
    assert(href.startsWith(this.url), `${href} lies outside the site`);
    return href.slice(this.url.length);
  }
}

/** Collects what a page must never do: errors, refused content, requests to other hosts, missing files. */
function listen(page, origin, complaints) {
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // A file that is missing is named with its address below.
    const missing = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !missing) complaints.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    // The browser's own viewer of PDF files is part of the browser.
    const own = request.url().startsWith(`${origin}/`) || /^chrome(-extension)?:/.test(request.url());
    if (!own) complaints.push(`request to ${request.url()}`);
  });
  page.on("response", (response) => {
    const aimed = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
    if (response.status() >= 400 && !aimed) complaints.push(`${response.status()} for ${response.url()}`);
  });
}

/** Fails with the rule, its help and the elements of each accessibility fault; folds are opened first, but for menus. */
export async function assertAccessible(page, where) {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll("main details:not(.worksheet-menu)")) fold.open = true;
  });
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const faults = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { rules: { "target-size": { enabled: true } } });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} (${node.failureSummary})`).join(" | ")}`);
  });
  assert.deepEqual(faults, [], where);
}

/** Widths and schemes that a page is looked at in. */
const VIEWS = [[PHONE, "light"], [PHONE, "dark"], [DESK, "light"], [DESK, "dark"]];

/** All that must hold on any page, seen at several widths and in both schemes. */
export async function assertPresentable(page, where, views = VIEWS) {
  for (const [width, scheme] of views) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    // Further down, something always lies half under the header.
    await page.evaluate(() => scrollTo(0, 0));
    await assertAccessible(page, `${where} at ${width} pixels, ${scheme}`);
  }
  for (const width of [PHONE, TABLET, DESK]) {
    await page.setViewportSize({ width, height: 900 });
    await assertNoSidewaysScroll(page, `${where} at ${width} pixels`);
  }
  assert.equal(await page.locator("h1").count(), 1, "one top heading");
  assert.notEqual((await page.title()).trim(), "", "a title for the tab");
}

/** Fails if the page can be scrolled sideways, or if something sticks out of it where nobody can scroll to it. */
export async function assertNoSidewaysScroll(page, where) {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    const scrolls = (element) => element && element !== document.body && element !== root
      && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const outside = (element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1);
    };
    const name = (element) => `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 40)}"`;
    const found = [...document.querySelectorAll("main *, footer *, header *")]
      .filter((element) => element.checkVisibility() && outside(element) && !scrolls(element.parentElement))
      .map(name);
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} pixels wide, the window ${root.clientWidth}`);
    return found.slice(0, 10);
  });
  assert.deepEqual(wide, [], where);
}
