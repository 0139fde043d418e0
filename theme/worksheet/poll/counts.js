// A poll's figures: what was chosen, what is sent if the reader wants that, and what a server's answer amounts to.

/** @import { Answers, Bars, Link } from "../types.js" */

/** @typedef {{value: string, label: string, suggests?: string | null, learn: Link[]}} Choice */

/**
 * The choices of the reader, in the poll's order.
 * @param {Choice[]} choices
 * @param {Answers} answers
 */
export function chosen(choices, answers) {
  const values = [answers.choice].flat();
  return choices.filter((choice) => values.includes(choice.value));
}

/**
 * How often each choice was taken, from what a server answered; null if it answered something else. Choices that it does
 * not know count 0.
 * @param {Choice[]} choices
 * @param {any} answer
 * @returns {Bars | null}
 */
export function bars(choices, answer) {
  const counts = answer?.counts;
  if (typeof counts !== "object" || counts === null || Array.isArray(counts)) return null;
  const counted = choices.map(({ value, label }) => ({ name: label, value: Object.hasOwn(counts, value) ? counts[value] : 0 }));
  if (!counted.every(({ value }) => Number.isSafeInteger(value) && value >= 0)) return null;
  return { max: Math.max(1, ...counted.map(({ value }) => value)), bars: counted };
}

/**
 * Sends a choice and nothing else, and says what became of it.
 * @param {string} endpoint
 * @param {{site: string, document: string, choice: string | string[]}} message
 * @param {(url: string, options: RequestInit) => Promise<Response>} [request]
 * @returns {Promise<{said: string, answer?: any}>}
 */
export async function send(endpoint, message, request = fetch) {
  const options = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(message),
    credentials: /** @type {const} */ ("omit"),
    referrerPolicy: /** @type {const} */ ("no-referrer"),
    signal: AbortSignal.timeout(15_000),
  };
  try {
    const response = await request(endpoint, options);
    if (!response.ok) return { said: `Your choice was not taken: the server answered with error ${response.status}. You can try again later.` };
    return { said: "Your choice was sent.", answer: await response.json().catch(() => null) };
  } catch {
    return { said: "No answer came from the server, so your choice may not have been counted. You can try again later." };
  }
}
