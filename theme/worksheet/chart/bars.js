// Bars, a meter and a timeline: rows, each with its name above, so that names of any length have room.

import { SIZE, SMALL, WIDTH, lines, round, shape } from "./marks.js";
import { widthOf } from "./text.js";

/** @import { Bars, Format, Meter, Timeline } from "../types.js" */
/** @import { Drawing, Mark } from "./marks.js" */

const THICK = 13;
const GAP = 14;

/**
 * Lays out bars, each with its value; one that is out is hollow.
 * @param {Bars} data
 * @param {Format} format
 * @returns {Drawing}
 */
export function bars({ max, unit, bars: all }, format) {
  return stack(0, all.map(({ name, value, note, out }) => {
    const figure = unit === "%" ? format.percent(value, 2) : [format.number(value, 2), unit].filter(Boolean).join(" ");
    const length = round(Math.min(1, Math.max(0, value / (max || 1))) * WIDTH);
    return { name, figure, note, draw: (y) => [track(y), shape("rect", {
      class: out ? "bar out" : "bar series-1", x: 0, y, width: length, height: THICK, "stroke-dasharray": out ? "4 3" : "none",
    })] };
  }));
}

/** Lays out how much of something is reached. @param {Meter} data @param {Format} format */
export function meter({ value, max, label }, format) {
  const reached = max > 0 ? Math.round((value / max) * 100) : 0;
  return bars({ max: 100, unit: "%", bars: [{ name: label, value: reached }] }, format);
}

/**
 * Lays out what happens when. Columns get names as far as these have room.
 * @param {Timeline} data
 * @returns {Drawing}
 */
export function timeline({ columns, rows }) {
  const width = WIDTH / (columns.length || 1);
  const every = Math.max(1, Math.ceil((Math.max(0, ...columns.map((name) => widthOf(name, SMALL))) + 8) / width));
  const heads = columns.flatMap((name, index) => (index % every > 0 ? [] : lines(name, {
    x: round(index * width), y: 0, width: Math.min(WIDTH, every * width, WIDTH - index * width), size: SMALL, name: "scale",
  }).marks));
  const parts = columns.slice(1).map((_, index) => round((index + 1) * width));
  const { height, marks } = stack(SMALL + GAP, rows.map(({ name, start, length }) => {
    const from = Math.min(columns.length, Math.max(0, start));
    const to = Math.min(columns.length, Math.max(from, start + length));
    return { name, draw: (y) => [
      track(y),
      ...parts.map((x) => shape("path", { class: "axis", d: `M${x} ${y}v${THICK}` })),
      ...(to > from ? [shape("rect", { class: "bar series-1", x: round(from * width), y, width: round((to - from) * width), height: THICK })] : []),
    ] };
  }));
  return { top: 0, height: height + SMALL + GAP, marks: [...heads, ...marks] };
}

/**
 * Rows below each other: name and figure, what is drawn, a note.
 * @param {number} top
 * @param {{name: string, figure?: string, note?: string, draw: (y: number) => Mark[]}[]} rows
 * @returns {Drawing}
 */
function stack(top, rows) {
  let y = top;
  const marks = rows.flatMap(({ name, figure = "", note = "", draw }) => {
    const title = lines(name, { x: 0, y, width: WIDTH - widthOf(figure, SIZE) - 12, most: 2 });
    const value = lines(figure, { x: WIDTH, y, width: WIDTH / 2, anchor: "end", name: "figure" });
    y = round(y + title.height + 3);
    const drawn = draw(y);
    const below = lines(note, { x: 0, y: y + THICK + 2, width: WIDTH, most: 2, size: SMALL, name: "scale" });
    y += THICK + GAP + (note ? below.height : 0);
    return [...drawn, ...title.marks, ...(figure ? value.marks : []), ...(note ? below.marks : [])];
  });
  return { top, height: y - top - (rows.length > 0 ? GAP - 4 : 0), marks };
}

/** The whole length that a bar can have. @param {number} y */
const track = (y) => shape("rect", { class: "track", x: 0, y, width: WIDTH, height: THICK });
