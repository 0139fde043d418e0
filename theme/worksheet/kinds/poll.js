// A poll: what the reader's choice suggests to do. It is sent only where the site has an endpoint, and only by a button.
import { render } from "../blocks.js";
import { button, make } from "../dom.js";
import { bars, chosen, send } from "../poll/counts.js";
import { listed } from "../ladder/wording.js";

/** @import { Answers, Bars, Block, Definition, Format, Host, Table } from "../types.js" */

/**
 * What was chosen.
 * @param {Definition} definition
 * @param {Answers} answers
 */
export const judge = (definition, answers) => ({ chosen: chosen(definition.spec.choices, answers) });

/**
 * What each choice suggests.
 * @param {Definition} definition
 * @param {Answers} answers
 * @returns {Record<string, Block[]>}
 */
export function results(definition, answers) {
  const main = judge(definition, answers).chosen.flatMap(({ label, suggests, learn }) => {
    /** @type {Block[]} */
    const blocks = [{ type: "heading", level: 3, text: label }];
    if (suggests) blocks.push({ type: "text", text: suggests });
    if (learn?.length) blocks.push({ type: "list", items: learn.map(({ title, url }) => ({ text: title, url })) });
    return blocks.length > 1 ? blocks : [];
  });
  return { "": main };
}

/**
 * "You chose: Low conversion and Cart abandonment."
 * @param {Definition} definition
 * @param {Answers} answers
 */
export function headline(definition, answers) {
  const labels = judge(definition, answers).chosen.map((choice) => choice.label);
  return labels.length > 0 ? `You chose: ${listed(labels)}.` : "";
}

/**
 * What a server counted.
 * @param {Bars} data
 * @param {Format} format
 * @returns {Block}
 */
export function counts(data, format) {
  const rows = data.bars.map(({ name, value }) => [name, format.number(value)]);
  /** @type {Table} */
  const table = { type: "table", caption: "How often each choice was taken", head: ["Choice", "Answers"], rows, numeric: [1] };
  return { type: "chart", chart: "bars", title: "All answers so far", data, table };
}

/**
 * Offers to send the choice where there is somebody to send it to.
 * @param {Host} host
 */
export function enliven({ element, definition, answers, format }) {
  const { endpoint, choices } = definition.spec;
  if (!endpoint) return;
  const said = make("p");
  said.setAttribute("role", "status");
  const shown = make("div");
  let busy = false;
  const press = async () => {
    const { choice } = answers();
    if (busy) return;
    if (chosen(choices, { choice }).length === 0) {
      said.textContent = "Choose an answer first.";
      return;
    }
    busy = true;
    said.textContent = "Sending your choice.";
    const { site, document } = definition;
    const outcome = await send(endpoint, { site, document, choice: /** @type {string | string[]} */ (choice) });
    busy = false;
    const data = bars(choices, outcome.answer);
    said.textContent = outcome.answer === undefined || data ? outcome.said : `${outcome.said} The server did not tell how others chose.`;
    if (data) shown.replaceChildren(render([counts(data, format)], format, { open: true }));
  };
  const host = new URL(endpoint, location.href).host;
  const note = make("p", { textContent: `The button sends your choice, and nothing else, to ${host}. Nothing is sent without it.` });
  element.append(make("div", { className: "poll-send" }, note, button("Send my choice", press), said, shown));
}
