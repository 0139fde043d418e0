// A radar: one axis for each criterion, one line for each series.

import { DASHES, LEADING, SIZE, SMALL, WIDTH, legend, lines, marker, round, shape } from "./marks.js";

/** @import { Format, Radar } from "../types.js" */
/** @import { Drawing, Mark } from "./marks.js" */

const CENTRE = WIDTH / 2;
const RADIUS = 80;

/** With more axes than these their names would collide. */
const NAMED = 8;

/** More areas than these would be mud: then there are only lines. */
const FILLED = 3;

/**
 * Lays out a radar; its centre is at height 0. Where the axes' names have no room, letters stand in for them and a key below
 * says them in full: digits are for the scale.
 * @param {Radar} data
 * @param {Format} format
 * @returns {Drawing}
 */
export function radar({ axes, max, series }, format) {
  const place = (/** @type {string[]} */ names) => names.map((name, index) => label(name, index, axes.length));
  const letters = axes.map((_, index) => lettered(index));
  const full = place(axes);
  const short = axes.length > NAMED || full.some(({ marks }) => marks[0].title);
  const names = short ? place(letters) : full;
  const top = Math.min(-RADIUS, ...names.map((name) => name.top)) - 2;
  const bottom = Math.max(0, ...names.map((name) => name.top + name.height));
  const entries = series.length > 1 ? series.map(({ name }, index) => ({ name, sample: sample(index) })) : [];
  const below = legend(entries, bottom + 14);
  const key = short ? axes.map((axis, index) => ({ name: axis, sample: letter(letters[index]) })) : [];
  const keyed = legend(key, below.top + below.height + 6);
  const marks = [
    ...web(axes.length, max, format),
    // The first series comes last, so that it lies on top.
    ...series.flatMap(({ values }, index) => line(values, max, index, series.length <= FILLED)).reverse(),
    ...[...names, below, keyed].flatMap((part) => part.marks),
  ];
  return { top, height: keyed.top + keyed.height + 4 - top, marks };
}

/** "A" to "Z", then "A1" and so on. @param {number} index */
const lettered = (index) => String.fromCharCode(65 + (index % 26)) + (Math.floor(index / 26) || "");

/** The point on an axis at a part of its length. @param {number} index @param {number} count @param {number} part */
export function point(index, count, part) {
  const angle = (index / count) * 2 * Math.PI;
  return [CENTRE + RADIUS * part * Math.sin(angle), -RADIUS * part * Math.cos(angle)].map(round);
}

/** An axis' name, outside of its end. @param {string} name @param {number} index @param {number} count */
function label(name, index, count) {
  const [x, y] = point(index, count, 1 + 10 / RADIUS);
  const side = Math.abs(x - CENTRE) < 20 ? 0 : Math.sign(x - CENTRE);
  const anchor = side === 0 ? "middle" : side > 0 ? "start" : "end";
  const width = side === 0 ? 200 : side > 0 ? WIDTH - x : x;
  const place = /** @type {const} */ ({ x, width, size: SMALL, anchor, most: count > 6 || side === 0 ? 2 : 3 });
  const { height } = lines(name, { ...place, y: 0 });
  // The block stands above the end of an axis that points up, below one that points down, and else beside it.
  return lines(name, { ...place, y: round(y + ((y / (RADIUS + 10) - 1) * height) / 2) });
}

/** Rings and axes. @param {number} count @param {number} max @param {Format} format @returns {Mark[]} */
function web(count, max, format) {
  const rings = Number.isInteger(max) && max <= 6 ? max : 5;
  const axes = Array.from({ length: count }, (_, index) => index);
  const steps = Array.from({ length: rings }, (_, index) => (index + 1) / rings);
  return [
    ...steps.map((part) => shape("polygon", { class: "ring", points: axes.map((index) => point(index, count, part).join()).join(" ") })),
    ...axes.map((index) => shape("path", { class: "axis", d: `M${CENTRE} 0L${point(index, count, 1).join(" ")}` })),
    ...steps.flatMap((part) => lines(format.number(max * part, 2), {
      x: CENTRE - 5, y: -RADIUS * part - 4, width: 40, size: 9, anchor: "end", name: "scale",
    }).marks),
  ];
}

/**
 * The line of a series with its marks; where a value is missing there is a gap.
 * @param {(number | null)[]} values
 * @param {number} max
 * @param {number} index
 * @param {boolean} filled
 * @returns {Mark[]}
 */
function line(values, max, index, filled) {
  const points = values.map((value, axis) => (value === null ? null : point(axis, values.length, Math.min(1, Math.max(0, value / (max || 1))))));
  const sides = points.map((from, axis) => {
    const to = points[(axis + 1) % points.length];
    return from && to ? `M${from.join(" ")}L${to.join(" ")}` : "";
  });
  const whole = points.every((one) => one !== null);
  const d = whole ? `M${points.map((one) => one.join(" ")).join("L")}Z` : sides.join("");
  const name = `series-${(index % 8) + 1} line${whole && filled ? " area" : ""}`;
  const marks = points.flatMap((one) => (one ? [marker(index, one[0], one[1])] : []));
  return [...marks, ...(d ? [shape("path", { class: name, d, "stroke-dasharray": DASHES[index % 8] })] : [])];
}

/** @param {number} index @returns {(x: number, y: number) => Mark[]} */
const sample = (index) => (x, y) => [
  shape("path", { class: `series-${(index % 8) + 1} line`, d: `M${round(x)} ${round(y)}h26`, "stroke-dasharray": DASHES[index % 8] }),
  marker(index, x + 13, y),
];

/** @param {string} text @returns {(x: number, y: number) => Mark[]} */
const letter = (text) => (x, y) => lines(text, { x: x + 26, y: y - (SIZE * LEADING) / 2 - 1, width: 26, anchor: "end", name: "scale" }).marks;
