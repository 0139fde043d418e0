// The shapes that the modules of worksheets hand to each other. Types only: no page loads this file.

/**
 * What a reader answered to one field.
 * @typedef {string | number | boolean | string[] | Row[]} Value
 */

/**
 * One row of a table: its id, and its columns' values.
 * @typedef {{row: string} & Record<string, string | number | boolean | string[]>} Row
 */

/**
 * All answers, by the field's key; what is not answered is not there.
 * @typedef {Record<string, Value>} Answers
 */

/**
 * Something that can be answered.
 * @typedef {object} Field
 * @property {string} key
 * @property {"text" | "long" | "number" | "percent" | "date" | "choice" | "choices" | "scale" | "yes_no" | "check" | "table"} type
 * @property {string} label
 * @property {string} [help]
 * @property {string} [unit]
 * @property {number} [min]
 * @property {number} [max]
 * @property {boolean} [required]
 * @property {Option[]} [options]
 * @property {Field[]} [columns]
 * @property {{min: number, max: number, start: number, label: string}} [rows]
 * @property {string[]} [renamed_from]
 */

/**
 * One of the answers that can be chosen.
 * @typedef {{value: string | number, label: string, description?: string}} Option
 */

/**
 * A link to a document; `url` is relative to the page.
 * @typedef {{title: string, url: string, document?: string}} Link
 */

/**
 * A worksheet, as its page brings it along.
 * @typedef {object} Definition
 * @property {1} lyceum
 * @property {string} site
 * @property {string} document
 * @property {string} title
 * @property {string} url
 * @property {string} kind
 * @property {string} definition
 * @property {string} language
 * @property {Field[]} fields
 * @property {any} spec
 */

/**
 * A saved copy of a worksheet.
 * @typedef {object} Copy
 * @property {1} lyceum
 * @property {string} site
 * @property {string} document
 * @property {string} worksheet
 * @property {string} title
 * @property {string} definition
 * @property {string} saved
 * @property {string} copy
 * @property {Answers} answers
 * @property {Record<string, Value>} [aside]
 */

/**
 * Numbers and dates in the page's language.
 * @typedef {object} Format
 * @property {(value: number, digits?: number) => string} number
 * @property {(value: number, digits?: number) => string} percent 71 becomes "71 %" or as the language has it
 * @property {(iso: string) => string} date
 * @property {(text: string) => number | null} parse null if it is no number, or can be read in two ways
 * @property {(text: string) => string[]} ways all numbers that a text can mean
 */

/** @typedef {"good" | "missing" | "warning"} State */

/** @typedef {{text: string, url?: string, detail?: string, state?: State}} Item */

/** @typedef {{type: "table", caption: string, head: string[], rows: string[][], numeric?: number[], strongRow?: number}} Table */

/** @typedef {{axes: string[], max: number, series: {name: string, values: (number | null)[]}[]}} Radar */

/** @typedef {{max: number, unit?: string, bars: {name: string, value: number, note?: string, out?: boolean}[]}} Bars */

/** @typedef {{columns: string[], rows: {name: string, start: number, length: number}[]}} Timeline */

/** @typedef {{value: number, max: number, label: string}} Meter */

/**
 * @typedef {{type: "chart", chart: "radar", title: string, data: Radar, table: Table}
 *   | {type: "chart", chart: "bars", title: string, data: Bars, table: Table}
 *   | {type: "chart", chart: "timeline", title: string, data: Timeline, table: Table}
 *   | {type: "chart", chart: "meter", title: string, data: Meter, table: Table}} Chart
 */

/**
 * A piece of a result or a report: shown in the page, printed, and written as Markdown.
 * @typedef {{type: "heading", level: 3 | 4, text: string}
 *   | {type: "text", text: string, strong?: boolean}
 *   | {type: "quote", text: string}
 *   | {type: "list", ordered?: boolean, items: Item[]}
 *   | {type: "note", state: State, text: string}
 *   | Table
 *   | Chart} Block
 */

/**
 * What the page lends to the part of a kind that is not pure.
 * @typedef {object} Host
 * @property {HTMLElement} element
 * @property {Definition} definition
 * @property {() => Answers} answers
 * @property {(change: (answers: Answers) => Answers) => void} change one step that can be undone
 * @property {(document: string) => Copy[]} copies saved copies of another worksheet, newest first
 * @property {Format} format
 */

/**
 * What a kind of worksheet makes of its answers.
 * @typedef {object} Kind
 * @property {(definition: Definition, answers: Answers, format: Format) => Record<string, Block[]>} results
 * @property {(definition: Definition, answers: Answers, format: Format) => string} headline
 * @property {(definition: Definition, answers: Answers, format: Format) => Block[]} [report]
 * @property {(host: Host) => void} [enliven]
 */

export {};
