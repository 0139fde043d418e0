// Reads a file with a workspace. Nothing in it is believed: either all of it has the right shape, or it is a list of faults.
import { faultsOf, found } from "../../worksheet/plain.js";
import { FITS } from "../progress.js";

/** @import { Copy } from "../../worksheet/types.js" */
/** @import { Fits, Progress } from "../types.js" */

/** How many bytes a file may have. */
export const LARGEST = 5 * 1_048_576;
const MOST = 2000;
const LONGEST_ID = 1000;
const LONGEST_NAME = 200;
const TOLD = 10;
const PROTOTYPE = ["__proto__", "constructor", "prototype"];

/** What the parts of a progress hold, and how that is called. @type {Record<string, string>} */
const PARTS = {
  lessons: "when the lesson was done, and by “reader” or “check”",
  visited: "a lesson and a time",
  useful: "“yes” or “no”",
};

/** @typedef {{copies: Copy[], progress: any, faults?: undefined} | {copies?: undefined, progress?: undefined, faults: string[]}} Read */

/**
 * The workspace that a text holds, or all that is wrong with it. A single saved copy is a small workspace.
 * @param {string} text
 * @param {string} site
 * @returns {Read}
 */
export function readWorkspace(text, site) {
  if (text.length > LARGEST) return { faults: ["It is larger than 5 MB."] };
  let data;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { faults: [`It is not JSON: ${/** @type {Error} */ (error).message}`] };
  }
  if (!FITS.object(data)) return { faults: [`The whole: expected an object, found ${found(data)}`] };
  if (own(data, "lyceum") > 1) return { faults: ["It was saved by a newer version of this site."] };
  if (typeof own(data, "site") === "string" && data.site !== site) {
    return { faults: [`It belongs to the site ${found(data.site)}. This is the site “${site}”.`] };
  }
  const single = "answers" in data && !("copies" in data);
  const faults = single ? faultsOf(data) : faultsOfAll(data, site);
  if (faults.length > 0) return { faults: few(faults) };
  return single ? { copies: [data], progress: {} } : { copies: data.copies, progress: data.progress ?? {} };
}

/** What stands in the object itself. @param {any} object @param {string} key */
const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

/** @param {any} data @param {string} site */
function faultsOfAll(data, site) {
  const wrong = wrongIn(data, "", {
    lyceum: [(value) => value === 1, "1"],
    site: [(value) => value === site, `“${site}”`],
    exported: [FITS.time, "a time such as 2026-11-28T14:03:00Z"],
    copies: [(value) => Array.isArray(value) && value.length <= MOST, `a list of at most ${MOST} copies`],
    progress: [(value) => value === undefined || FITS.object(value), "an object"],
  });
  if (Array.isArray(own(data, "copies"))) wrong.push(...faultsOfCopies(data.copies, site));
  if (FITS.object(own(data, "progress"))) wrong.push(...faultsOfProgress(data.progress));
  return wrong;
}

/** @param {any[]} copies @param {string} site */
function faultsOfCopies(copies, site) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return copies.flatMap((copy, index) => {
    const place = `copies, item ${index + 1}`;
    const faults = faultsOf(copy).map((fault) => `${place}: ${fault}`);
    if (faults.length > 0) return faults;
    const key = JSON.stringify([copy.document, copy.copy]);
    const twin = seen.get(key);
    seen.set(key, index + 1);
    if (twin) faults.push(`${place}: the same worksheet and name as item ${twin}`);
    if (copy.site !== site) faults.push(`${place}: site: expected “${site}”, found ${found(copy.site)}`);
    return faults;
  });
}

/** @param {any} progress */
function faultsOfProgress(progress) {
  const object = /** @type {[Fits, string]} */ ([(value) => value === undefined || FITS.object(value), "an object"]);
  const wrong = wrongIn(progress, "progress.", {
    lyceum: [(value) => value === 1, "1"],
    name: [(value) => value === undefined || (FITS.name(value) && value.length <= LONGEST_NAME), `a text of at most ${LONGEST_NAME} characters`],
    checks: object,
    ...Object.fromEntries(Object.keys(PARTS).map((part) => [part, object])),
  });
  for (const part of Object.keys(PARTS)) wrong.push(...wrongEntries(own(progress, part), `progress.${part}`, FITS[part], PARTS[part]));
  const checks = own(progress, "checks");
  wrong.push(...wrongEntries(checks, "progress.checks", FITS.object, "an object"));
  for (const id of Object.keys(FITS.object(checks) ? checks : {})) {
    wrong.push(...wrongEntries(checks[id], `progress.checks.${short(id)}`, FITS.result, "a result of a check"));
  }
  return wrong;
}

/** What is wrong with an object of known parts. @param {any} object @param {string} place @param {Record<string, [Fits, string]>} parts */
function wrongIn(object, place, parts) {
  const strange = Object.keys(object).filter((key) => !Object.hasOwn(parts, key)).map((key) => `${place}${short(key)}: not a part of this file`);
  const wrong = Object.entries(parts).filter(([key, [fits]]) => !fits(own(object, key)));
  return [...strange, ...wrong.map(([key, [, wanted]]) => `${place}${key}: expected ${wanted}, found ${found(own(object, key))}`)];
}

/** What is wrong with an object of entries by id. @param {any} entries @param {string} place @param {Fits} fits @param {string} wanted */
function wrongEntries(entries, place, fits, wanted) {
  return Object.entries(FITS.object(entries) ? entries : {}).flatMap(([id, value]) => {
    if (PROTOTYPE.includes(id)) return [`${place}.${id}: this name is not allowed`];
    if (id.length > LONGEST_ID) return [`${place}.${short(id)}: a name of at most ${LONGEST_ID} characters is expected`];
    return fits(value) ? [] : [`${place}.${short(id)}: expected ${wanted}, found ${found(value)}`];
  });
}

/** @param {string} name */
const short = (name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

/** @param {string[]} faults */
function few(faults) {
  const more = faults.length - TOLD;
  return more > 0 ? [...faults.slice(0, TOLD), `and ${more} more`] : faults;
}
