// Budgets in hundredths of the currency, so that parts add up to the whole.

/** @typedef {{start: number | null, length: number, cents: number | null}} Funded */

/** An amount in hundredths; null if it is no amount that can be counted with. @param {unknown} amount */
export function cents(amount) {
  const whole = typeof amount === "number" && amount >= 0 ? Math.round(amount * 100) : NaN;
  return Number.isSafeInteger(whole) ? whole : null;
}

/** All budgets together; what has none counts nothing. @param {Funded[]} all */
export const total = (all) => all.reduce((sum, one) => sum + (one.cents ?? 0), 0);

/**
 * Budgets spread evenly over the quarters they run in, in the order of time; hundredths that cannot be divided go to the
 * earlier quarters. What has no quarter stays in `undated`.
 * @param {Funded[]} all
 */
export function byQuarter(all) {
  /** @type {Map<number, number>} */
  const sums = new Map();
  for (const { start, length, cents } of all) {
    for (let index = 0; index < length && start !== null && cents !== null; index += 1) {
      const part = Math.floor(cents / length) + (index < cents % length ? 1 : 0);
      sums.set(start + index, (sums.get(start + index) ?? 0) + part);
    }
  }
  const quarters = [...sums].map(([quarter, cents]) => ({ quarter, cents })).sort((one, other) => one.quarter - other.quarter);
  return { quarters, undated: total(all.filter(({ start }) => start === null)) };
}
