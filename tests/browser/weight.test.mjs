// How much script a page loads, compressed as web hosts do it: all that is fetched until the page is at rest.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { QUEEN, SHEET, WINTER, WORKSPACE } from "./learner.mjs";
import { open } from "./support.mjs";

const school = await open("academy");
const WITHOUT_WORKSHEET = 12 * 1024;
const WITH_WORKSHEET = 35 * 1024;

for (const [kind, address, most] of [
  ["the front page", "", WITHOUT_WORKSHEET],
  ["a course", "bees/", WITHOUT_WORKSHEET],
  ["a lesson with quizzes", WINTER, WITHOUT_WORKSHEET],
  ["a certificate", "bees/certificate/", WITHOUT_WORKSHEET],
  ["the workspace", WORKSPACE, WITHOUT_WORKSHEET],
  ["a worksheet", SHEET, WITH_WORKSHEET],
  ["a lesson with a worksheet and a quiz", QUEEN, WITH_WORKSHEET],
]) {
  test(`${kind} loads at most ${most / 1024} KB of scripts`, async () => {
    const scripts = await scriptsOf(address);
    assert(scripts.has("main.js"), "the traffic was seen");
    const sum = [...scripts.values()].reduce((all, size) => all + size, 0);
    const largest = [...scripts].sort(([, a], [, b]) => b - a).slice(0, 5).map(([name, size]) => `${name} ${size}`);
    assert(sum <= most, `${sum} bytes in ${scripts.size} scripts, the largest ${largest.join(", ")}`);
  });
}

test("a page loads only the scripts that it needs", async () => {
  const none = /^(worksheet|course\/(quiz|lesson|certificate|workspace|outline|ask))/;
  assert.deepEqual([...(await scriptsOf("terms/swarm/")).keys()].filter((name) => none.test(name)), [], "a plain document");
  const course = [...(await scriptsOf("bees/")).keys()];
  assert(course.includes("course/outline.js"));
  assert.deepEqual(course.filter((name) => /^(worksheet|course\/(quiz|lesson|certificate|workspace|ask))/.test(name)), [], "a course");
  const winter = [...(await scriptsOf(WINTER)).keys()];
  assert(winter.includes("course/quiz.js"));
  assert.deepEqual(winter.filter((name) => name.startsWith("worksheet")), [], "a lesson without a worksheet");
});

/** The scripts of a page below the theme's folder, with their compressed sizes in bytes. */
async function scriptsOf(address) {
  const bodies = new Map();
  const prepare = (page) => page.on("response", (response) => {
    if (response.request().resourceType() === "script") bodies.set(response.url().replace(/^.*\/theme\.[^/]*\//, ""), response.body());
  });
  const sizes = new Map();
  await school.visit(address, { prepare }, async (page) => {
    await page.waitForLoadState("networkidle");
    for (const [name, body] of bodies) sizes.set(name, gzipSync(await body, { level: 6 }).length);
  });
  return sizes;
}
