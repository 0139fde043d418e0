// How a workspace counts and lists things.
import { number } from "../page.js";

/** @param {number} value @param {string} one @param {string} more */
export const plural = (value, one, more) => `${number(value)} ${value === 1 ? one : more}`;

/** "one", "one and two", "one, two and three". @param {string[]} items */
export const list = (items) => [items.slice(0, -1).join(", "), ...items.slice(-1)].filter(Boolean).join(" and ");

/** What there is of things, without those of which there are none. @param {[value: number, one: string, more: string][]} counted */
export const listed = (counted) => list(counted.filter(([value]) => value > 0).map((one) => plural(...one)));
