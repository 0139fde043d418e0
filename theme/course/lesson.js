// A lesson: whether it is done, and that it was opened.
import { caveat, day, find, keeper, now, text } from "./page.js";

/** @param {HTMLElement} section */
export function start(section) {
  const { lesson = "", course, checks } = section.dataset;
  const button = find(section, "button");
  let open = Number(checks) ? `Passing the check${checks === "1" ? "" : "s"} on this page marks it as well.` : "";

  button.addEventListener("click", () => {
    const at = now();
    const takeBack = lesson in keeper.read().lessons;
    open = "This lesson is no longer marked as done.";
    keeper.change(({ lessons }) => {
      if (takeBack) delete lessons[lesson];
      else lessons[lesson] = { done: at, by: "reader" };
    });
  });

  keeper.watch(({ lessons: { [lesson]: done } }) => {
    section.toggleAttribute("data-done", !!done);
    button.textContent = done ? "Mark as not done" : "Mark as done";
    const how = done?.by === "check" ? "Done by passing its checks" : "Marked as done";
    find(section, "[data-said]").textContent = text(done ? `${how} on ${day(done.done)}.` : open, caveat());
  });
  section.hidden = false;

  const at = now();
  if (course) keeper.change(({ visited }) => { visited[course] = { lesson, at }; });
}
