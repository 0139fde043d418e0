// The shapes that the modules of courses hand to each other. Types only: no page loads this file.

/** @typedef {{done: string, by: "reader" | "check"}} Done when a lesson was done, and by what */

/** @typedef {{right: number, of: number, passed: boolean, at: string}} Result what became of a check */

/** @typedef {{lesson: string, at: string}} Visit */

/**
 * What a reader has done, by the ids of documents: a new title or a moved file loses nothing.
 * @typedef {object} Progress
 * @property {1} lyceum
 * @property {Record<string, Done>} lessons by lesson
 * @property {Record<string, Record<string, Result>>} checks by document, then by the quiz's number
 * @property {Record<string, Visit>} visited by course: the lesson opened last
 * @property {Record<string, "yes" | "no">} useful by document
 * @property {string} [name] for certificates
 */

/** @typedef {(progress: Progress) => void} Change made on what is stored; it may be made again on something newer */

/**
 * A question, as the page brings it along.
 * @typedef {object} Question
 * @property {"single" | "several" | "true_false" | "order" | "match" | "number" | "text"} type
 * @property {any} [right]
 * @property {(string | null)[]} [why] what is said to whom chose an option
 * @property {string | null} [explanation]
 * @property {number} [tolerance]
 * @property {string | null} [unit]
 * @property {string[]} [accepts]
 */

/** @typedef {(value: any) => boolean} Fits */

export {};
