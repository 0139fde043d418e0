// Files that nobody should have to trust, made from a sound copy of the worksheet "First visit" of the academy.

/** What would run if anything of it were taken for more than text. */
export const SCRIPTS = [
  "<script>globalThis.pwned = 1</script>",
  "</script><script>globalThis.pwned = 1</script>",
  "<img src=x onerror=\"globalThis.pwned = 1\">",
  "\"><svg/onload=globalThis.pwned=1>",
  "<iframe srcdoc=\"<script>parent.pwned = 1</script>\"></iframe>",
  "javascript:globalThis.pwned=1",
  "[x](javascript:globalThis.pwned=1)",
  "${globalThis.pwned = 1}{{globalThis.pwned = 1}}",
  "<style>* { display: none }</style><base href=//evil.example>",
];

const json = JSON.stringify;
const deep = (depth, open, middle, close) => open.repeat(depth) + middle + close.repeat(depth);

/** Files that are no saved copy at all: [what it is, content, what must be said of it]. */
export const NO_COPIES = [
  ["nothing", "", /not JSON/],
  ["blanks", " \n\t ", /not JSON/],
  ["a text", "Dear colleague, here are my answers.", /not JSON/],
  ["a page", `<!doctype html><body>${SCRIPTS[0]}`, /not JSON/],
  ["a program", "globalThis.pwned = 1", /not JSON/],
  ["NaN", "{\"lyceum\": NaN}", /not JSON/],
  ["a list", "[]", /The whole: expected an object, found a list/],
  ["a list of lists", deep(50_000, "[", "", "]"), /The whole|not JSON/],
  ["a word", "\"hello\"", /The whole: expected an object/],
  ["a number", "42", /The whole: expected an object/],
  ["null", "null", /The whole: expected an object, found null/],
  ["true", "true", /The whole: expected an object/],
  ["an empty object", "{}", /lyceum: expected 1, found nothing/],
  ["a mark of order and nothing", "\ufeff", /not JSON/],
  ["bytes", Buffer.from([0, 159, 146, 150, 255, 254, 0, 1]), /not JSON/],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /not JSON/],
  ["a workspace", json({ lyceum: 1, site: "bee-school", copies: [] }), /whole workspace/],
];

/** The same, made from a sound copy. */
export const SPOILT_WHOLES = {
  "cut off": [(copy) => json(copy).slice(0, -20), /not JSON/],
  "in UTF-16 without a mark of order": [(copy) => Buffer.from(json(copy), "utf16le"), /not JSON/],
  "in half a UTF-16": [(copy) => Buffer.from(`\ufeff${json(copy)}`, "utf16le").subarray(0, -301), /not JSON/],
  "of 10 MB": [(copy) => json(copy) + " ".repeat(10_000_000), /larger than 1 MB/],
  "a little more than 1 MB": [(copy) => json(copy).padEnd(1_048_577), /larger than 1 MB/],
  "in a list": [(copy) => json([copy]), /The whole: expected an object, found a list/],
  "in a text": [(copy) => json(json(copy)), /The whole: expected an object/],
  "twice": [(copy) => json(copy) + json(copy), /not JSON/],
  "with an answer 100,000 lists deep": [(copy) => json(copy).replace("\"Mara\"", deep(100_000, "[", "1", "]")), /answers\.keeper: expected a text, found a list/],
  "with an answer 50,000 objects deep": [(copy) => json(copy).replace("\"Mara\"", deep(50_000, "{\"a\":", "1", "}")), /answers\.keeper: expected a text, found an object/],
  "with a number beyond all numbers": [(copy) => json(copy).replace("\"frames\":5", "\"frames\":1e999"), /frames/],
};

/** A copy with something wrong in it: [how it is spoilt, what must be said]. */
export const SPOILT_COPIES = {
  // Whose it is.
  "of another site": [(copy) => (copy.site = "evil"), /belongs to the worksheet “WS-FIRST” of the site “evil”/],
  "of another worksheet": [(copy) => (copy.document = "WS-STRIVE"), /belongs to the worksheet “WS-STRIVE”/],
  "of a document that is no text": [(copy) => (copy.document = { toString: 1 }), /document: expected a text, found an object/],
  "of version 0": [(copy) => (copy.lyceum = 0), /lyceum: expected 1, found 0/],
  "of version “1”": [(copy) => (copy.lyceum = "1"), /lyceum: expected 1, found “1”/],
  "of a later version": [(copy) => (copy.lyceum = 2), /newer version/],
  "without a time": [(copy) => delete copy.saved, /saved: expected a time such as/],
  "of no time": [(copy) => (copy.saved = "yesterday"), /saved: expected a time such as/],
  "of a time with more in it": [(copy) => (copy.saved = `${SCRIPTS[0]}2026-11-28T10:00:00Z`), /saved: expected a time/],
  "without a name": [(copy) => (copy.copy = ""), /copy: expected a name/],
  "with a name of 101 characters": [(copy) => (copy.copy = "x".repeat(101)), /copy: expected a name/],
  "with a name of two lines": [(copy) => (copy.copy = "a\nb"), /copy: expected a name/],
  "with a name of half a sign": [(copy) => (copy.copy = "\ud83d"), /copy: expected a name/],
  "with a name that is a list": [(copy) => (copy.copy = ["My answers"]), /copy: expected a name/],
  "with a title that is an object": [(copy) => (copy.title = { a: 1 }), /title: expected a text/],
  "with a definition that is a number": [(copy) => (copy.definition = 7), /definition: expected a text/],
  "with something more": [(copy) => (copy.onload = "globalThis.pwned = 1"), /onload: not a part of a saved copy/],
  "without answers": [(copy) => delete copy.answers, /answers: expected an object, found nothing/],
  "with answers in a list": [(copy) => (copy.answers = [copy.answers]), /answers: expected an object, found a list/],
  "with answers that are null": [(copy) => (copy.answers = null), /answers: expected an object, found null/],
  "with a list of what is aside": [(copy) => (copy.aside = []), /aside: expected an object, found a list/],
  "with an object aside": [(copy) => (copy.aside = { old: { html: SCRIPTS[0] } }), /aside\.old: expected a text, a number/],
  "with null aside": [(copy) => (copy.aside = { old: null }), /aside\.old: expected/],
  // Names that mean something to JavaScript.
  "with __proto__": [(copy) => own(copy, "__proto__", { polluted: 1 }), /__proto__: this name is not allowed/],
  "with constructor": [(copy) => own(copy, "constructor", { prototype: { polluted: 1 } }), /constructor: this name is not allowed/],
  "with __proto__ among the answers": [(copy) => own(copy.answers, "__proto__", { polluted: 1 }), /__proto__/],
  "with prototype among the answers": [(copy) => own(copy.answers, "prototype", "x"), /prototype/],
  "with __proto__ in a row": [(copy) => own(copy.answers.hives[0], "__proto__", { polluted: 1 }), /__proto__/],
  "with constructor in a row": [(copy) => own(copy.answers.hives[0], "constructor", "x"), /constructor/],
  "with __proto__ aside": [(copy) => own((copy.aside = {}), "__proto__", { polluted: 1 }), /__proto__: this name is not allowed/],
  "with __proto__ in a row aside": [(copy) => own((copy.aside = { old: [{ row: "1" }] }).old[0], "__proto__", "x"), /__proto__/],
  "with toString among the answers": [(copy) => (copy.answers.toString = "x"), /answers\.toString: this worksheet asks for nothing of that name/],
  // Values that are none of their field.
  "with a number for a text": [(copy) => (copy.answers.keeper = 7), /answers\.keeper: expected a text, found 7/],
  "with an object for a text": [(copy) => (copy.answers.keeper = { html: SCRIPTS[0] }), /answers\.keeper: expected a text, found an object/],
  "with a list for a text": [(copy) => (copy.answers.keeper = [SCRIPTS[0]]), /answers\.keeper: expected a text, found a list/],
  "with true for a long text": [(copy) => (copy.answers.notes = true), /answers\.notes: expected a text, found true/],
  "with null for a text": [(copy) => (copy.answers.notes = null), /answers\.notes: expected a text, found null/],
  "with a text of 20,001 characters": [(copy) => (copy.answers.notes = "x".repeat(20_001)), /answers\.notes: expected at most 20000 characters/],
  "with true for a number": [(copy) => (copy.answers.frames = true), /answers\.frames: expected a number, found true/],
  "with an object for a number": [(copy) => (copy.answers.frames = { valueOf: 1 }), /answers\.frames: expected a number/],
  "with a list for a share": [(copy) => (copy.answers.share = [50]), /answers\.share: expected a number/],
  "with null for a share": [(copy) => (copy.answers.share = null), /answers\.share: expected a number, found null/],
  "with a word for a day": [(copy) => (copy.answers.day = "tomorrow"), /answers\.day: expected a date such as/],
  "with a day that does not exist": [(copy) => (copy.answers.day = "2027-02-30"), /answers\.day: expected a date/],
  "with a number for a day": [(copy) => (copy.answers.day = 20_270_228), /answers\.day: expected a date/],
  "with a list for a choice": [(copy) => (copy.answers.mood = ["calm"]), /answers\.mood: expected one of/],
  "with a text for choices": [(copy) => (copy.answers.seen = "queen"), /answers\.seen: expected a list of some of/],
  "with lists among choices": [(copy) => (copy.answers.seen = [["queen"]]), /answers\.seen: expected a list of some of/],
  "with a text for a point": [(copy) => (copy.answers.strength = "2"), /answers\.strength: expected one of 1, 2, 3/],
  "with a word for a yes": [(copy) => (copy.answers.fed = "yes"), /answers\.fed: expected true or false/],
  "with a number for a no": [(copy) => (copy.answers.fed = 0), /answers\.fed: expected true or false/],
  "with an unknown answer": [(copy) => (copy.answers.wasps = SCRIPTS[0]), /answers\.wasps: this worksheet asks for nothing of that name/],
  "with 5,000 unknown answers": [(copy) => range(5_000).forEach((n) => (copy.answers[`x${n}`] = n)), /and \d+ more/],
  // Rows.
  "with an object for rows": [(copy) => (copy.answers.hives = { 0: { row: "1" } }), /answers\.hives: expected a list of rows/],
  "with a text for rows": [(copy) => (copy.answers.hives = "North"), /answers\.hives: expected a list of rows/],
  "with numbers for rows": [(copy) => (copy.answers.hives = [1, 2]), /answers\.hives/],
  "with null for a row": [(copy) => (copy.answers.hives = [null]), /answers\.hives/],
  "with a row without a number": [(copy) => delete copy.answers.hives[0].row, /answers\.hives, row 1, row: expected 1 to 12 small letters and digits, found nothing/],
  "with a row called <b>": [(copy) => (copy.answers.hives[0].row = "<b>"), /answers\.hives, row 1, row: expected 1 to 12 small letters/],
  "with a row called 1": [(copy) => (copy.answers.hives[0].row = 1), /answers\.hives, row 1, row/],
  "with two rows of one number": [(copy) => (copy.answers.hives[1].row = copy.answers.hives[0].row), /answers\.hives, row 2, row: expected an id that no other row has/],
  "with 10,000 rows": [(copy) => (copy.answers.hives = range(10_000).map((n) => ({ row: `${n + 1}`, name: "x" }))), /at most 500 rows/],
  "with an unknown cell": [(copy) => (copy.answers.hives[0].wasps = 3), /answers\.hives, row 1, wasps: this worksheet asks for nothing of that name/],
  "with a list for a cell": [(copy) => (copy.answers.hives[0].name = ["x"]), /answers\.hives, row 1, name: expected a text/],
  "with an object for a cell": [(copy) => (copy.answers.hives[0].weight = { kg: 3 }), /answers\.hives, row 1, weight: expected a number/],
  "with rows in a row": [(copy) => (copy.answers.hives[0].name = [{ row: "1" }]), /answers\.hives, row 1, name/],
};

/** Sets a key of the object itself, even one like `__proto__`. */
function own(object, key, value) {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

const range = (count) => Array.from({ length: count }, (_, index) => index);
