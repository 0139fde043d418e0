// Marks in the table of contents where the reader is.

/** Ends what followed the reader before. @type {AbortController | undefined} */
let following;

/** Follows the reader through the headings. */
export function followHeadings() {
  following?.abort();
  following = new AbortController();
  /** @type {Map<HTMLElement, HTMLAnchorElement>} */
  const links = new Map();
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".toc a"))) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  if (links.size === 0) return;

  unfoldBesideText();
  const headings = [...links.keys()];
  /** @type {HTMLAnchorElement | null} */
  let marked = null;
  const mark = () => {
    const link = links.get(current(headings));
    if (!link || link === marked) return;
    marked?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    marked = link;
    keepInView(link);
  };

  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  const { signal } = following;
  addEventListener("scroll", later, { passive: true, signal });
  addEventListener("resize", later, { signal });
  mark();
}

/** Beside the text the table is always unfolded; older browsers need telling, and so do screen readers. */
function unfoldBesideText() {
  const box = /** @type {HTMLDetailsElement} */ (document.querySelector(".toc details"));
  if (matchMedia("(width >= 80rem)").matches) box.open = true;
}

/** The last heading above the reading line; at the very end of the page, the last one. @param {HTMLElement[]} headings */
function current(headings) {
  const line = innerHeight * 0.25;
  const end = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
  const last = end ? headings.at(-1) : headings.findLast((heading) => heading.getBoundingClientRect().top <= line);
  return last ?? headings[0];
}

/** @param {HTMLAnchorElement} link */
function keepInView(link) {
  const box = /** @type {HTMLDetailsElement} */ (link.closest("details"));
  if (box.scrollHeight <= box.clientHeight) return;
  const place = link.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) box.scrollTop += place.top - frame.top - frame.height / 2;
}
