// Copies in a storage that may be shared, full, closed, wiped, or filled by others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { copiesOf, isName, Store } from "../../theme/worksheet/store.js";
import { copyOf, definition, FakeStorage } from "./answers.fixture.mjs";

const open = (storage = new FakeStorage()) => ({ storage, store: new Store(definition, storage) });

test("copies are kept under site, document and name, each encoded", () => {
  const { storage, store } = open();
  store.write(copyOf({ title: "x" }, { copy: "A/B %" }));
  assert.deepEqual([...storage.items.keys()], ["lyceum/acme/WS-1/A%2FB%20%25"]);
  assert.deepEqual(store.names(), ["A/B %"]);
  assert.equal(store.read("A/B %").answers.title, "x");
  store.remove("A/B %");
  assert.deepEqual(store.names(), []);
});

test("only copies of this worksheet are seen", () => {
  const { storage, store } = open();
  for (const key of ["lyceum/acme/WS-10/x", "lyceum/acme/progress", "lyceum/acme/WS-1/", "lyceum/acme/WS-1/a/b", "lyceum/acme/WS-1/%", "lyceum/scheme", "other"]) storage.items.set(key, "{}");
  assert.deepEqual(store.names(), []);
  store.notes = { open: "x", told: ["x"], renamed: [] };
  assert.deepEqual(store.names(), []);
  assert.deepEqual(store.notes, { open: "x", told: ["x"], renamed: [] });
  for (const text of ["{", "null", '{"open":5,"told":"x"}']) {
    storage.items.set("lyceum/acme/WS-1//panel", text);
    assert.deepEqual(store.notes.told, []);
  }
});

test("what cannot be read is named, and never read", () => {
  const { storage, store } = open();
  for (const [name, text] of Object.entries({ a: "{", b: "null", c: "[]", d: JSON.stringify({ ...copyOf({}), lyceum: 2 }), e: JSON.stringify({ ...copyOf({}), answers: [] }) })) {
    storage.items.set(`lyceum/acme/WS-1/${name}`, text);
    assert.equal(store.read(name), null, name);
  }
  assert.equal(store.names().length, 5);
});

test("what the storage does not take stays in memory and is offered again", () => {
  const { storage, store } = open();
  storage.fails = "QuotaExceededError";
  store.write(copyOf({ title: "1" }));
  store.write(copyOf({ title: "2" }, { copy: "B" }));
  assert.deepEqual([store.trouble, store.waiting, store.names(), store.read("B").answers.title], ["full", true, ["B", "My answers"], "2"]);
  storage.fails = "SecurityError";
  store.write(copyOf({ title: "3" }));
  assert.deepEqual([store.trouble, store.read("My answers").answers.title], ["blocked", "3"]);
  storage.fails = "";
  store.write(copyOf({ title: "4" }));
  assert.deepEqual([store.trouble, store.waiting, storage.items.size], ["", false, 2]);
});

test("without a storage everything works in memory", () => {
  const store = new Store(definition, null);
  store.write(copyOf({ title: "1" }));
  assert.deepEqual([store.trouble, store.names(), store.news("My answers")], ["blocked", ["My answers"], "same"]);
  store.remove("My answers");
  assert.deepEqual([store.names(), store.notes.open], [[], ""]);
});

test("news of a copy: changed by another tab, or gone", () => {
  const { storage, store } = open();
  store.write(copyOf({ title: "1" }));
  assert.equal(store.news("My answers"), "same");
  storage.items.set("lyceum/acme/WS-1/My%20answers", JSON.stringify(copyOf({ title: "2" })));
  assert.equal(store.read("My answers").answers.title, "2");
  assert.equal(store.news("My answers"), "changed");
  store.open("My answers");
  assert.equal(store.news("My answers"), "same");
  storage.items.clear();
  assert.equal(store.news("My answers"), "gone");
});

test("copies of another worksheet come newest first", () => {
  const { storage, store } = open();
  store.write(copyOf({ title: "old" }, { copy: "A", saved: "2026-01-01T00:00:00.000Z" }));
  store.write(copyOf({ title: "new" }, { copy: "B" }));
  assert.deepEqual(copiesOf(storage, "acme", "WS-1").map(({ copy }) => copy), ["B", "A"]);
  assert.deepEqual(copiesOf(null, "acme", "WS-1"), []);
});

test("names of copies", () => {
  for (const name of ["My answers", "Ärger / 100 %", "x".repeat(100), "👍"]) assert(isName(name), name);
  for (const name of ["", " x", "x".repeat(101), "a\nb", "\ud800", 5, null]) assert(!isName(name), String(name));
});
