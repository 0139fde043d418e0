// The sidebar opens as a drawer by itself; this only smooths the edges.
const WIDE = matchMedia("(width >= 64rem)");

/** Brings the current entry into view, and closes the drawer when it has become a sidebar. */
export function tendDrawer() {
  const sidebar = document.getElementById("sidebar");
  if (!sidebar) return;
  reveal(sidebar);
  sidebar.addEventListener("toggle", (event) => {
    if (event.newState === "open") reveal(sidebar);
  });
  WIDE.addEventListener("change", () => {
    if (WIDE.matches && sidebar.matches(":popover-open")) sidebar.hidePopover();
  });
}

/** @param {HTMLElement} sidebar */
function reveal(sidebar) {
  const current = sidebar.querySelector("[aria-current]");
  if (!current) return;
  const frame = sidebar.getBoundingClientRect();
  const place = current.getBoundingClientRect();
  const hidden = place.top < frame.top || place.bottom > frame.bottom;
  if (hidden) sidebar.scrollTop += place.top - frame.top - frame.height / 3;
}
