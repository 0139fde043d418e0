// What the tests of answers share: a worksheet with a field of every type, answers of all kinds, and a storage that can fail.
import fc from "fast-check";

const options = (...values) => values.map((value) => ({ value, label: `Option ${value}` }));

export const definition = {
  lyceum: 1,
  site: "acme",
  document: "WS-1",
  title: "Project brief",
  url: "../brief/",
  kind: "form",
  definition: "aaaa000011112222",
  language: "en",
  fields: [
    { key: "title", type: "text", label: "Title", required: true },
    { key: "why", type: "long", label: "Why now?" },
    { key: "budget", type: "number", label: "Budget", unit: "EUR", min: 0, max: 100 },
    { key: "share", type: "percent", label: "Share" },
    { key: "due", type: "date", label: "Due" },
    { key: "size", type: "choice", label: "Size", options: options("s", "m") },
    { key: "who", type: "choices", label: "Who", options: options("dev", "ops") },
    { key: "weight.fit", type: "scale", label: "Fit", options: options(1, 2, 3) },
    { key: "ready", type: "yes_no", label: "Ready?" },
    { key: "read", type: "check", label: "Read" },
    {
      key: "risks",
      type: "table",
      label: "Risks",
      rows: { min: 1, max: 4, start: 2, label: "Risk" },
      columns: [
        { key: "name", type: "text", label: "Risk" },
        { key: "cost", type: "number", label: "Cost" },
      ],
    },
  ],
  spec: {},
};

export const { fields } = definition;

export const full = {
  title: "Brief",
  why: "Because\nof this",
  budget: 12.5,
  share: 40,
  due: "2026-11-28",
  size: "m",
  who: ["dev", "ops"],
  "weight.fit": 3,
  ready: false,
  read: true,
  risks: [{ row: "1", name: "Late", cost: 3 }, { row: "2" }, { row: "9x", name: "Dear" }],
};

export const copyOf = (answers, more = {}) => ({
  lyceum: 1,
  site: "acme",
  document: "WS-1",
  worksheet: "form",
  title: "Project brief",
  definition: definition.definition,
  saved: "2026-11-28T14:03:00.000Z",
  copy: "My answers",
  answers,
  ...more,
});

/** What JavaScript makes of plain data, without the missing prototypes. */
export const plain = (value) => JSON.parse(JSON.stringify(value));

const rows = fc
  .uniqueArray(fc.constantFrom("1", "2", "3", "4"), { maxLength: 4, minLength: 1 })
  .chain((ids) => fc.tuple(...ids.map((row) => fc.record({ row: fc.constant(row), name: fc.string({ minLength: 1 }), cost: fc.integer() }, { requiredKeys: ["row"] }))));

/** Any answers that fit the definition. */
export const someAnswers = fc.record(
  {
    title: fc.string({ minLength: 1 }),
    why: fc.string({ minLength: 1, unit: "binary" }),
    budget: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0), fc.constant("many")),
    due: fc.constantFrom("2026-11-28", "1999-01-01"),
    size: fc.constantFrom("s", "m"),
    who: fc.constantFrom(["dev"], ["dev", "ops"]),
    "weight.fit": fc.constantFrom(1, 2, 3),
    ready: fc.boolean(),
    read: fc.constant(true),
    risks: rows,
  },
  { requiredKeys: [] },
);

/** A storage like the browser's, which can be told to fail. */
export class FakeStorage {
  items = new Map();
  fails = "";

  get length() {
    return this.items.size;
  }

  key(index) {
    return [...this.items.keys()][index] ?? null;
  }

  getItem(key) {
    if (this.fails === "SecurityError") throw new DOMException("closed", this.fails);
    return this.items.get(key) ?? null;
  }

  setItem(key, text) {
    if (this.fails) throw new DOMException("no", this.fails);
    this.items.set(key, text);
  }

  removeItem(key) {
    this.items.delete(key);
  }
}
