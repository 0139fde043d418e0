// A worksheet at work, in one tab and in two, without a page.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Session } from "../../theme/worksheet/session.js";
import { Store } from "../../theme/worksheet/store.js";
import { copyOf, definition, FakeStorage, plain } from "./answers.fixture.mjs";

mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.parse("2026-11-28T14:03:00Z") });

const tab = (storage, of = definition) => new Session(of, new Store(of, storage));
const saved = (storage, name = "My answers") => JSON.parse(storage.items.get(`lyceum/acme/WS-1/${encodeURIComponent(name)}`) ?? "null");
const type = (session, name, value) => {
  session.answer(name, value);
  session.settle();
};

test("answers are saved after a pause, and at once when the page goes", () => {
  const storage = new FakeStorage();
  const session = tab(storage);
  session.answer("title", "a");
  assert.equal(saved(storage), null);
  mock.timers.tick(300);
  assert.deepEqual([saved(storage).answers, saved(storage).saved], [{ title: "a" }, session.saved]);
  session.answer("title", "ab");
  session.flush();
  assert.equal(saved(storage).answers.title, "ab");
});

test("the copy used last is opened again", () => {
  const storage = new FakeStorage();
  const session = tab(storage);
  type(session, "title", "one");
  session.create("Second");
  session.switch("My answers");
  assert.equal(tab(storage).name, "My answers");
  session.switch("Second");
  assert.equal(tab(storage).name, "Second");
});

test("undo and redo reach over typing, copies, imports and deletions", () => {
  const storage = new FakeStorage();
  const session = tab(storage);
  type(session, "title", "one");
  mock.timers.tick(1000);
  session.create("Second");
  type(session, "title", "two");
  session.rename("Third");
  session.adopt(copyOf({ title: "three" }, { copy: "Third" }));
  assert.deepEqual([session.name, session.names()], ["Third 2", ["My answers", "Third", "Third 2"]]);
  session.remove();
  assert.deepEqual([session.name, session.names()], ["Third", ["My answers", "Third"]], "the copy saved last is opened");
  const seen = [];
  while (session.history.canUndo) {
    session.undo();
    seen.push([session.name, session.state.answers.title]);
  }
  assert.deepEqual(seen, [["Third 2", "three"], ["Third", "two"], ["Second", "two"], ["Second", undefined], ["My answers", "one"], ["My answers", undefined]]);
  while (session.history.canRedo) session.redo();
  assert.deepEqual([session.name, session.names(), saved(storage, "Third").answers.title], ["Third", ["My answers", "Third"], "two"]);
});

test("an import makes a new copy, unless the open one is empty", () => {
  const storage = new FakeStorage();
  const session = tab(storage);
  session.adopt(copyOf({ title: "x" }, { copy: "Theirs" }));
  assert.deepEqual([session.name, session.names()], ["Theirs", ["Theirs"]]);
  session.adopt(copyOf({ title: "y" }, { copy: "Theirs" }));
  assert.deepEqual([session.name, session.state.answers.title, session.names()], ["Theirs 2", "y", ["Theirs", "Theirs 2"]]);
  session.undo();
  assert.deepEqual([session.name, session.state.answers.title, session.names()], ["Theirs", "x", ["Theirs"]]);
});

test("two tabs merge field by field; the field being typed in stays", () => {
  const storage = new FakeStorage();
  const [one, two] = [tab(storage), tab(storage)];
  const key = "lyceum/acme/WS-1/My%20answers";
  one.answer("title", "one types");
  two.answer("why", "two");
  two.answer("title", "two");
  two.flush();
  one.follow(key);
  assert.deepEqual(plain(one.state.answers), { title: "one types", why: "two" });
  one.flush();
  two.follow(key);
  // Two still is in its title: what it typed stays until it leaves the field, and then is saved.
  assert.equal(two.state.answers.title, "two");
  two.settle();
  mock.timers.tick(300);
  one.settle();
  one.follow(key);
  assert.deepEqual([saved(storage).answers, plain(one.state.answers)], [{ title: "two", why: "two" }, { title: "two", why: "two" }]);
});

test("a tab that heard nothing merges before it saves", () => {
  const storage = new FakeStorage();
  const [one, two] = [tab(storage), tab(storage)];
  type(one, "title", "one");
  one.flush();
  type(two, "why", "two");
  two.flush();
  assert.deepEqual(saved(storage).answers, { title: "one", why: "two" });
});

test("undo takes back what this tab did, and nothing that another did", () => {
  const storage = new FakeStorage();
  const [one, two] = [tab(storage), tab(storage)];
  type(one, "title", "one");
  one.flush();
  two.follow("lyceum/acme/WS-1/My%20answers");
  type(two, "why", "two");
  two.flush();
  one.follow("lyceum/acme/WS-1/My%20answers");
  one.undo();
  assert.deepEqual(saved(storage).answers, { why: "two" });
});

test("a copy renamed in another tab is followed; one deleted there stays on the screen, unsaved until it changes", () => {
  const storage = new FakeStorage();
  const [one, two] = [tab(storage), tab(storage)];
  type(one, "title", "one");
  one.flush();
  two.follow("lyceum/acme/WS-1/My%20answers");
  one.rename("New");
  two.follow("lyceum/acme/WS-1/My%20answers");
  assert.deepEqual([two.name, two.news], ["New", ""]);
  one.remove();
  two.follow("lyceum/acme/WS-1/New");
  two.flush();
  assert.deepEqual([storage.items.has("lyceum/acme/WS-1/New"), two.state.answers.title, two.news !== ""], [false, "one", true]);
  type(two, "title", "again");
  mock.timers.tick(300);
  assert.equal(saved(storage, "New").answers.title, "again");
});

test("a wiped storage is filled again with the next change", () => {
  const storage = new FakeStorage();
  const session = tab(storage);
  type(session, "title", "one");
  session.flush();
  storage.items.clear();
  session.follow(null);
  assert.match(session.news, /cleared/);
  type(session, "why", "x");
  mock.timers.tick(300);
  assert.deepEqual(saved(storage).answers, { title: "one", why: "x" });
});

test("a full storage is tried again by itself", () => {
  const storage = new FakeStorage();
  const session = tab(storage);
  storage.fails = "QuotaExceededError";
  type(session, "title", "one");
  mock.timers.tick(300);
  assert.equal(session.store.trouble, "full");
  storage.fails = "";
  mock.timers.tick(10_000);
  assert.deepEqual([session.store.trouble, saved(storage).answers.title], ["", "one"]);
});

test("a copy that cannot be read is left as it is, and said", () => {
  const storage = new FakeStorage();
  storage.items.set("lyceum/acme/WS-1/My%20answers", "{broken");
  const session = tab(storage);
  type(session, "title", "one");
  session.flush();
  assert.deepEqual([session.name, storage.items.get("lyceum/acme/WS-1/My%20answers")], ["My answers 2", "{broken"]);
});

test("shared answers are shown, cannot be changed, and touch nothing", () => {
  const storage = new FakeStorage();
  const session = tab(storage);
  type(session, "title", "mine");
  session.flush();
  session.shared = { ...copyOf({ title: "theirs" }), aside: {} };
  session.answer("title", "changed");
  session.undo();
  assert.deepEqual([session.shown.answers.title, session.copy().answers.title, session.state.answers.title], ["theirs", "theirs", "mine"]);
  session.adopt(session.shared);
  assert.deepEqual([session.name, session.shown.answers.title, saved(storage).answers.title], ["My answers 2", "theirs", "mine"]);
});

test("tabs with an old and a new definition lose nothing to each other", () => {
  const storage = new FakeStorage();
  const newer = structuredClone(definition);
  newer.definition = "bbbb000011112222";
  newer.fields.push({ key: "extra", type: "text", label: "Extra" });
  const [old, fresh] = [tab(storage), tab(storage, newer)];
  type(fresh, "extra", "new field");
  fresh.flush();
  old.follow("lyceum/acme/WS-1/My%20answers");
  assert.deepEqual(plain(old.state.aside), { extra: "new field" });
  type(old, "title", "old tab");
  old.flush();
  fresh.follow("lyceum/acme/WS-1/My%20answers");
  assert.deepEqual(plain(fresh.state), { answers: { title: "old tab", extra: "new field" }, aside: {} });
});
