// Courses: loads what the parts of them on this page need.

/** @type {Record<string, () => Promise<{start: Function}>>} */
const PARTS = {
  ".lesson-done": () => import("./lesson.js"),
  ".course": () => import("./outline.js"),
  "lyceum-quiz": () => import("./quiz.js"),
  "lyceum-certificate": () => import("./certificate.js"),
  "lyceum-workspace": () => import("./workspace.js"),
  "[data-useful]": () => import("./useful.js"),
  ".ask": () => import("./ask.js"),
};

for (const [selector, load] of Object.entries(PARTS)) {
  const elements = document.querySelectorAll(selector);
  if (elements.length > 0) load().then(({ start }) => elements.forEach((element) => start(element)));
}
export {};
