// Charts as SVG. Where everything goes is worked out in chart/; here it becomes elements. Colours come from charts.css.

import { WIDTH } from "./chart/marks.js";

/** @import { Chart, Format } from "./types.js" */
/** @import { Drawing, Mark } from "./chart/marks.js" */

/** Works out where everything goes. @typedef {(data: any, format: Format) => Drawing} Layout */

const MIRRORED = /** @type {Record<string, string>} */ ({ start: "end", end: "start", middle: "middle" });

/**
 * Draws a chart, in the direction of the page. Screen readers pass over it: they have its table.
 * @param {Chart} block
 * @param {Layout} layout
 * @param {Format} format
 * @returns {SVGElement}
 */
export function chart({ chart: kind, data }, layout, format) {
  const { top, height, marks } = layout(data, format);
  const svg = element("svg", { class: `drawing drawing-${kind}`, viewBox: `0 ${top} ${WIDTH} ${height}`, "aria-hidden": "true" });
  const mirrored = document.documentElement.dir === "rtl";
  const shapes = element("g", mirrored ? { transform: `translate(${WIDTH} 0) scale(-1 1)` } : {});
  svg.append(shapes);
  for (const mark of marks) {
    if (mark.tag === "text") svg.append(made(mirrored ? mirror(mark) : mark));
    else shapes.append(made(mark));
  }
  return svg;
}

/** The text at the other side; letters themselves are never mirrored. @param {Mark} mark @returns {Mark} */
function mirror(mark) {
  const { x, "text-anchor": anchor } = mark.at;
  return { ...mark, at: { ...mark.at, x: WIDTH - Number(x), "text-anchor": MIRRORED[anchor] } };
}

/** @param {Mark} mark */
function made({ tag, at, text, title }) {
  const drawn = element(tag, at);
  if (text) drawn.textContent = text;
  if (title) {
    const full = element("title", {});
    full.textContent = title;
    drawn.append(full);
  }
  return drawn;
}

/** @param {string} tag @param {Mark["at"]} attributes */
function element(tag, attributes) {
  const drawn = /** @type {SVGElement} */ (document.createElementNS("http://www.w3.org/2000/svg", tag));
  for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, String(value));
  return drawn;
}
