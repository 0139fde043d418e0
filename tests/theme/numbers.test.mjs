// Numbers as people type them, and as the page's language writes them.
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { format, isDate } from "../../theme/worksheet/numbers.js";

const LANGUAGES = ["en", "en-GB", "en-IN", "de", "de-CH", "de-AT", "fr", "es", "it", "pl", "pt", "pt-PT", "ru", "tr", "sv", "ar", "ar-EG", "fa", "he", "hi", "mr", "bn", "th", "ja", "zh", "ko"];

const reads = (language, pairs) => {
  for (const [text, value] of Object.entries(pairs)) assert.equal(format(language).parse(text), value, `${language}: "${text}"`);
};

test("points and commas are read in every language", () => {
  for (const language of LANGUAGES) {
    reads(language, { "7": 7, "2.5": 2.5, "2,5": 2.5, "1.234,5": 1234.5, "1,234.5": 1234.5, "1 234,5": 1234.5, "1 234.5": 1234.5, "1'234.50": 1234.5, "1’234,5": 1234.5 });
    reads(language, { "1\u202f234\u00a0567": 1234567, "1.234.567": 1234567, "1,234,567": 1234567, "12,34,567": 1234567, "0,125": 0.125, "0.125": 0.125, "1234,567": 1234.567 });
    reads(language, { "٣٫٥": 3.5, "۱۲": 12, "１２": 12, "१२": 12, "1٬234": 1234 });
  }
});

test("a single mark before three digits is read as the language has it", () => {
  reads("en", { "1,234": 1234, "1.234": 1.234 });
  reads("de", { "1,234": 1.234, "1.234": 1234 });
  reads("fr", { "1,234": 1.234, "1.234": 1.234, "1 234": 1234 });
  reads("ar-EG", { "1,234": 1234, "1.234": 1.234 });
});

test("what means thousands to some and decimals to others is refused, and both are named", () => {
  const cases = {
    en: { "38.000": ["38000", "38"], "1.230": ["1230", "1.23"], " −12.500 % ": ["-12500", "-12.5"], "999.990": ["999990", "999.99"] },
    de: { "38,000": ["38000", "38"], "1,230": ["1230", "1,23"] },
    fr: { "38,000": ["38000", "38"] },
    es: { "5,250": ["5250", "5,25"] },
    hi: { "३८.०००": ["38000", "38"] },
    fa: { "38٫000": ["۳۸"], "۳۸,۰۰۰": ["۳۸۰۰۰"] },
  };
  for (const [language, texts] of Object.entries(cases)) {
    for (const [text, ways] of Object.entries(texts)) {
      assert.deepEqual(format(language).ways(text), ways, `${language}: "${text}"`);
      assert.equal(format(language).parse(text) === null, ways.length > 1, `${language}: "${text}"`);
    }
  }
  reads("en", { "38,000": 38000, "0.120": 0.12, "38.0000": 38, "38.00": 38, "38.001": 38.001, "1234.500": 1234.5, "1,234.500": 1234.5, "012.500": 12.5 });
  reads("de", { "38.000": 38000, "0,120": 0.12, "1.234,500": 1234.5 });
  assert.deepEqual(format("en").ways("abc"), []);
});

test("signs, blanks and percent", () => {
  reads("en", { " −5 ": -5, "- 5": -5, "–5": -5, "+3": 3, "50%": 50, "50 %": 50, "%50": 50, "٥٠٪": 50, "-0": 0, ".5": 0.5, "5.": 5, "\u200e-5": -5 });
});

test("what is no plain number is none", () => {
  const texts = ["", " ", ".", ",", "-", "%", "5%%", "abc", "5 EUR", "1e5", "1E5", "0x10", "Infinity", "NaN", "½", "5²", "1.2.3", "1,2,3", "1-2", "--5", "1 2 3", "12 34", "1.234 5", "2026-11-28", "1\n234", "9".repeat(400)];
  for (const text of texts) assert.equal(format("en").parse(text), null, `"${text}"`);
});

test("whatever is typed, it is read as a number that exists, or not at all", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(...LANGUAGES), (text, language) => {
    const value = format(language).parse(text);
    assert(value === null || Number.isFinite(value));
  }), { seed: 1, numRuns: 1000 });
});

test("every language reads what it writes", () => {
  fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), fc.constantFrom(...LANGUAGES), (digits, decimals, language) => {
    const { number, percent, parse } = format(language);
    const value = Number((digits / 10 ** decimals).toFixed(decimals)) + 0;
    assert.equal(parse(number(value)), value, number(value));
    assert.equal(parse(percent(value)), value, percent(value));
  }), { seed: 2, numRuns: 2000 });
});

test("numbers are written as they are, or rounded to so many digits at most", () => {
  const { number, percent } = format("en");
  assert.deepEqual([number(0.1 + 0.2), number(1234.5), number(71.25, 1), number(71, 1), number(-0.2, 0), number(-0)], ["0.3", "1,234.5", "71.3", "71", "0", "0"]);
  assert.deepEqual([percent(71), percent(69.9), percent(33.333, 1), format("de").percent(69.9)], ["71%", "69.9%", "33.3%", "69,9\u00a0%"]);
});

test("dates are written in the language, whatever the time zone; what is none stays", () => {
  assert.equal(format("en-GB").date("2026-11-28"), "28 November 2026");
  assert.equal(format("de").date("2026-01-01"), "1. Januar 2026");
  for (const text of ["2026-02-30", "2026-13-01", "soon", "", "2026-1-1", "2027-Q1"]) {
    assert.equal(format("en").date(text), text);
    assert.equal(isDate(text), false);
  }
});

test("a language that nobody knows is taken for English", () => {
  for (const language of ["", "xx-??", "tlh", "not a language"]) assert.equal(format(language).number(1234.5), "1,234.5");
});
