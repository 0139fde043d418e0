// The outline of a course, a module or a path: what is done, how much is left, where to go on.
import { caveat, find, keeper, make, number } from "./page.js";

/** @import { Progress } from "./types.js" */
/** @typedef {{id: string, item: HTMLElement, link: HTMLAnchorElement | null, minutes: number, mark: HTMLElement}} Lesson */

/** @param {HTMLElement} section */
export function start(section) {
  const items = [...section.querySelectorAll("li[data-lesson]")].map((item) => lessonOf(/** @type {HTMLElement} */ (item)));
  // A lesson that stands in the outline twice counts once.
  const lessons = [...new Map(items.map((lesson) => [lesson.id, lesson])).values()];
  keeper.watch((progress) => {
    const { next, begun } = nextOf(lessons, progress);
    for (const { id, item, mark } of items) {
      const done = id in progress.lessons;
      mark.textContent = done ? "Done: " : "Not done: ";
      item.toggleAttribute("data-done", done);
      item.toggleAttribute("data-next", begun && id === next?.id);
    }
    const panel = find(section, "[data-progress]");
    if (panel && lessons.length > 0) show(panel, lessons, progress, next, begun);
  });
}

/** @param {HTMLElement} item @returns {Lesson} */
function lessonOf(item) {
  const mark = make("span", "visually-hidden");
  item.prepend(make("span", "mark", mark));
  return { id: item.dataset.lesson ?? "", item, link: item.querySelector("a"), minutes: Number(item.dataset.minutes ?? NaN), mark };
}

/** The lesson to go on with: the one that was opened last if it is not done, else the first that is not. @param {Lesson[]} lessons @param {Progress} progress */
function nextOf(lessons, progress) {
  const open = lessons.filter(({ id }) => !(id in progress.lessons));
  const visits = Object.values(progress.visited).filter(({ lesson }) => lessons.some(({ id }) => id === lesson));
  const last = visits.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.lesson;
  return { next: open.find(({ id }) => id === last) ?? open[0], begun: Boolean(last) || open.length < lessons.length };
}

/** @param {HTMLElement} panel @param {Lesson[]} lessons @param {Progress} progress @param {Lesson | undefined} next @param {boolean} begun */
function show(panel, lessons, progress, next, begun) {
  const open = lessons.filter(({ id }) => !(id in progress.lessons));
  const done = lessons.length - open.length;
  const bar = find(panel, "progress");
  bar.max = lessons.length;
  bar.value = done;
  bar.setAttribute("aria-label", "Lessons done");
  find(panel, "[data-said]").textContent = [say(done, lessons.length, open), caveat()].filter(Boolean).join(". ");

  const onward = find(panel, "[data-continue]");
  if (onward) {
    onward.hidden = !next?.link;
    onward.textContent = `${begun ? "Continue" : "Start"} with ${next?.link?.textContent?.trim()}`;
    if (next?.link) onward.href = next.link.href;
  }
  const certificate = find(panel, "[data-certificate]");
  if (certificate) certificate.hidden = open.length > 0 || certificate.href === location.href;
  panel.hidden = false;
}

/** @param {number} done @param {number} all @param {Lesson[]} open */
function say(done, all, open) {
  if (open.length === 0) return all === 1 ? "The lesson is done" : `All ${number(all)} lessons done`;
  const known = open.filter(({ minutes }) => minutes > 0);
  const minutes = known.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const left = minutes ? `, ${known.length < open.length ? "more than" : "about"} ${time(minutes)} left` : "";
  return `${number(done)} of ${number(all)} ${all === 1 ? "lesson" : "lessons"} done${left}`;
}

/** "1 h 20 min"; from an hour on by five minutes, since it is a guess. @param {number} minutes */
function time(minutes) {
  const whole = Math.round(minutes < 60 ? minutes : Math.round(minutes / 5) * 5);
  const parts = [[Math.floor(whole / 60), "h"], [whole % 60, "min"]];
  return parts.filter(([value]) => value).map(([value, unit]) => `${number(Number(value))} ${unit}`).join(" ");
}
