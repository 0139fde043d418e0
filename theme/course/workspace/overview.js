// What a reader has worked on, as plain data: by worksheet, by course, by check.

/** @import { Copy } from "../../worksheet/types.js" */
/** @import { Progress, Result } from "../types.js" */

/** @typedef {{title: string, url?: string}} Link */
/** @typedef {{document: string, title: string, url: string, kind: string}} Sheet */
/** @typedef {{id: string, title: string, url: string, lessons: {id: string, title: string, url: string}[], certificate?: string | null}} Course */
/** @typedef {{site: string, worksheets: Sheet[], courses: Course[], paths: Course[]}} Catalogue */

/** @typedef {Link & {copies: {name: string, url?: string, saved: string, empty: boolean}[]}} Worked */
/** @typedef {Link & {done: number, all: number, next?: Link, begun: boolean, certificate?: string}} Followed */
/** @typedef {Link & {results: [number: string, result: Result][]}} Checked */

/** @param {Catalogue} catalogue @param {Copy[]} copies @param {Progress} progress @returns {{worksheets: Worked[], courses: Followed[], checks: Checked[]}} */
export function overview(catalogue, copies, progress) {
  return {
    worksheets: worked(catalogue, copies),
    courses: [...catalogue.courses, ...catalogue.paths].map((course) => followed(course, progress)),
    checks: checked(catalogue, progress),
  };
}

/** Worksheets with copies, in the catalogue's order; then those that the site no longer has. @param {Catalogue} catalogue @param {Copy[]} copies @returns {Worked[]} */
function worked({ worksheets }, copies) {
  const known = new Map(worksheets.map((sheet) => [sheet.document, sheet]));
  const documents = new Set([...known.keys(), ...copies.map((copy) => copy.document)]);
  return [...documents].flatMap((document) => {
    const own = copies.filter((copy) => copy.document === document).sort((a, b) => (a.saved < b.saved ? 1 : -1));
    if (own.length === 0) return [];
    const { title, url } = known.get(document) ?? { title: String(own[0].title ?? document), url: undefined };
    return [{ title, url, copies: own.map(({ copy, saved, answers }) => ({ name: copy, url: url && `${url}#copy=${encodeURIComponent(copy)}`, saved, empty: isEmpty(answers) })) }];
  });
}

/** Whether nothing is answered; a table may have rows in which nothing stands. @param {Copy["answers"]} answers */
function isEmpty(answers) {
  const blank = (/** @type {any} */ row) => Object(row) === row && Object.keys(row).every((key) => key === "row");
  return Object.values(answers).every((value) => Array.isArray(value) && value.every(blank));
}

/** @param {Course} course @param {Progress} progress @returns {Followed} */
function followed({ title, url, lessons, certificate }, { lessons: done, visited }) {
  const open = lessons.filter(({ id }) => !(id in done));
  const visits = Object.values(visited).filter(({ lesson }) => lessons.some(({ id }) => id === lesson));
  const last = visits.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.lesson;
  return {
    title,
    url,
    done: lessons.length - open.length,
    all: lessons.length,
    next: open.find(({ id }) => id === last) ?? open[0],
    begun: Boolean(last) || open.length < lessons.length,
    certificate: open.length === 0 && lessons.length > 0 ? certificate ?? undefined : undefined,
  };
}

/** @param {Catalogue} catalogue @param {Progress} progress @returns {Checked[]} */
function checked({ courses, paths }, { checks }) {
  const lessons = new Map([...courses, ...paths].flatMap((course) => course.lessons).map((lesson) => [lesson.id, lesson]));
  const known = [...lessons.keys()].filter((id) => id in checks);
  const others = Object.keys(checks).filter((id) => !lessons.has(id)).sort();
  return [...known, ...others].flatMap((id) => {
    const results = Object.entries(checks[id]);
    const { title, url } = lessons.get(id) ?? { title: id, url: undefined };
    return results.length > 0 ? [{ title, url, results }] : [];
  });
}
