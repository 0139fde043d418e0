// A poll: suggestions, what is sent, and what is made of a server's answer. No request leaves these tests.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { counts, enliven, headline, results } from "../../theme/worksheet/kinds/poll.js";
import { bars, chosen, send } from "../../theme/worksheet/poll/counts.js";
import { format as formatOf } from "../../theme/worksheet/numbers.js";

const format = formatOf("en");
const choices = [
  { value: "find", label: "Nobody comes", suggests: "Look at sources.", learn: [{ title: "Acquisition", url: "../a/" }] },
  { value: "buy", label: "Nobody buys", suggests: "Draw the funnel.", learn: [] },
  { value: "none", label: "Nothing", suggests: null, learn: [] },
];
const definition = { lyceum: 1, site: "acme", document: "POLL", title: "Poll", url: ".", kind: "poll", definition: "0", language: "en", fields: [], spec: { question: "Where?", choices } };

test("says what the choice suggests, with links", () => {
  assert.deepEqual(results(definition, { choice: "find" })[""], [
    { type: "heading", level: 3, text: "Nobody comes" },
    { type: "text", text: "Look at sources." },
    { type: "list", items: [{ text: "Acquisition", url: "../a/" }] },
  ]);
  assert.deepEqual(results(definition, { choice: "none" }), { "": [] });
  assert.deepEqual(results(definition, {}), { "": [] });
  assert.equal(headline(definition, {}), "");
  assert.equal(headline(definition, { choice: "none" }), "You chose: Nothing.");
});

test("several choices, in the poll's order", () => {
  assert.deepEqual(chosen(choices, { choice: ["buy", "gone", "find"] }).map((one) => one.value), ["find", "buy"]);
  assert.equal(headline(definition, { choice: ["buy", "find"] }), "You chose: Nobody comes and Nobody buys.");
});

test("counts become bars with a table", () => {
  const data = bars(choices, { counts: { find: 3, buy: 12, other: 7 } });
  assert.deepEqual(data, { max: 12, bars: [{ name: "Nobody comes", value: 3 }, { name: "Nobody buys", value: 12 }, { name: "Nothing", value: 0 }] });
  assert.deepEqual(counts(data, format).table.rows, [["Nobody comes", "3"], ["Nobody buys", "12"], ["Nothing", "0"]]);
  assert.equal(bars(choices, { counts: {} }).max, 1);
});

test("anything else that a server answers is refused", () => {
  for (const answer of [null, undefined, 3, "x", [], {}, { counts: null }, { counts: [1] }, { counts: { find: -1 } }, { counts: { find: "3" } }, { counts: { find: 1.5 } }]) {
    assert.equal(bars(choices, answer), null);
  }
  fc.assert(fc.property(fc.jsonValue(), (answer) => {
    const data = bars(choices, { counts: answer });
    assert.ok(data === null || data.bars.every(({ value }) => Number.isSafeInteger(value) && value >= 0 && value <= data.max));
  }), { seed: 31, numRuns: 500 });
});

const message = { site: "acme", document: "POLL", choice: "find" };

test("sends the choice and nothing else", async () => {
  const requests = [];
  const outcome = await send("https://polls.example/answers", message, async (url, options) => {
    requests.push({ url, method: options.method, body: JSON.parse(options.body), credentials: options.credentials });
    return Response.json({ counts: { find: 1 } });
  });
  assert.deepEqual(requests, [{ url: "https://polls.example/answers", method: "POST", body: message, credentials: "omit" }]);
  assert.deepEqual(outcome, { said: "Your choice was sent.", answer: { counts: { find: 1 } } });
});

test("says when that failed", async () => {
  const refused = await send("https://polls.example", message, async () => new Response("", { status: 503 }));
  assert.deepEqual(refused, { said: "Your choice was not taken: the server answered with error 503. You can try again later." });
  const offline = await send("https://polls.example", message, async () => { throw new TypeError("offline"); });
  assert.match(offline.said, /^No answer came from the server/);
  const odd = await send("https://polls.example", message, async () => new Response("<html>"));
  assert.deepEqual(odd, { said: "Your choice was sent.", answer: null });
});

test("without an endpoint the page is left alone", () => {
  // Any use of the element would throw: there is no document here.
  enliven({ element: null, definition, answers: () => ({ choice: "find" }), format });
});
