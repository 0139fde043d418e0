// What a reader does on a page: copy code, unfold, follow footnotes, print; all but copying without scripts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, PHONE } from "./support.mjs";

const garden = await open("garden");
const RUST = `/// Waters what needs it.
fn water(plants: &mut [Plant], litres: f64) -> Result<(), Drought> {
    for plant in plants.iter_mut().filter(|plant| plant.is_dry()) {
        plant.drink(litres)?;
    }
    Ok(())
}
`;

test("the copy button copies the code as it was written", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  await garden.visit("everything/", { permissions }, async (page) => {
    const figure = page.getByRole("figure").filter({ hasText: "Waters what needs it" });
    await figure.hover();
    await figure.getByRole("button", { name: "Copy" }).click();
    await figure.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied.trimEnd(), RUST.trimEnd());
  });
});

test("each block of code has one copy button, which the keyboard reaches and shows", async () => {
  await garden.visit("everything/", {}, async (page) => {
    const figures = page.locator("figure.code");
    assert(await figures.count() >= 6);
    assert.equal(await figures.getByRole("button", { name: "Copy" }).count(), await figures.count());
    const button = figures.first().getByRole("button", { name: "Copy" });
    await button.focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    assert.equal(await button.evaluate((element) => getComputedStyle(element).opacity), "1");
  });
});

test("everything can be read and used without scripts", async () => {
  await garden.visit("everything/", { js: false }, async (page) => {
    const main = page.getByRole("main");
    for (const text of ["A first paragraph with", "Waters what needs it", "Close the gate", "The end."]) {
      assert(await main.getByText(text).first().isVisible(), text);
    }
    assert.equal(await page.getByRole("button", { name: "Copy" }).count(), 0, "no button that cannot work");

    const tip = main.getByText("What the fold hides: ferns like shade.");
    assert(!(await tip.isVisible()));
    await main.getByText("A folded tip").click();
    assert(await tip.isVisible(), "a folded callout opens");

    await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: /^shelf$/i }).click();
    await page.waitForURL("**/shelf/");
    await page.getByRole("main").getByRole("link", { name: "Book 30", exact: true }).click();
    await page.waitForURL("**/shelf/book-30/");
  });
});

test("without scripts the table of contents opens on a phone and leads to its heading", async () => {
  await garden.visit("everything/", { js: false, width: PHONE }, async (page) => {
    const toc = page.getByRole("navigation", { name: "On this page" });
    const link = toc.getByRole("link", { name: "Formulas", exact: true });
    assert(!(await link.isVisible()), "folded away on a phone");
    await toc.locator("summary").click();
    await link.click();
    await page.waitForURL("**/everything/#formulas");
    const top = await page.getByRole("heading", { name: /^Formulas/ }).evaluate((heading) => heading.getBoundingClientRect().top);
    assert(top >= 0 && top < 400, `the heading stands at ${top}`);
  });
});

test("a footnote leads down and back to where one was", async () => {
  await garden.visit("everything/", {}, async (page) => {
    const reference = page.locator("sup a").first();
    await reference.click();
    const note = page.getByRole("listitem").filter({ hasText: "It grows at the foot of the page." });
    assert.equal(await note.evaluate((item) => item.matches(":target")), true);
    await note.getByRole("link", { name: /back/i }).first().click();
    assert(await page.evaluate(() => document.querySelector(":target").getBoundingClientRect().top >= 0));
  });
});

test("what leads nowhere is marked text and no link", async () => {
  await garden.visit("everything/", {}, async (page) => {
    const main = page.getByRole("main");
    for (const name of ["The page nobody wrote", "another one", "A document that was never written"]) {
      assert(await main.getByText(name).first().isVisible(), `${name} can be read`);
      assert.equal(await main.getByRole("link", { name }).count(), 0, `${name} is no link`);
    }
  });
});

test("each form of Markdown is really on the page that the other tests look at", async () => {
  await garden.visit("everything/", {}, async (page) => {
    const least = {
      "math": 4, "audio": 1, "video": 1, "object": 1, "mark": 1, "del": 1, "sub": 1, "sup": 3, "kbd": 2, "dl dd": 2, "table": 1,
      "blockquote blockquote": 1, ".callout": 15, ".callout .callout .callout": 1, "details.callout": 2, "figure.code": 6,
      "figure.code figcaption": 1, "figure.code.numbered": 1, "figure.code .marked": 3, "input[type=checkbox]": 2, ".embed": 2,
      "img": 2, ".footnotes li": 2, "a.tag": 2, "a.external": 3, ".broken": 3, "fieldset.poll": 1,
      "#custom-id": 1, "h6": 1,
    };
    for (const [selector, count] of Object.entries(least)) {
      const found = await page.locator(`.prose ${selector}`).count();
      assert(found >= count, `${found} of at least ${count} ${selector}`);
    }
    assert.equal(await page.getByText("A remark that no reader may see").count(), 0);
    assert.equal(await page.getByText("$20-$30, US$5 to US$10 and $1,000-$2,000").count(), 1);
  });
});

test("raw HTML does nothing but show text", async () => {
  await garden.visit("everything/", {}, async (page) => {
    assert.match(await page.title(), /Every form of Markdown/);
    assert.equal(await page.locator("main [onclick], main [style], main script").count(), 0);
    const black = page.getByText("This stays black.");
    const colours = await Promise.all([black, page.locator("main p").first()].map((found) => found.evaluate((element) => getComputedStyle(element).color)));
    assert.equal(colours[0], colours[1]);
  });
});

test("pictures keep their place before they are loaded, and all of them load", async () => {
  await garden.visit("everything/", {}, async (page) => {
    const pictures = page.locator("main img");
    assert(await pictures.count() >= 2);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await page.waitForFunction((image) => image.complete, await picture.elementHandle());
      const { natural, width, height, alt } = await picture.evaluate((image) => ({
        natural: image.naturalWidth,
        width: image.getAttribute("width"),
        height: image.getAttribute("height"),
        alt: image.getAttribute("alt"),
      }));
      assert(natural > 0, "the picture is there");
      assert(Number(width) > 0 && Number(height) > 0, "its size is known beforehand");
      assert.notEqual(alt, null, "it has an alternative text, be it empty");
    }
  });
});

test("on paper stands the text and not the machinery", async () => {
  await garden.visit("everything/", { scheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const name of ["Site", "Breadcrumbs", "On this page"]) {
      assert(!(await page.getByRole("navigation", { name }).isVisible()), `no ${name}`);
    }
    assert(!(await page.getByRole("banner").isVisible()), "no header");
    const main = page.getByRole("main");
    assert(await main.getByRole("heading", { level: 1 }).isVisible());
    assert(await main.getByText("A first paragraph with").isVisible());
    assert(await main.getByText("What the fold hides: ferns like shade.").isVisible(), "folds are open on paper");
    const colour = await main.getByText("A first paragraph with").evaluate((element) => getComputedStyle(element).color);
    assert(colour.match(/[\d.]+/g).map(Number).slice(0, 3).every((part) => part < 100), `dark ink on white paper, not ${colour}`);
    assert((await page.pdf()).length > 10_000);
  });
});
