// What is kept of a reader's progress, whatever the storage holds and does.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { better, clean, Keeper, keepResult } from "../../theme/course/progress.js";

const AT = "2026-11-28T10:00:00.000Z";
const LATER = "2026-11-29T10:00:00.000Z";
const KEY = "lyceum/acme/progress";

/** A storage in memory; `fails` is the name of the error that it throws when it is written to. */
function memory(entries = {}) {
  const map = new Map(Object.entries(entries));
  return {
    map,
    fails: "",
    getItem: (key) => map.get(key) ?? null,
    setItem(key, text) {
      if (this.fails) throw Object.assign(new Error("no"), { name: this.fails });
      map.set(key, text);
    },
  };
}

const stored = (storage) => JSON.parse(storage.map.get(KEY));
const mark = (id) => ({ lessons }) => { lessons[id] = { done: AT, by: "reader" }; };

test("what is stored comes back, and what makes no sense is left out", () => {
  const progress = clean({
    lessons: { a: { done: AT, by: "reader" }, b: { done: "yesterday", by: "reader" }, c: { done: AT, by: "magic" }, d: null },
    checks: { a: { 1: { right: 3, of: 4, passed: false, at: AT }, 2: { right: 5, of: 4, passed: true, at: AT } }, b: [] },
    visited: { course: { lesson: "a", at: AT }, other: { lesson: 7, at: AT } },
    useful: { a: "yes", b: "maybe" },
    name: 7,
    later: [1],
  });
  assert.deepEqual(JSON.parse(JSON.stringify(progress)), {
    lyceum: 1,
    lessons: { a: { done: AT, by: "reader" } },
    checks: { a: { 1: { right: 3, of: 4, passed: false, at: AT } } },
    visited: { course: { lesson: "a", at: AT } },
    useful: { a: "yes" },
    later: [1],
  });
});

test("anything can be stored without harm", () => {
  fc.assert(fc.property(fc.json(), (text) => {
    const keeper = new Keeper("acme", memory({ [KEY]: text }));
    keeper.change(mark("lesson"));
    assert.equal(keeper.read().lessons.lesson.by, "reader");
    assert.deepEqual(clean(keeper.read()), keeper.read());
  }));
});

test("ids that mean something to JavaScript are ids like any other", () => {
  for (const id of ["__proto__", "constructor", "toString"]) {
    const keeper = new Keeper("acme", memory());
    assert(!(id in keeper.read().lessons));
    keeper.change(mark(id));
    assert.equal(keeper.read().lessons[id].by, "reader");
    assert.equal({}.by, undefined);
  }
});

test("two tabs do not undo each other's changes", () => {
  const storage = memory();
  const [one, other] = [new Keeper("acme", storage), new Keeper("acme", storage)];
  one.change(mark("a"));
  other.change(mark("b"));
  one.change(({ lessons }) => { delete lessons.a; });
  assert.deepEqual(Object.keys(stored(storage).lessons), ["b"]);
});

test("those who watch are told at once, and after each change that concerns them", () => {
  const keeper = new Keeper("acme", memory());
  const seen = [];
  keeper.watch(({ lessons }) => seen.push(Object.keys(lessons).length));
  keeper.change(mark("a"));
  keeper.tell("lyceum/scheme");
  keeper.tell(KEY);
  keeper.tell(null);
  assert.deepEqual(seen, [0, 1, 1, 1]);
});

test("what a full storage does not take lasts, and is kept as soon as there is room", () => {
  const storage = memory();
  const keeper = new Keeper("acme", storage);
  storage.fails = "QuotaExceededError";
  keeper.change(mark("a"));
  assert.equal(keeper.trouble, "full");
  assert("a" in keeper.read().lessons);
  assert(!storage.map.has(KEY));
  storage.fails = "";
  keeper.change(mark("b"));
  assert.equal(keeper.trouble, "");
  assert.deepEqual(Object.keys(stored(storage).lessons), ["a", "b"]);
});

test("without a storage everything works for the page", () => {
  const silent = { getItem: () => null, setItem: () => {} };
  const closed = { getItem: () => { throw new Error("no"); }, setItem: () => { throw Object.assign(new Error("no"), { name: "SecurityError" }); } };
  for (const storage of [null, silent, closed]) {
    const keeper = new Keeper("acme", storage);
    keeper.change(mark("a"));
    keeper.change(mark("b"));
    assert.deepEqual(Object.keys(keeper.read().lessons), ["a", "b"]);
    assert.equal(keeper.trouble, "blocked");
  }
});

test("sites do not share their progress, whatever they are called", () => {
  const storage = memory();
  new Keeper("a/b", storage).change(mark("a"));
  assert.deepEqual([...storage.map.keys()], ["lyceum/a%2Fb/progress"]);
});

test("a pass is never lost, and a better one replaces it", () => {
  const result = (right, passed, at) => ({ right, of: 4, passed, at });
  assert.equal(better(undefined, result(1, false, AT)).right, 1);
  assert.equal(better(result(2, false, AT), result(1, false, LATER)).right, 1);
  assert.equal(better(result(3, true, AT), result(1, false, LATER)).right, 3);
  assert.equal(better(result(3, true, AT), result(3, true, LATER)).at, AT);
  assert.equal(better(result(3, true, AT), result(4, true, LATER)).right, 4);
});

test("a lesson is done with the last of its checks passed", () => {
  const passed = { right: 1, of: 1, passed: true, at: AT };
  const progress = clean({});
  keepResult(progress, "a", "2", passed, 2);
  assert(!("a" in progress.lessons));
  keepResult(progress, "a", "1", { ...passed, right: 0, passed: false }, 2);
  assert(!("a" in progress.lessons));
  keepResult(progress, "a", "1", { ...passed, at: LATER }, 2);
  assert.deepEqual(progress.lessons.a, { done: LATER, by: "check" });
});

test("a lesson that was taken back stays so until a check is passed again", () => {
  const passed = { right: 1, of: 1, passed: true, at: AT };
  const progress = clean({ checks: { a: { 1: passed } } });
  keepResult(progress, "a", "1", { ...passed, right: 0, passed: false }, 1);
  assert(!("a" in progress.lessons));
  keepResult(progress, "a", "1", { ...passed, at: LATER }, 1);
  assert.equal(progress.lessons.a.done, LATER);
});

test("what the reader marked is not marked anew by a check; a page without a lesson has no lesson to do", () => {
  const passed = { right: 1, of: 1, passed: true, at: LATER };
  const progress = clean({ lessons: { a: { done: AT, by: "reader" } } });
  keepResult(progress, "a", "1", passed, 1);
  keepResult(progress, "b", "1", passed, 0);
  assert.deepEqual({ ...progress.lessons }, { a: { done: AT, by: "reader" } });
  assert(progress.checks.b[1].passed);
});
