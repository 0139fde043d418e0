// What drawings are made of, as plain data: shapes, and texts in lines. All drawings are as wide, so that letters are, too.

import { widthOf, wrap } from "./text.js";

/**
 * One element: its name and attributes, what it says, and its full text where that was cut.
 * @typedef {{tag: string, at: Record<string, string | number>, text?: string, title?: string}} Mark
 */

/** What is drawn, from `top` down. @typedef {{top: number, height: number, marks: Mark[]}} Drawing */

/** Letters of these sizes are legible where the drawing is as wide as a phone leaves it, about 300 pixels. */
export const WIDTH = 320;
export const SIZE = 13;
export const SMALL = 11.5;

/** From one line of text to the next. */
export const LEADING = 1.2;

/** Dashes tell lines apart without colour. */
export const DASHES = ["none", "7 3", "2 3", "9 3 2 3", "14 4", "5 2 1 2", "1 4", "9 3 2 3 2 3"];

/** @param {string} tag @param {Mark["at"]} at @param {string} [title] @returns {Mark} */
export const shape = (tag, at, title) => ({ tag, at, title });

/**
 * A text in up to `most` lines; `y` is the upper edge of the first.
 * @param {string} text
 * @param {{x: number, y: number, width: number, most?: number, size?: number, anchor?: "start" | "middle" | "end", name?: string}} place
 * @returns {Drawing}
 */
export function lines(text, { x, y, width, most = 1, size = SIZE, anchor = "start", name = "label" }) {
  const found = wrap(text, width, size, most);
  const cut = found.some((line) => line.endsWith("…")) && !text.endsWith("…");
  const marks = found.map((line, index) => ({
    tag: "text",
    at: { x, y: y + size * (LEADING * index + 0.95), "text-anchor": anchor, "font-size": size, class: name },
    text: line,
    title: cut ? text : undefined,
  }));
  return { top: y, height: found.length * size * LEADING, marks };
}

/**
 * What lines or letters stand for, below a drawing: in as many columns as the longest name leaves room for.
 * @param {{name: string, sample: (x: number, y: number) => Mark[]}[]} entries
 * @param {number} top
 * @returns {Drawing}
 */
export function legend(entries, top) {
  const [sample, row] = [32, SIZE * LEADING + 4];
  const widest = Math.max(...entries.map(({ name }) => sample + widthOf(name, SIZE) + 16));
  const columns = Math.min(entries.length, Math.max(1, Math.floor(WIDTH / widest)));
  const marks = entries.flatMap((entry, index) => {
    const x = round(((index % columns) * WIDTH) / columns);
    const y = round(top + Math.floor(index / columns) * row);
    return [...entry.sample(x, y + row / 2), ...lines(entry.name, { x: x + sample, y: y + 1, width: WIDTH - x - sample }).marks];
  });
  return { top, height: entries.length > 0 ? Math.ceil(entries.length / columns) * row : 0, marks };
}

/**
 * The mark of a series at a point: four forms, filled and then hollow.
 * @param {number} series
 * @param {number} x
 * @param {number} y
 */
export function marker(series, x, y) {
  const forms = [
    "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "m-3.5-3.5h7v7h-7z",
    "m0-5l4.6 8h-9.2z",
    "m0-5l5 5l-5 5l-5-5z",
  ];
  const name = `series-${(series % 8) + 1} marker${series % 8 < 4 ? "" : " hollow"}`;
  return shape("path", { class: name, d: `M${round(x)} ${round(y)}${forms[series % 4]}` });
}

/** Two decimals are finer than any screen. @param {number} value */
export const round = (value) => Math.round(value * 100) / 100 + 0;
