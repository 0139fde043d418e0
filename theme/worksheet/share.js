// A copy in a link: packed into the fragment of the worksheet's address, which browsers send to nobody.
import { LARGEST } from "./importing.js";

/** @import { Copy } from "./types.js" */

/** How the fragment begins. */
export const START = "#lyceum=";

/** How long an address may be. */
export const LONGEST_ADDRESS = 8192;

/** The fragment that holds a copy. @param {Copy} copy @returns {Promise<string>} */
export async function encode({ site, document, worksheet, definition, saved, copy, answers, aside }) {
  const text = JSON.stringify({ site, document, worksheet, definition, saved, copy, answers, aside });
  const packed = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), Infinity);
  const binary = Array.from(packed, (byte) => String.fromCharCode(byte)).join("");
  return START + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The text of the copy in a fragment, yet to be checked like any file. Fails where there is none.
 * @param {string} fragment
 * @returns {Promise<string>}
 */
export async function decode(fragment) {
  const packed = fragment.slice(START.length);
  if (!/^[\w-]+$/.test(packed)) throw new Error("It is damaged.");
  const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = await through(Uint8Array.from(binary, (char) => char.charCodeAt(0)), new DecompressionStream("deflate-raw"), LARGEST);
  const data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  // What it holds is checked, even where it should not.
  return JSON.stringify({ lyceum: 1, ...data });
}

/** @param {BufferSource} bytes @param {GenericTransformStream} stream @param {number} limit */
async function through(bytes, stream, limit) {
  const writer = stream.writable.getWriter();
  // A failure shows where the stream is read.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  const parts = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > limit) {
      await reader.cancel();
      throw new Error("It holds more than 1 MB.");
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
