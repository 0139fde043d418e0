// What pages of courses say: the outline and its order, how long things take, what comes before, where a lesson belongs.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { DRONES, QUEEN, SHEET, SPRING, texts, WINTER, WORKERS } from "./learner.mjs";
import { assertPresentable, DESK, open, PHONE } from "./support.mjs";

const school = await open("academy");
const sorted = await open("academy", { change: addSorted });

test("the outline of a course has its modules and lessons in order, and adds their times up", async () => {
  await school.visit("bees/", {}, async (page) => {
    // 15–20, 10 and 5 are 30–35; 25 and 30 are 55; together 85–90 minutes.
    assert.deepEqual(await outline(page), [
      "The colony 30–35 min", "- The queen 15–20 min", "- The workers 10 min", "- The drones 5 min",
      "The year 55 min", "- Spring 25 min", "- Winter 30 min",
    ]);
    assert.deepEqual(await texts(page.locator(".course-facts")), ["5 lessons, 1 h 25 min–1 h 30 min"]);
    assert.deepEqual(await texts(page.locator(".module-summary")), ["About the colony.", "About the year."]);
    assert.deepEqual(await below(page, ".outline a"), ["bees/01-colony/", QUEEN, WORKERS, DRONES, "bees/02-year/", SPRING, WINTER]);
  });
});

test("the outline of a module has only its own lessons", async () => {
  await school.visit("bees/01-colony/", {}, async (page) => {
    assert.deepEqual(await outline(page), ["The colony 30–35 min", "- The queen 15–20 min", "- The workers 10 min", "- The drones 5 min"]);
    assert.deepEqual(await texts(page.locator(".course-facts")), ["3 lessons, 30–35 min"]);
    assert.equal(await page.locator("main").getByRole("link", { name: "The colony" }).getAttribute("aria-current"), "page");
  });
});

test("a path has its lessons in the order that it lists them, and says for whom it is", async () => {
  await school.visit("paths/weekend/", {}, async (page) => {
    // 25, 20 and 15–20 are 60–65 minutes.
    assert.deepEqual(await outline(page), ["- Spring 25 min", "- Harvest 20 min", "- The queen 15–20 min"]);
    assert.deepEqual(await texts(page.locator(".course-facts")), ["3 lessons, 1 h–1 h 5 min"]);
    assert(await page.getByText("For the role: Weekend keeper", { exact: true }).isVisible());
  });
});

test("a course has the lessons that it lists before those of its folder", async () => {
  await school.visit("honey/", {}, async (page) => {
    // 25, 20 and 5 are 50 minutes.
    assert.deepEqual(await outline(page), ["- Spring 25 min", "- Harvest 20 min", "- Jars 5 min"]);
    assert.deepEqual(await texts(page.locator(".course-facts")), ["3 lessons, 50 min"]);
  });
});

test("without a list, the field order comes first and then the names, 2 before 10", async () => {
  await sorted.visit("sorted/", {}, async (page) => {
    // Nobody says how long these take.
    assert.deepEqual(await outline(page), ["- Thirty, ordered 1", "- Nine, ordered 2", "- Two", "- Ten", "- Hundred"]);
    assert.deepEqual(await texts(page.locator(".course-facts")), ["5 lessons"]);
  });
});

test("next and previous lead through all lessons of a course, over its modules, and back", async () => {
  const titles = ["The queen", "The workers", "The drones", "Spring", "Winter"];
  await school.visit(QUEEN, {}, async (page) => {
    const way = page.getByRole("navigation", { name: "Previous and next" });
    assert.equal(await way.getByRole("link", { name: /^Next/ }).innerText(), "Next\nThe workers");
    for (const [link, stations] of [["Next", titles.slice(1)], ["Previous", titles.slice(0, -1).reverse()]]) {
      for (const title of stations) {
        await way.getByRole("link", { name: `${link} ${title}` }).click();
        await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
      }
      if (link === "Next") assert.equal(await way.getByRole("link", { name: /^Next/ }).count(), 0, "nothing comes after the last lesson");
    }
  });
});

test("a lesson says which one of its course it is, and how long it takes", async () => {
  const places = {
    [QUEEN]: "Lesson 1 of 5 in Keeping bees, 15–20 min",
    [DRONES]: "Lesson 3 of 5 in Keeping bees, 5 min",
    [SPRING]: "Lesson 4 of 5 in Keeping bees, 25 min",
    "honey/without-id/": "Lesson 3 of 3 in Honey, 5 min",
  };
  for (const [address, place] of Object.entries(places)) {
    await school.visit(address, {}, async (page) => assert.deepEqual(await texts(page.locator(".lesson-place")), [place]));
  }
});

test("a lesson in two courses stands in both outlines and leads to both", async () => {
  await school.visit(SPRING, {}, async (page) => {
    const also = page.getByText("This lesson also belongs to Honey.");
    await page.getByRole("region", { name: "About this lesson" }).getByRole("link", { name: "Keeping bees" }).click();
    await page.getByRole("region", { name: "Lessons" }).getByRole("link", { name: "Spring" }).click();
    await also.getByRole("link", { name: "Honey" }).click();
    await page.getByRole("region", { name: "Lessons" }).getByRole("link", { name: "Spring" }).click();
    await also.waitFor();
  });
  await school.visit(WINTER, {}, async (page) => assert.equal(await page.getByText("also belongs to").count(), 0));
});

test("what comes before a lesson is listed with everything that it needs itself, and leads there", async () => {
  await school.visit(SPRING, {}, async (page) => {
    const rows = page.locator(".prerequisites li");
    // What only screen readers say is part of it.
    assert.deepEqual(await rows.allTextContents(), [
      "The queen", "The workers, after The queen", "The drones, after The queen", "This lesson, after The workers, The drones", "Winter, after Spring",
    ]);
    assert.deepEqual(await below(page, ".prerequisites a"), [QUEEN, WORKERS, DRONES, WINTER]);
    assert.deepEqual(await texts(page.locator(".prerequisites .current:not(circle)")), ["This lesson"], "one row is marked, and it is no link");
    assert(await page.getByRole("heading", { name: "What comes before" }).isVisible());
  });
  await school.visit(QUEEN, {}, async (page) => assert.equal(await page.locator(".prerequisites").count(), 0, "nothing comes before the first"));
});

test("the drawing beside it has a dot in each row, lines between what needs what, and this lesson filled", async () => {
  for (const width of [PHONE, DESK]) {
    await school.visit(SPRING, { width }, async (page) => {
      const { dots, rows, lines, current } = await page.locator(".graph").evaluate(drawing);
      assert.equal(dots.length, 5);
      dots.forEach(([, y], index) => assert(Math.abs(y - rows[index]) <= 2, `dot ${index} stands at ${y}, its row at ${rows[index]}`));
      // The queen is 0, then workers, drones, spring and winter: each line from what is needed to what needs it.
      assert.deepEqual(lines, ["0-1", "0-2", "1-3", "2-3", "3-4"]);
      assert.equal(current, 3);
    });
  }
});

test("a lesson says what one can do after it, what it builds, and which worksheets it uses", async () => {
  await school.visit(QUEEN, {}, async (page) => {
    const objectives = page.locator(".objectives");
    assert(await objectives.getByRole("heading", { name: "After this lesson you can" }).isVisible());
    assert.deepEqual(await texts(objectives.getByRole("listitem")), ["Find the queen"]);
    const worksheets = page.locator(".lesson-worksheets");
    assert(await worksheets.getByRole("heading", { name: "Worksheets of this lesson" }).isVisible());
    assert.deepEqual(await below(page, ".lesson-worksheets .card-title a"), [SHEET]);
    assert.equal(await page.locator("lyceum-worksheet").count(), 1, "what [fluentform id=\"7\"] stands for is in the text");
  });
  await school.visit(SPRING, {}, async (page) => {
    await page.getByText("It builds Swarm.").getByRole("link", { name: "Swarm" }).click();
    await page.waitForURL("**/terms/swarm/");
  });
  await school.visit("bees/", {}, async (page) => {
    assert(await page.getByRole("heading", { name: "After this you can" }).isVisible());
    assert(await page.getByText("Keep a colony through a year").isVisible());
  });
});

test("without scripts all of it can be read, and nothing is offered that cannot work", async () => {
  await school.visit("bees/", { js: false }, async (page) => {
    assert.equal((await outline(page)).length, 7);
    assert(!(await page.locator("[data-progress]").isVisible()), "no bar that nobody fills");
    await page.getByRole("region", { name: "Lessons" }).getByRole("link", { name: "Winter" }).click();
    await page.waitForURL("**/02-winter/");
    assert(await page.locator(".prerequisites").isVisible());
    for (const name of ["Mark as done", "Check answers", "Yes", "No", "Copy"]) {
      assert.equal(await page.getByRole("button", { name, exact: true }).count(), 0, `no button ${name}`);
    }
  });
});

test("the menus of a worksheet in a lesson stay on the screen of a phone", async () => {
  await school.visit(QUEEN, { width: PHONE }, async (page) => {
    for (const name of ["Copies", "Save or share"]) {
      const menu = page.locator(".worksheet-menu").filter({ has: page.getByText(name, { exact: true }) });
      await menu.locator("summary").click();
      await menu.getByRole("button").first().waitFor();
      const { x, width } = await menu.getByRole("list").boundingBox();
      assert(x >= 0 && x + width <= PHONE, `the menu ${name} reaches from ${x} to ${x + width}`);
      await page.keyboard.press("Escape");
    }
  });
});

for (const [kind, address] of Object.entries({
  "the front page": "",
  "a course": "bees/",
  "a module": "bees/01-colony/",
  "a path": "paths/weekend/",
  "a lesson with a worksheet and a quiz": QUEEN,
  "a lesson with what comes before it": SPRING,
  "a lesson with two quizzes": WINTER,
  "a lesson without an id": "honey/without-id/",
  "a worksheet": SHEET,
  "a workspace with nothing in it": "workspace/",
  "a certificate that is not earned yet": "bees/certificate/",
})) {
  test(`${kind} is accessible and fits`, async () => {
    await school.visit(address, {}, async (page) => {
      await page.waitForLoadState("networkidle");
      await assertPresentable(page, kind);
    });
  });
}

/** The outline as lines: modules, and lessons behind a dash, as a reader sees them. */
async function outline(page) {
  const lines = await page.locator(".outline :is(.module-title, li[data-lesson])").evaluateAll((found) => found.map((element) => {
    const shown = [...element.children].filter((child) => child.matches("a, .duration")).map((child) => child.textContent);
    return [...(element.matches("li") ? ["-"] : []), ...shown].join(" ");
  }));
  return lines;
}

/** Where links lead, below the site's root. */
async function below(page, selector) {
  const hrefs = await page.locator(selector).evaluateAll((links) => links.map((link) => link.href));
  return hrefs.map((href) => school.below(href));
}

/** Runs in the page: where dots and rows stand, between which dots lines run, and which dot is filled. */
function drawing(graph) {
  const middle = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const circles = [...graph.querySelectorAll("circle")];
  const dotAt = ({ x, y }) => circles.findIndex(({ cx, cy }) => Math.hypot(cx.baseVal.value - x, cy.baseVal.value - y) < 1);
  const ends = (path) => [0, path.getTotalLength()].map((length) => dotAt(path.getPointAtLength(length))).join("-");
  return {
    dots: circles.map(middle),
    rows: [...graph.querySelectorAll("li")].map((row) => middle(row)[1]),
    lines: [...graph.querySelectorAll("path")].map(ends).sort(),
    current: circles.findIndex((circle) => getComputedStyle(circle).fill === getComputedStyle(circle).stroke),
  };
}

/** A course whose names and orders disagree. */
async function addSorted(site) {
  const lesson = (name, title, order) => [`sorted/${name}.md`, `---\ntitle: "${title}"\ndoc_type: Lesson\n${order ? `order: ${order}\n` : ""}---\n\nText.\n`];
  const files = [
    ["sorted/index.md", "---\ntitle: Sorted\nid: C-SORTED\ndoc_type: Course\n---\n\nText.\n"],
    lesson("10-ten", "Ten"), lesson("2-two", "Two"), lesson("100-hundred", "Hundred"),
    lesson("30-thirty", "Thirty, ordered 1", 1), lesson("9-nine", "Nine, ordered 2", 2),
  ];
  for (const [path, text] of files) {
    const file = join(site, "content", path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
