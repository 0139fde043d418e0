// Undo and redo as a list of steps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../theme/worksheet/history.js";

const step = (before, after) => ({ before, after });

test("steps go back and forth in order", () => {
  const history = new History();
  history.add(step(0, 1));
  history.add(step(1, 2));
  assert.deepEqual([history.canUndo, history.canRedo], [true, false]);
  assert.equal(history.undo().before, 1);
  assert.equal(history.undo().before, 0);
  assert.equal(history.undo(), undefined);
  assert.equal(history.redo().after, 1);
  assert.equal(history.redo().after, 2);
  assert.equal(history.redo(), undefined);
});

test("a new change ends what could be made again", () => {
  const history = new History();
  history.add(step(0, 1));
  history.undo();
  history.add(step(0, 5));
  assert.equal(history.canRedo, false);
  assert.equal(history.undo().before, 0);
});

test("typing in one field is one step until it pauses, leaves, or undoes", () => {
  const history = new History();
  history.add(step(0, 1), "title", 0);
  history.add(step(1, 2), "title", 1000);
  assert.deepEqual(history.undo(), step(0, 2));
  history.redo();
  history.add(step(2, 3), "title", 1100);
  history.add(step(3, 4), "why", 1200);
  history.add(step(4, 5), "why", 9000);
  history.settle();
  history.add(step(5, 6), "why", 9100);
  assert.deepEqual([history.undo(), history.undo(), history.undo(), history.undo()].map((entry) => entry.before), [5, 4, 3, 2]);
});

test("changes without a tag are steps of their own, and very old steps are forgotten", () => {
  const history = new History();
  for (let number = 0; number < 300; number += 1) history.add(step(number, number + 1), "", 0);
  let count = 0;
  while (history.undo()) count += 1;
  assert.equal(count, 200);
});
