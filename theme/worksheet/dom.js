// The one way in which worksheets make elements: text stays text, whatever it holds.

/**
 * Makes an element with its properties and what it holds.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...content) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}

/** A button that does something. @param {string} text @param {() => void} onclick @param {string} [className] */
export function button(text, onclick, className = "") {
  return make("button", { type: "button", textContent: text, onclick, className });
}
