// The workspace: what is listed, what a file may bring, and that nothing is lost when two workspaces become one.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clean } from "../../theme/course/progress.js";
import { LARGEST, readWorkspace } from "../../theme/course/workspace/check.js";
import { keptIn, keyOf, writeAll } from "../../theme/course/workspace/kept.js";
import { mergeCopies, mergeProgress } from "../../theme/course/workspace/merge.js";
import { overview } from "../../theme/course/workspace/overview.js";

const AT = "2026-11-28T10:00:00.000Z";
const LATER = "2026-11-29T10:00:00.000Z";

const copyOf = (answers = {}, more = {}) => ({
  lyceum: 1, site: "acme", document: "WS-1", worksheet: "form", title: "One", definition: "aaaa", saved: AT, copy: "My answers", answers, ...more,
});
const file = (copies = [], progress = { lyceum: 1 }, more = {}) => ({ lyceum: 1, site: "acme", exported: AT, copies, progress, ...more });
const faults = (data) => readWorkspace(typeof data === "string" ? data : JSON.stringify(data), "acme").faults;

/** A storage in memory, with room for so many characters. */
class Memory {
  map = new Map();
  room = Infinity;
  get length() { return this.map.size; }
  key(index) { return [...this.map.keys()][index] ?? null; }
  getItem(key) { return this.map.get(key) ?? null; }
  removeItem(key) { this.map.delete(key); }
  setItem(key, text) {
    const used = [...this.map].filter(([one]) => one !== key).reduce((sum, [one, value]) => sum + one.length + value.length, 0);
    if (used + key.length + text.length > this.room) throw Object.assign(new Error("no"), { name: "QuotaExceededError" });
    this.map.set(key, text);
  }
}

test("saved copies are found among everything else that a site keeps", () => {
  const storage = new Memory();
  const put = (key, value) => storage.setItem(key, JSON.stringify(value));
  put(keyOf("acme", "WS/1", "A %"), copyOf({ a: 1 }));
  put(keyOf("acme", "WS-1", "old"), { ...copyOf(), lyceum: 2 });
  put("lyceum/acme/WS-1//panel", { open: "A" });
  put("lyceum/acme/progress", {});
  put("lyceum/acme2/WS-1/A", copyOf());
  put("lyceum/scheme", "dark");
  storage.setItem("lyceum/acme/WS-1/broken", "{");
  const { copies, damaged, keys } = keptIn(storage, "acme");
  assert.deepEqual(copies.map(({ document, copy }) => [document, copy]), [["WS/1", "A %"]]);
  assert.equal(damaged, 2);
  assert.equal(keys.length, 5);
  assert.deepEqual(keptIn(null, "acme"), { copies: [], damaged: 0, keys: [] });
});

test("either all entries are written, or none", () => {
  const storage = new Memory();
  storage.setItem("a", "old");
  assert.equal(writeAll(storage, [["a", "new"], ["b", "1"]]), "");
  storage.room = 20;
  const before = [...storage.map].sort();
  assert.equal(writeAll(storage, [["c", "1"], ["a", "x"], ["b", "x".repeat(50)]]), "full");
  assert.deepEqual([...storage.map].sort(), before);
  assert.equal(writeAll(null, []), "blocked");
});

const catalogue = {
  site: "acme",
  worksheets: [{ document: "WS-2", title: "Two", url: "two/", kind: "goal" }, { document: "WS-1", title: "One", url: "one/", kind: "form" }],
  courses: [{ id: "C", title: "Course", url: "c/", lessons: ["a", "b"].map((id) => ({ id, title: id.toUpperCase(), url: `${id}/` })), certificate: "c/certificate/" }],
  paths: [{ id: "P", title: "Path", url: "p/", lessons: [{ id: "b", title: "B", url: "b/" }], certificate: null }],
};

test("copies stand under their worksheets, the newest first, and those of lost worksheets last", () => {
  const copies = [copyOf({ a: 1, b: ["x", "y"], c: [{ row: "1", name: "A", score: 2 }, { row: "2" }] }), copyOf({}, { copy: "B", saved: LATER }), copyOf({ c: [{ row: "1" }] }, { document: "GONE", title: "Gone" })];
  const { worksheets } = overview(catalogue, copies, clean({}));
  assert.deepEqual(worksheets, [
    { title: "One", url: "one/", copies: [{ name: "B", url: "one/#copy=B", saved: LATER, empty: true }, { name: "My answers", url: "one/#copy=My%20answers", saved: AT, empty: false }] },
    { title: "Gone", url: undefined, copies: [{ name: "My answers", url: undefined, saved: AT, empty: true }] },
  ]);
});

test("courses and paths tell how far they are, and where to go on", () => {
  const seen = (data) => overview(catalogue, [], clean(data)).courses.map(({ done, next, begun, certificate }) => [done, next?.id, begun, certificate]);
  const done = { done: AT, by: "reader" };
  assert.deepEqual(seen({}), [[0, "a", false, undefined], [0, "b", false, undefined]]);
  assert.deepEqual(seen({ visited: { C: { lesson: "b", at: AT } } }), [[0, "b", true, undefined], [0, "b", true, undefined]]);
  assert.deepEqual(seen({ lessons: { b: done } }), [[1, "a", true, undefined], [1, undefined, true, undefined]]);
  assert.deepEqual(seen({ lessons: { a: done, b: done } }), [[2, undefined, true, "c/certificate/"], [1, undefined, true, undefined]]);
});

test("results of checks stand under their lessons, once", () => {
  const result = { right: 1, of: 1, passed: true, at: AT };
  const { checks } = overview(catalogue, [], clean({ checks: { X: { 1: result }, b: { 1: result, 2: result }, a: {} } }));
  assert.deepEqual(checks.map(({ title, url, results }) => [title, url, results.length]), [["B", "b/", 2], ["X", undefined, 1]]);
});

test("what was exported is read back", () => {
  const copies = [copyOf({ a: "x", t: [{ row: "1", c: 2 }] }), copyOf({}, { copy: "B" })];
  const progress = clean({ lessons: { a: { done: AT, by: "check" } }, checks: { a: { 1: { right: 1, of: 2, passed: false, at: AT } } }, visited: { C: { lesson: "a", at: AT } }, useful: { a: "no" }, name: "Ada" });
  assert.equal(faults(file(copies, progress)), undefined);
  assert.equal(faults(file([], undefined)), undefined);
  assert.deepEqual(readWorkspace(JSON.stringify(file(copies, progress)), "acme").copies, copies);
});

test("a single saved copy is a small workspace", () => {
  assert.deepEqual(readWorkspace(JSON.stringify(copyOf({ a: 1 })), "acme"), { copies: [copyOf({ a: 1 })], progress: {} });
  assert.match(faults({ ...copyOf(), copy: "" })[0], /^copy: expected a name/);
});

test("a file that belongs elsewhere is told apart", () => {
  assert.deepEqual(faults("x".repeat(LARGEST + 1)), ["It is larger than 5 MB."]);
  assert.match(faults("{")[0], /^It is not JSON: /);
  assert.deepEqual(faults("[]"), ["The whole: expected an object, found a list"]);
  assert.deepEqual(faults("null"), ["The whole: expected an object, found null"]);
  assert.deepEqual(faults({ ...file(), site: "other" }), ["It belongs to the site “other”. This is the site “acme”."]);
  assert.deepEqual(faults({ ...file(), lyceum: 2 }), ["It was saved by a newer version of this site."]);
});

test("each fault is told with its place", () => {
  assert.deepEqual(faults({}), [
    "lyceum: expected 1, found nothing",
    "site: expected “acme”, found nothing",
    "exported: expected a time such as 2026-11-28T14:03:00Z, found nothing",
    "copies: expected a list of at most 2000 copies, found nothing",
  ]);
  const one = (more) => faults({ ...file(), ...more });
  const progress = (more) => faults(file([], { lyceum: 1, ...more }));
  assert.deepEqual(one({ extra: 1 }), ["extra: not a part of this file"]);
  assert.deepEqual(one({ copies: { length: 1 } }), ["copies: expected a list of at most 2000 copies, found an object"]);
  assert.deepEqual(one({ copies: [null] }), ["copies, item 1: The whole: expected an object, found null"]);
  assert.deepEqual(one({ copies: [copyOf({ a: null })] }), ["copies, item 1: answers.a: expected a text, a number, true, false or a list, found null"]);
  assert.deepEqual(one({ copies: [copyOf(), copyOf({ a: 1 })] }), ["copies, item 2: the same worksheet and name as item 1"]);
  assert.deepEqual(one({ copies: [copyOf({}, { site: "x" })] }), ["copies, item 1: site: expected “acme”, found “x”"]);
  assert.deepEqual(one({ progress: [] }), ["progress: expected an object, found a list"]);
  assert.deepEqual(progress({ lyceum: 3 }), ["progress.lyceum: expected 1, found 3"]);
  assert.deepEqual(progress({ other: 1 }), ["progress.other: not a part of this file"]);
  assert.deepEqual(progress({ name: "x".repeat(201) }), ["progress.name: expected a text of at most 200 characters, found a text of 201 characters"]);
  assert.deepEqual(progress({ lessons: { a: true } }), ["progress.lessons.a: expected when the lesson was done, and by “reader” or “check”, found true"]);
  assert.deepEqual(progress({ lessons: 1, useful: { a: "maybe" } }), ["progress.lessons: expected an object, found 1", "progress.useful.a: expected “yes” or “no”, found “maybe”"]);
  assert.deepEqual(progress({ checks: { a: { 1: { right: 5, of: 1, passed: true, at: AT } } } }), ["progress.checks.a.1: expected a result of a check, found an object"]);
  assert.deepEqual(progress({ checks: { a: 1 } }), ["progress.checks.a: expected an object, found 1"]);
});

test("names that mean something to JavaScript are refused, wherever they stand", () => {
  const bad = '{"__proto__":{"done":"2026-11-28T10:00:00.000Z","by":"reader"}}';
  const whole = (progress, copies = "[]", more = "") => faults(`{"lyceum":1,"site":"acme","exported":"${AT}","copies":${copies},"progress":${progress}${more}}`);
  assert.deepEqual(whole(`{"lyceum":1,"lessons":${bad}}`), ["progress.lessons.__proto__: this name is not allowed"]);
  assert.deepEqual(whole(`{"lyceum":1,"checks":{"a":${bad}}}`), ["progress.checks.a.__proto__: this name is not allowed"]);
  assert.deepEqual(whole(`{"lyceum":1,"__proto__":{"lessons":{}}}`), ["progress.__proto__: not a part of this file"]);
  assert.deepEqual(whole("{\"lyceum\":1}", "[]", ',"__proto__":{"x":1}'), ["__proto__: not a part of this file"]);
  assert.match(whole("{\"lyceum\":1}", JSON.stringify([copyOf()]).replace('"answers":{', '"answers":{"__proto__":{"x":1}'))[0], /^copies, item 1: answers\.__proto__: /);
  assert.equal({}.x, undefined);
});

test("of many faults ten are told", () => {
  const found = faults(file(Array.from({ length: 30 }, () => 1)));
  assert.equal(found.length, 11);
  assert.equal(found[10], "and 20 more");
});

test("anything at all is read without harm", () => {
  fc.assert(fc.property(fc.json(), (text) => {
    const read = readWorkspace(text, "acme");
    assert(read.faults ? read.faults.length > 0 : Array.isArray(read.copies));
  }));
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (copies, progress) => {
    const read = readWorkspace(JSON.stringify(file(copies, progress)), "acme");
    if (!read.faults) assert.deepEqual(clean(read.progress).lessons, clean(clean(read.progress)).lessons);
  }));
});

test("of two copies the newer counts, and the older is kept beside it", () => {
  const [mine, theirs] = [copyOf({ a: 1 }), copyOf({ a: 2 }, { saved: LATER })];
  const names = ({ write }) => write.map(({ copy, answers }) => [copy, answers.a]);
  assert.deepEqual(names(mergeCopies([mine], [theirs])), [["My answers (before import)", 1], ["My answers", 2]]);
  assert.deepEqual(names(mergeCopies([theirs], [mine])), [["My answers (before import)", 1]]);
  assert.deepEqual(names(mergeCopies([mine], [{ ...mine, saved: LATER }])), [["My answers", 1]]);
  assert.deepEqual(names(mergeCopies([{ ...mine, saved: LATER }], [mine])), []);
  assert.deepEqual(names(mergeCopies([], [mine])), [["My answers", 1]]);
  assert.deepEqual(names(mergeCopies([mine], [copyOf({ a: 2 }, { document: "WS-2" })])), [["My answers", 2]]);
});

test("a name that is taken is not taken again, and none gets too long", () => {
  const mine = [copyOf({ a: 1 }), copyOf({ a: 0 }, { copy: "My answers (before import)" })];
  const merged = mergeCopies(mine, [copyOf({ a: 2 }, { saved: LATER })]);
  assert.deepEqual(merged.kept.map(({ copy }) => copy), ["My answers (before import 2)"]);
  const long = "n".repeat(100);
  const [kept] = mergeCopies([copyOf({ a: 1 }, { copy: long })], [copyOf({ a: 2 }, { copy: long, saved: LATER })]).kept;
  assert.equal(kept.copy, `${"n".repeat(84)} (before import)`);
});

const someCopies = fc.uniqueArray(
  fc.record({ copy: fc.constantFrom("A", "A (before import)", "B"), document: fc.constantFrom("WS-1", "WS-2"), saved: fc.constantFrom(AT, LATER), a: fc.nat(3) }),
  { selector: ({ copy, document }) => copy + document },
).map((all) => all.map(({ a, ...more }) => copyOf(a ? { a } : {}, more)));

const after = (own, merged) => {
  const all = new Map([...own, ...merged.write].map((copy) => [copy.document + copy.copy, copy]));
  return [...all.values()];
};
const says = (copies, { document, answers }) => copies.some((copy) => copy.document === document && JSON.stringify(copy.answers) === JSON.stringify(answers));

test("no answers are ever lost in a merge, and a second import of the same file changes nothing", () => {
  fc.assert(fc.property(someCopies, someCopies, (own, coming) => {
    const merged = after(own, mergeCopies(own, coming));
    for (const copy of [...own, ...coming]) assert(says(merged, copy));
    for (const copy of [...own, ...coming]) {
      const twins = [...own, ...coming].filter((one) => one.document === copy.document && one.copy === copy.copy);
      const newest = twins.map(({ saved }) => saved).sort().at(-1);
      assert.equal(merged.find((one) => one.document === copy.document && one.copy === copy.copy).saved, newest);
    }
    assert.equal(faults(file(merged)), undefined);
    assert.deepEqual(mergeCopies(merged, coming).write, []);
  }), { numRuns: 1000 });
});

test("the progress of both is added up", () => {
  const result = (right, passed, at) => ({ right, of: 4, passed, at });
  const mine = clean({
    lessons: { a: { done: LATER, by: "reader" }, b: { done: AT, by: "reader" } },
    checks: { a: { 1: result(3, true, AT), 2: result(1, false, LATER) } },
    visited: { C: { lesson: "a", at: AT }, D: { lesson: "b", at: LATER } },
    useful: { a: "yes" },
    name: "Ada",
    later: 1,
  });
  const theirs = {
    lyceum: 1,
    lessons: { a: { done: AT, by: "check" }, c: { done: AT, by: "check" } },
    checks: { a: { 1: result(2, false, LATER), 2: result(2, false, AT), 3: result(4, true, AT) } },
    visited: { C: { lesson: "c", at: LATER }, D: { lesson: "a", at: AT } },
    useful: { a: "no", b: "no" },
    name: "Eve",
  };
  assert.deepEqual(JSON.parse(JSON.stringify(mergeProgress(mine, theirs))), {
    lyceum: 1,
    lessons: { a: { done: AT, by: "check" }, b: { done: AT, by: "reader" }, c: { done: AT, by: "check" } },
    checks: { a: { 1: result(3, true, AT), 2: result(1, false, LATER), 3: result(4, true, AT) } },
    visited: { C: { lesson: "c", at: LATER }, D: { lesson: "b", at: LATER } },
    useful: { a: "yes", b: "no" },
    name: "Ada",
    later: 1,
  });
});

test("an import leaves nothing undone that was done", () => {
  const some = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom({ done: AT, by: "reader" }, { done: LATER, by: "check" })).map((lessons) => ({ lyceum: 1, lessons }));
  fc.assert(fc.property(some, some, (mine, theirs) => {
    const merged = mergeProgress(clean(mine), theirs);
    assert.deepEqual(Object.keys(merged.lessons).sort(), [...new Set([...Object.keys(mine.lessons), ...Object.keys(theirs.lessons)])].sort());
    assert.deepEqual(mergeProgress(merged, theirs), merged);
  }));
});
