// Comforts on top of pages that already work. Each part looks for what it needs and does nothing where it is missing.
import { addCopyButtons } from "./copy.js";
import { tendDrawer } from "./drawer.js";
import { offerSchemes } from "./scheme.js";
import { followHeadings } from "./toc.js";

offerSchemes();
tendDrawer();
const enliven = () => {
  addCopyButtons();
  followHeadings();
};
enliven();
// The preview has put a new text into the page.
document.addEventListener("lyceum:merged", enliven);
if (document.querySelector("lyceum-worksheet")) import("./worksheet/index.js");
if (document.querySelector(".lesson-done, .course, lyceum-quiz, lyceum-certificate, lyceum-workspace, [data-useful], .ask")) import("./course/index.js");
