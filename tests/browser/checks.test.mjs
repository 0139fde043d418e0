// The checks themselves: each finds the fault it is there for, so that silence means something.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertNoSidewaysScroll, open, PHONE } from "./support.mjs";

const garden = await open("garden");

/** Visits a page, spoils it there, and expects a complaint. */
function spoil(name, change, check, message) {
  test(name, async () => {
    const visit = garden.visit("shelf/book-07/", { width: PHONE }, async (page) => {
      await page.evaluate(change);
      await page.waitForTimeout(200);
      await check?.(page, "spoilt");
    });
    await assert.rejects(visit, message);
  });
}

const add = (html) => `document.querySelector("main").insertAdjacentHTML("beforeend", ${JSON.stringify(html)})`;

spoil("a picture without a text is found", add('<img src="../../pictures/bed.png" width="9" height="9">'), assertAccessible, /image-alt/);
spoil("a faint text is found", `document.querySelector("h1").style.color = "#eee"`, assertAccessible, /color-contrast/);
spoil("a wide element is found", `document.querySelector("h1").style.width = "500px"`, assertNoSidewaysScroll, /500 pixels|h1/);
spoil("a word that is cut off is found", `document.documentElement.style.overflowX = "hidden"; document.querySelector("h1").style.width = "500px"`, assertNoSidewaysScroll, /h1/);
spoil("an inline style is found", add('<p style="color:red">red</p>'), null, /Content Security Policy/);
spoil("a request to another host is found", `fetch("http://127.0.0.1:9/").catch(() => {})`, null, /http:\/\/127\.0\.0\.1:9/);
spoil("a missing file is found", add('<img src="missing.png" alt="">'), null, /404 for .*missing\.png/);
spoil("an error of a script is found", `setTimeout(() => { throw new Error("spoilt") })`, null, /error: spoilt/);
