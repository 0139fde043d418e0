// Fits texts into drawings. Widths are estimates on the safe side, since nothing is drawn yet when a chart is laid out.

/** Letters that are written without blanks between words. */
const DENSE = "\\u1100-\\u11ff\\u2e80-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef";
const WIDE = new RegExp(`[${DENSE}\\p{Extended_Pictographic}]`, "u");
const PIECES = new RegExp(`(?:[${DENSE}]|[^\\s${DENSE}/–-]+[/–-]*|[/–-]+)\\s*`, "gu");

/** Letters by their widths, in parts of the size; all others take 0.61. @type {[RegExp, number][]} */
const WIDTHS = [[WIDE, 1.02], [/[ijlI.,:;'|!()[\] ]/, 0.36], [/[\p{Lu}mw@%&]/u, 0.78], [/\p{M}/u, 0]];

/** How wide a text is about, at a size of letters. @param {string} text @param {number} size */
export function widthOf(text, size) {
  return [...text].reduce((width, letter) => width + size * (WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 0.61), 0);
}

/** The text, cut with an ellipsis where it is too wide. @param {string} text @param {number} width @param {number} size */
export function shorten(text, width, size) {
  if (widthOf(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && widthOf(`${letters.join("")}…`, size) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/**
 * The text in lines, broken between words; what does not fit is cut.
 * @param {string} text
 * @param {number} width
 * @param {number} size
 * @param {number} most how many lines there may be
 */
export function wrap(text, width, size, most) {
  const lines = [""];
  for (const piece of text.match(PIECES) ?? []) {
    const longer = lines[lines.length - 1] + piece;
    if (widthOf(longer.trimEnd(), size) <= width || longer === piece || lines.length === most) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.map((line) => shorten(line.trimEnd(), width, size));
}
