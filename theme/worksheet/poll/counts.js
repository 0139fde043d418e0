// A poll's figures: what was chosen, what is sent if the reader wants that, and what a server's answer amounts to.

/** @import { Answers, Bars, Link } from "../types.js" */

/** @typedef {{value: string, label: string, suggests?: string | null, learn: Link[]}} Choice */

/** The choices of the reader, in the poll's order. @param {Choice[]} choices @param {Answers} answers */
export function chosen(choices, { choice }) {
  return choices.filter(({ value }) => (Array.isArray(choice) ? choice.some((one) => one === value) : choice === value));
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
  if (typeof counts !== "object" || !counts || Array.isArray(counts)) return null;
  const counted = choices.map(({ value, label }) => ({ name: label, value: Object.hasOwn(counts, value) ? counts[value] : 0 }));
  const sound = counted.every(({ value }) => Number.isSafeInteger(value) && value >= 0);
  return sound ? { max: Math.max(1, ...counted.map(({ value }) => value)), bars: counted } : null;
}

/**
 * Sends a choice and nothing else, and says what became of it.
 * @param {string} endpoint
 * @param {{site: string, document: string, choice: unknown}} message
 * @param {(url: string, options: RequestInit) => Promise<Response>} [request]
 * @returns {Promise<{said: string, answer?: any}>} `answer` is there if the choice was taken
 */
export async function send(endpoint, message, request = fetch) {
  try {
    const response = await request(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(message),
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(15_000),
    });
    if (response.ok) return { said: "Your choice was sent.", answer: await response.json().catch(() => null) };
    return { said: `Your choice was not taken: the server answered with error ${response.status}. You can try again later.` };
  } catch {
    return { said: "No answer came from the server, so your choice may not have been counted. You can try again later." };
  }
}
