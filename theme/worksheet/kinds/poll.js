// A poll: what the reader's choice suggests to do. It is sent only where the site has an endpoint, and only by a button.
import { render } from "../blocks.js";
import { button, make } from "../dom.js";
import { bars, chosen, send } from "../poll/counts.js";
import { links, listed } from "../wording.js";

/** @import { Answers, Bars, Block, Definition, Format, Host, Table } from "../types.js" */

/** What was chosen. @param {Definition} definition @param {Answers} answers */
export const judge = ({ spec }, answers) => ({ chosen: chosen(spec.choices, answers) });

/** What each choice suggests. @param {Definition} definition @param {Answers} answers @returns {Record<string, Block[]>} */
export function results(definition, answers) {
  const main = judge(definition, answers).chosen.flatMap(({ label, suggests, learn }) => {
    /** @type {Block[]} */
    const blocks = [...(suggests ? [/** @type {Block} */ ({ type: "text", text: suggests })] : []), ...links(learn)];
    return blocks.length > 0 ? [/** @type {Block} */ ({ type: "heading", level: 3, text: label }), ...blocks] : [];
  });
  return { "": main };
}

/** "You chose: Low conversion and Cart abandonment." @param {Definition} definition @param {Answers} answers */
export function headline(definition, answers) {
  const labels = judge(definition, answers).chosen.map(({ label }) => label);
  return labels.length > 0 ? `You chose: ${listed(labels)}.` : "";
}

/** What a server counted. @param {Bars} data @param {Format} format @returns {Block} */
export function counts(data, format) {
  const rows = data.bars.map(({ name, value }) => [name, format.number(value)]);
  /** @type {Table} */
  const table = { type: "table", caption: "How often each choice was taken", head: ["Choice", "Answers"], rows, numeric: [1] };
  return { type: "chart", chart: "bars", title: "All answers so far", data, table };
}

/** Offers to send the choice where there is somebody to send it to. @param {Host} host */
export function enliven({ element, definition, answers, format }) {
  const { site, document, spec: { endpoint, choices } } = definition;
  if (!endpoint) return;
  const said = make("p");
  said.setAttribute("role", "status");
  const shown = make("div");
  let busy = false;
  const press = async () => {
    const { choice } = answers();
    if (busy) return;
    busy = chosen(choices, { choice }).length > 0;
    said.textContent = busy ? "Sending your choice." : "Choose an answer first.";
    if (!busy) return;
    const { said: outcome, answer } = await send(endpoint, { site, document, choice });
    busy = false;
    const data = bars(choices, answer);
    said.textContent = answer === undefined || data ? outcome : `${outcome} The server did not tell how others chose.`;
    if (data) shown.replaceChildren(render([counts(data, format)], format, { open: true }));
  };
  const { host } = new URL(endpoint, location.href);
  const note = make("p", { textContent: `The button sends your choice, and nothing else, to ${host}. Nothing is sent without it.` });
  element.append(make("div", { className: "poll-send" }, note, button("Send my choice", press), said, shown));
}
