// The colour scheme: the system's, or the one the reader chose, kept in this browser.
const KEY = "lyceum/scheme";
const root = document.documentElement;

/** Lets the reader choose among system, light and dark. */
export function offerSchemes() {
  const menu = document.getElementById("scheme");
  if (!menu) return;
  show(menu, root.dataset.scheme ?? "system");
  menu.addEventListener("change", ({ target }) => choose(/** @type {HTMLInputElement} */ (target).value));
  // Another tab of the same site follows.
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    apply(event.newValue);
    show(menu, root.dataset.scheme ?? "system");
  });
}

/** @param {string} scheme */
function choose(scheme) {
  apply(scheme);
  try {
    if (root.dataset.scheme) localStorage.setItem(KEY, scheme);
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** @param {string | null} scheme */
function apply(scheme) {
  if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  else delete root.dataset.scheme;
}

/** @param {HTMLElement} menu @param {string} scheme */
function show(menu, scheme) {
  for (const input of menu.querySelectorAll("input")) input.checked = input.value === scheme;
}
