// Links that hold a copy: they come back whole, and nothing else comes through.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { readCopy } from "../../theme/worksheet/importing.js";
import { decode, encode, START } from "../../theme/worksheet/share.js";
import { copyOf, definition, full, plain, someAnswers } from "./answers.fixture.mjs";

const link = (data) => START + deflateRawSync(typeof data === "string" ? data : JSON.stringify(data)).toString("base64url");

test("a copy comes back as it was, whatever the answers", async () => {
  await fc.assert(fc.asyncProperty(someAnswers, async (answers) => {
    const fragment = await encode(copyOf(answers, { aside: { old: "kept" } }));
    assert.match(fragment, /^#lyceum=[\w-]+$/);
    const { copy } = readCopy(await decode(fragment), definition);
    assert.deepEqual([copy.answers, copy.copy, copy.aside], [plain(answers), "My answers", { old: "kept" }]);
  }), { numRuns: 50 });
});

test("the title is left out, and comes from the worksheet", async () => {
  const text = await decode(await encode(copyOf(full)));
  assert.equal("title" in JSON.parse(text), false);
  assert.equal(readCopy(text, definition).copy.title, definition.title);
});

test("an answer without its option comes through a link", async () => {
  const { copy } = readCopy(await decode(await encode(copyOf({ size: "xl" }))), definition);
  assert.deepEqual(copy.answers, { size: "xl" });
});

test("damaged links are refused", async () => {
  const good = await encode(copyOf(full));
  for (const bad of [START, `${START}%7B`, `${START}A`, `${START}AAAA`, good.slice(0, -8), link("no JSON"), link("\xff\xfe")]) {
    await assert.rejects(decode(bad), bad);
  }
});

test("what swells beyond 1 MB is refused while it swells", async () => {
  await assert.rejects(decode(link(`"${"x".repeat(50_000_000)}"`)), /more than 1 MB/);
});

test("what a link holds beyond a copy is found by the check", async () => {
  for (const data of [[], "x", 5, null, { ...copyOf(full), lyceum: 3 }, { ...copyOf(full), evil: 1 }, { ...copyOf(full), answers: [] }]) {
    assert(readCopy(await decode(link(JSON.stringify(data))), definition).faults.length > 0, JSON.stringify(data));
  }
  const text = JSON.stringify(copyOf(full)).replace('"lyceum"', '"__proto__":{"x":1},"lyceum"');
  assert.deepEqual(readCopy(await decode(link(text)), definition).faults, ["__proto__: this name is not allowed"]);
});

test("any fragment is read or refused", async () => {
  await fc.assert(fc.asyncProperty(fc.base64String({ maxLength: 200 }), async (text) => {
    await decode(START + text).then((json) => readCopy(json, definition), (error) => assert(error instanceof Error));
  }));
});
