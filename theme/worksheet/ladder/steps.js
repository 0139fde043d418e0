// The arithmetic of a ladder: which needs are met and by how much they are missed, and which step follows from that.

/** @import { Answers, Link } from "../types.js" */

/** @typedef {{key: string, label: string, at_least?: number, at_most?: number, advice?: string}} Need */

/** @typedef {{label: string, output?: string | null, learn: Link[], needs: Need[]}} Step */

/** @typedef {{min?: number, max?: number}} Limits what the need's field can be at all */

/**
 * How a need is met. `gap` is what is missing to the bound, 0 where nothing can be measured. What is no number, or one
 * that the field does not allow, is "unusable".
 * @typedef {{need: Need, value: unknown, state: "met" | "below" | "above" | "no" | "unanswered" | "unusable", gap: number}} Measured
 */

/**
 * A step with its needs; its name is the label without a number of its own. "ready" means that its needs are met, but not
 * those of a step before.
 * @typedef {object} Rung
 * @property {Step} step
 * @property {number} number
 * @property {string} name
 * @property {Measured[]} needs
 * @property {Measured[]} open
 * @property {"passed" | "here" | "next" | "ready" | "later"} state
 */

/** Where the reader stands: `here` is -1 below the first step, and `next` is not there at the top. @typedef {{rungs: Rung[], here: number, next?: Rung}} Standing */

/** Holds an answer against a need. Bounds belong to what is allowed. @param {Need} need @param {unknown} value @param {Limits} [limits] @returns {Measured} */
export function measure(need, value, { min = -Infinity, max = Infinity } = {}) {
  const { at_least: least = -Infinity, at_most: most = Infinity } = need;
  /** @param {Measured["state"]} state */
  const as = (state, gap = 0) => ({ need, value, state, gap: Number(gap.toPrecision(12)) });
  if (value === undefined) return as("unanswered");
  if (typeof value === "boolean") return as(value ? "met" : "no");
  if (typeof value !== "number" || !(value >= min && value <= max)) return as("unusable");
  if (value < least) return as("below", least - value);
  return value > most ? as("above", value - most) : as("met");
}

/**
 * The reader stands on the last step before the first one that has an unmet need.
 * @param {Step[]} steps
 * @param {Answers} answers
 * @param {({key: string} & Limits)[]} [fields]
 * @returns {Standing}
 */
export function climb(steps, answers, fields = []) {
  const limits = new Map(fields.map((field) => [field.key, field]));
  const measured = steps.map((step) => step.needs.map((need) => measure(need, answers[need.key], limits.get(need.key))));
  const open = measured.map((needs) => needs.filter((need) => need.state !== "met"));
  const barred = open.findIndex((needs) => needs.length > 0);
  const here = (barred < 0 ? steps.length : barred) - 1;
  const rungs = steps.map((step, index) => ({
    step,
    number: index + 1,
    name: nameOf(step, index + 1),
    needs: measured[index],
    open: open[index],
    state: state(index - here, measured[index].length > 0 && open[index].length === 0),
  }));
  return { rungs, here, next: rungs[here + 1] };
}

/** The label, without "2." or "Step 2:" before it. @param {Step} step @param {number} number */
function nameOf({ label }, number) {
  const own = /^(?:step\s+)?(\d+)\s*[.:)–—-]\s*/i.exec(label);
  return Number(own?.[1]) === number ? label.slice(own?.[0].length) : label;
}

/** @param {number} distance from where the reader stands @param {boolean} met @returns {Rung["state"]} */
function state(distance, met) {
  if (distance < 1) return distance < 0 ? "passed" : "here";
  if (distance === 1) return "next";
  return met ? "ready" : "later";
}
