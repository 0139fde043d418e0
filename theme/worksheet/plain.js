// Whether data from outside (a file, a link) has the shape of a saved copy.
import { isObject, isRowId, LONGEST } from "./answers.js";
import { isName } from "./store.js";

/** @typedef {Record<string, [(value: any) => boolean, string]>} Shape what each part must be, and how that is called */

const PROTOTYPE = ["__proto__", "constructor", "prototype"];

const isText = (/** @type {any} */ value) => typeof value === "string" && value !== "";

/** @type {Shape} */
const COPY = {
  lyceum: [(value) => value === 1, "1"],
  site: [isText, "a text"],
  document: [isText, "a text"],
  worksheet: [isText, "a text"],
  title: [isText, "a text"],
  definition: [isText, "a text"],
  saved: [(value) => isText(value) && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !!Date.parse(value), "a time such as 2026-11-28T14:03:00Z"],
  copy: [isName, "a name of 1 to 100 characters"],
  answers: [isObject, "an object"],
  aside: [(value) => value === undefined || isObject(value), "an object"],
};

/** How a value is named in a message. @param {any} value */
export function found(value) {
  if (value === undefined || value === null) return value === null ? "null" : "nothing";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "an object";
  if (typeof value !== "string") return String(value);
  return value.length > 60 ? `a text of ${value.length} characters` : `“${value}”`;
}

/**
 * What keeps data from being a saved copy, fault by fault. Whether the answers fit a worksheet is another question.
 * @param {any} data
 * @returns {string[]}
 */
export function faultsOf(data) {
  /** @type {string[]} */
  const faults = [];
  const expect = (/** @type {any} */ fits, /** @type {string} */ place, /** @type {string} */ wanted, /** @type {any} */ value) => {
    if (!fits) faults.push(`${place}: expected ${wanted}, found ${found(value)}`);
    return fits;
  };
  const keys = (/** @type {any} */ object, /** @type {string} */ place) => Object.keys(object).filter((key) => {
    if (PROTOTYPE.includes(key)) faults.push(`${place}${key}: this name is not allowed`);
    return !PROTOTYPE.includes(key);
  });

  /** @param {any} value @param {string} place @param {boolean} rows whether it may be a list of rows */
  const plain = (value, place, rows) => {
    if (typeof value === "string") expect(value.length <= LONGEST, place, `at most ${LONGEST} characters`, value);
    else if (rows && Array.isArray(value) && value.some(isObject)) table(value, place);
    else if (Array.isArray(value)) value.forEach((one, index) => expect(typeof one === "string" && one.length <= LONGEST, `${place}, item ${index + 1}`, "a text", one));
    else expect(Number.isFinite(value) || typeof value === "boolean", place, "a text, a number, true, false or a list", value);
  };

  /** @param {any[]} rows @param {string} place */
  const table = (rows, place) => {
    const ids = new Set();
    rows.forEach((row, index) => {
      const here = `${place}, row ${index + 1}`;
      if (!expect(isObject(row), here, "an object", row)) return;
      const id = Object.hasOwn(row, "row") ? row.row : undefined;
      if (expect(typeof id === "string" && isRowId(id), `${here}, row`, "1 to 12 small letters and digits", id)) {
        expect(!ids.has(id), `${here}, row`, "an id that no other row has", id);
      }
      ids.add(id);
      for (const key of keys(row, `${here}, `)) plain(row[key], `${here}, ${key}`, false);
    });
  };

  if (!expect(isObject(data), "The whole", "an object", data)) return faults;
  for (const key of keys(data, "")) if (!Object.hasOwn(COPY, key)) faults.push(`${key}: not a part of a saved copy`);
  for (const [key, [fits, wanted]] of Object.entries(COPY)) expect(fits(Object.hasOwn(data, key) ? data[key] : undefined), key, wanted, data[key]);
  for (const part of ["answers", "aside"]) {
    if (isObject(data[part])) for (const key of keys(data[part], `${part}.`)) plain(data[part][key], `${part}.${key}`, true);
  }
  return faults;
}
