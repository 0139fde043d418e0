// My workspace: everything that this browser keeps for the site, with ways to save it as a file, open one, and delete all.
import { day, find, keeper, make, number, site, storage } from "./page.js";
import { keptIn, keyOf } from "./workspace/kept.js";
import { overview } from "./workspace/overview.js";
import { plural } from "./workspace/words.js";

/** @import { Checked, Followed, Link, Worked } from "./workspace/overview.js" */
/** @import { Said } from "./workspace/actions.js" */

/** @param {HTMLElement} element */
export function start(element) {
  const catalogue = JSON.parse(find(element, "[data-catalogue]").textContent);
  const content = make("div", "workspace");
  element.append(content, actions());
  let shown = "";

  const show = () => {
    const kept = attempt(() => keptIn(storage, site), { copies: [], damaged: 0, keys: [] });
    const { worksheets, courses, checks } = overview(catalogue, kept.copies, keeper.read());
    // What has not changed is not drawn again: the focus may be in it.
    const news = JSON.stringify([worksheets, courses, checks, kept.damaged]);
    if (news === shown) return;
    shown = news;
    const begun = courses.filter((course) => course.begun);
    const open = courses.filter((course) => !course.begun);
    content.replaceChildren(...[
      ...(storage ? [] : [make("p", "workspace-note", "This browser lets the site keep nothing, so there is nothing to show here.")]),
      section("Courses", [...begun.map(courseRow), ...open.map(openRow)], "There are no courses here yet."),
      section("Worksheets", worksheets.map(sheetRow), "You have not filled in a worksheet yet."),
      ...(kept.damaged ? [make("p", "workspace-note", `${plural(kept.damaged, "saved copy", "saved copies")} cannot be read any more.`)] : []),
      section("Checks", checks.map(checkRow), "You have not taken a check yet."),
    ]);
  };

  keeper.watch(show);
  addEventListener("storage", ({ key }) => (key === null || key.startsWith(keyOf(site, ""))) && show());
  addEventListener("pageshow", ({ persisted }) => persisted && show());
}

/** @template T @param {() => T} get @param {T} otherwise */
function attempt(get, otherwise) {
  try {
    return get();
  } catch {
    return otherwise;
  }
}

/** @param {string} title @param {Node[]} rows @param {string} none */
function section(title, rows, none) {
  const list = rows.length > 0 ? make("ul", "workspace-rows", ...rows) : make("p", "workspace-none", none);
  return make("section", "", make("h2", "", title), list);
}

/** A title, which leads to its page where the site has one. @param {Link} link */
function named({ title, url }) {
  if (!url) return make("p", "workspace-title", title);
  const link = make("a", "", title);
  link.href = url;
  return make("p", "workspace-title", link);
}

/** @param {string} text @param {string} url */
function way(text, url) {
  const link = make("a", "", text);
  link.href = url;
  return link;
}

/** @param {Followed} course */
function courseRow(course) {
  const { done, all, next, certificate } = course;
  const bar = make("progress", "");
  bar.max = all;
  bar.value = done;
  bar.ariaLabel = `Lessons of ${course.title} done`;
  const facts = make("p", "workspace-facts", `${number(done)} of ${plural(all, "lesson", "lessons")} done`);
  if (certificate) facts.append(" · ", way("Your certificate", certificate));
  else if (next?.url) facts.append(" · ", way(`Continue with ${next.title}`, next.url));
  return make("li", "", named(course), bar, facts);
}

/** @param {Followed} course */
function openRow(course) {
  return make("li", "", named(course), make("p", "workspace-facts", `${plural(course.all, "lesson", "lessons")}, not begun`));
}

/** @param {Worked} sheet */
function sheetRow(sheet) {
  const copies = sheet.copies.map(({ name, url, saved, empty }) => (
    make("li", "", url ? way(name, url) : make("span", "", name), ` saved on ${day(saved)}${empty ? ", empty" : ""}`)));
  const gone = sheet.url ? [] : [make("p", "workspace-facts", "The site no longer has this worksheet.")];
  return make("li", "", named(sheet), ...gone, make("ul", "workspace-copies", ...copies));
}

/** @param {Checked} check */
function checkRow(check) {
  const results = check.results.map(([quiz, { right, of, passed, at }]) => {
    const name = check.results.length > 1 ? `Check ${number(Number(quiz))}: ` : "";
    return make("li", passed ? "passed" : "", `${name}${passed ? "passed" : "not passed yet"}, ${number(right)} of ${number(of)} right on ${day(at)}`);
  });
  return make("li", "", named(check), make("ul", "workspace-copies", ...results));
}

/** What can be done with all of it. What is needed for that comes when it is asked for. */
function actions() {
  const said = make("div", "workspace-said");
  said.role = "status";
  const input = make("input", "");
  Object.assign(input, { type: "file", accept: ".json,application/json", hidden: true, ariaLabel: "A file with a workspace" });
  const load = () => import("./workspace/actions.js");
  const tell = (/** @type {Said | null} */ news) => {
    if (!news) return;
    const list = (news.list ?? []).map((line) => make("li", "", line));
    said.replaceChildren(make("p", "", news.text), ...(list.length > 0 ? [make("ul", "", ...list)] : []));
  };
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (file) tell(await (await load()).importFile(file));
    input.value = "";
  });
  const buttons = make(
    "p",
    "workspace-ways",
    button("Save everything as a file", "button", async () => tell((await load()).exportAll())),
    button("Open a saved file", "button quiet", () => input.click()),
    button("Delete everything", "button quiet", async () => tell(await (await load()).deleteAll())),
    input,
  );
  const text = "Only this browser has what is listed here. Browsers may delete what they keep; a file stays, and can be opened in another browser. What is there already is never lost by opening one: of two copies the newer counts, and the older is kept beside it.";
  return make("section", "workspace-keep", make("h2", "", "Keep it, move it, delete it"), make("p", "", text), buttons, said);
}

/** @param {string} text @param {string} className @param {() => void} act */
function button(text, className, act) {
  const element = make("button", className, text);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}
