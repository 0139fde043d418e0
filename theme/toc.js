// Marks in the table of contents where the reader is.

/** Follows the reader through the headings. */
export function followHeadings() {
  const links = new Map();
  for (const link of document.querySelectorAll(".toc a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  if (links.size === 0) return;

  unfoldBesideText();
  const headings = [...links.keys()];
  let marked = null;
  const mark = () => {
    const link = links.get(current(headings));
    if (link === marked) return;
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
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  mark();
}

/** Beside the text the table is always unfolded; older browsers need telling, and so do screen readers. */
function unfoldBesideText() {
  if (matchMedia("(width >= 80rem)").matches) document.querySelector(".toc details").open = true;
}

/** The last heading above the reading line; at the very end of the page, the last one. */
function current(headings) {
  const line = innerHeight * 0.25;
  const end = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
  if (end) return headings.at(-1);
  return headings.findLast((heading) => heading.getBoundingClientRect().top <= line) ?? headings[0];
}

function keepInView(link) {
  const box = link.closest("details");
  if (box.scrollHeight <= box.clientHeight) return;
  const place = link.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) box.scrollTop += place.top - frame.top - frame.height / 2;
}
