import { test } from "node:test";
import { open } from "./support.mjs";
import { fill, sheet, told, filled, lines } from "./worksheets.mjs";
import { ANSWERS, PAGES, TODAY } from "./worksheets-answers.mjs";
const own = await open("own");
const t0 = Date.now();
for (const [name, address] of Object.entries(PAGES)) test(name, async () => {
  await own.visit(address, { prepare: (page) => page.clock.setFixedTime(new Date(TODAY)) }, async (page) => {
    const w = await sheet(page);
    const t = Date.now();
    await fill(w, ANSWERS[name]);
    console.log(name, Date.now() - t, "ms to fill");
    await page.waitForTimeout(400);
    console.log((await told(page)).join("\n"));
    for (const p of await page.$$eval("[data-result]", (all) => all.map((x) => x.dataset.result))) if (p && (name !== "ladder" || p === "step/1")) console.log("  ", p, "\n   ", (await told(page, p)).join("\n    "));
    console.log(await page.locator(".worksheet-state").innerText(), "|", await page.locator(".worksheet-missing").innerText(), "|", await page.locator(".visually-hidden[role=status]").allInnerTexts());
    console.log(await page.locator(".field-error:visible").allInnerTexts());
  });
});
