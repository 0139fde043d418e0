// Charts as SVG. Where everything goes is worked out in chart/; here it becomes elements. Colours come from charts.css.

import { bars, meter, timeline } from "./chart/bars.js";
import { WIDTH } from "./chart/marks.js";
import { radar } from "./chart/radar.js";
import { format as formatOf } from "./numbers.js";

/** @import { Chart, Format } from "./types.js" */
/** @import { Drawing, Mark } from "./chart/marks.js" */

/** @type {Record<string, (data: any, format: Format) => Drawing>} */
const LAYOUTS = { bars, meter, radar, timeline };

const MIRRORED = /** @type {Record<string, string>} */ ({ start: "end", end: "start", middle: "middle" });

/**
 * Draws a chart, in the language and direction of the page.
 * @param {Chart} block
 * @param {Format} [format]
 * @returns {SVGElement}
 */
export function chart({ chart: kind, title, data }, format = formatOf(document.documentElement.lang)) {
  const { top, height, marks } = LAYOUTS[kind](data, format);
  const svg = element("svg", { class: `drawing drawing-${kind}`, viewBox: `0 ${top} ${WIDTH} ${height}`, role: "img", "aria-label": title });
  const mirrored = document.documentElement.dir === "rtl";
  const shapes = element("g", mirrored ? { transform: `translate(${WIDTH} 0) scale(-1 1)` } : {});
  svg.append(shapes);
  for (const mark of marks) {
    if (mark.tag === "text") svg.append(made(mirrored ? mirror(mark) : mark));
    else shapes.append(made(mark));
  }
  return svg;
}

export { chart as draw };

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
