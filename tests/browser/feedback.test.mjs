// "Was this page useful?", and questions to copy for an assistant.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertSays, progressOf, QUEEN, texts, WORKERS } from "./learner.mjs";
import { open } from "./support.mjs";

const school = await open("academy");
const asking = await open("academy");
await asking.rebuild({ configure: (yaml) => `${yaml}\nfeedback_endpoint: ${asking.url}counted\nfeedback_issues: ${asking.url}issues/new?labels=docs\n` });

const useful = (page) => page.getByRole("region", { name: "Feedback" });
const said = (page) => useful(page).getByRole("status");
const choose = (page, name) => useful(page).getByRole("button", { name, exact: true }).click();

test("whether a page was useful is kept for that page, can be changed, and is sent nowhere", async () => {
  const requests = [];
  await school.visit(WORKERS, { prepare: (page) => page.on("request", (request) => requests.push(request)) }, async (page) => {
    await choose(page, "Yes");
    await assertSays(said(page), "Thank you.");
    assert.deepEqual(await pressed(page), ["Yes"]);
    await page.reload();
    await assertSays(said(page), "Thank you.");
    assert.deepEqual(await pressed(page), ["Yes"]);
    await choose(page, "No");
    assert.deepEqual(await pressed(page), ["No"]);
    assert.equal(await useful(page).getByRole("link").count(), 0, "no link where the site names no address for it");
    assert.deepEqual((await progressOf(page)).useful, { "L-WORKERS": "no" });
    await page.goto(`${school.url}honey/without-id/`);
    await useful(page).waitFor();
    assert.deepEqual(await pressed(page), []);
    await choose(page, "Yes");
    assert.deepEqual((await progressOf(page)).useful, { "L-WORKERS": "no", "url:honey/without-id/": "yes" });
    await page.waitForLoadState("networkidle");
  });
  assert.deepEqual(requests.filter((request) => request.method() !== "GET").map((request) => request.url()), []);
  assert(requests.length > 10, "the traffic was seen");
});

test("another tab shows the answer", async () => {
  await school.visit(WORKERS, {}, async (page) => {
    const other = await page.context().newPage();
    await other.goto(school.url + WORKERS);
    await choose(page, "Yes");
    await assertSays(said(other), "Thank you.");
    assert.deepEqual(await pressed(other), ["Yes"]);
  });
});

test("with an address for it, exactly one message goes there for each answer, with what it has to say and no more", async () => {
  const { requests, prepare } = counted({ status: 204 });
  await asking.visit(WORKERS, { prepare }, async (page) => {
    await useful(page).waitFor();
    await page.waitForLoadState("networkidle");
    assert.deepEqual(requests, [], "nothing is sent for reading a page");
    const heard = page.waitForResponse("**/counted");
    await choose(page, "Yes");
    await heard;
    await page.waitForLoadState("networkidle");
    assert.deepEqual(requests, [{ method: "POST", type: "application/json", cookie: undefined, body: { site: "bee-school", document: "L-WORKERS", useful: "yes" } }]);
    await assertSays(said(page), "Thank you.");
    await page.reload();
    await assertSays(said(page), "Thank you.");
    await page.waitForLoadState("networkidle");
    assert.equal(requests.length, 1, "an answer that was given is not sent again");
  });
});

for (const [why, prepare] of [
  ["nobody is there", counted("abort").prepare],
  ["it is refused", counted("refuse").prepare],
]) {
  test(`an answer that cannot be sent because ${why} is kept, and said to be unsent`, async () => {
    await asking.visit(WORKERS, { prepare }, async (page) => {
      await choose(page, "Yes");
      await assertSays(said(page), "Thank you. Your answer could not be sent.");
      assert.deepEqual((await progressOf(page)).useful, { "L-WORKERS": "yes" });
    });
  });
}

test("after a No there is a way to say what is missing, with the page's title and address, and after a Yes there is none", async () => {
  await asking.visit(WORKERS, { prepare: counted({ status: 204 }).prepare }, async (page) => {
    await choose(page, "Yes");
    await assertSays(said(page), "Thank you.");
    const way = useful(page).getByRole("link");
    assert.equal(await way.count(), 0);
    await choose(page, "No");
    await assertSays(said(page), "Thank you. Say what is missing");
    const address = new URL(await way.evaluate(({ href }) => href));
    assert.equal(address.origin + address.pathname, `${asking.url}issues/new`);
    assert.equal(address.searchParams.get("title"), `The workers (${asking.url}${WORKERS})`);
    assert.equal(address.searchParams.get("labels"), "docs", "what the address had before stays");
    await choose(page, "Yes");
    await assertSays(said(page), "Thank you.");
    assert.equal(await way.count(), 0);
  });
});

test("questions to ask the assistant by its name are copied with a button each", async () => {
  await school.visit(QUEEN, { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    const questions = page.locator("section").filter({ has: page.getByRole("heading", { name: "Questions to ask Buzz" }) });
    await questions.getByRole("button", { name: "Copy" }).first().waitFor();
    assert.deepEqual(await texts(questions.locator("li > span")), ["How do I find the queen?", "How old does a queen get?"]);
    for (const [index, question] of ["How do I find the queen?", "How old does a queen get?"].entries()) {
      const row = questions.getByRole("listitem").nth(index);
      await row.getByRole("button", { name: "Copy" }).click();
      await row.getByRole("button", { name: "Copied" }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), question);
    }
    await questions.getByRole("listitem").first().getByRole("button", { name: "Copy", exact: true }).waitFor();
  });
});

test("a copy that the browser refuses is said", async () => {
  const prepare = (page) => page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("No.", "NotAllowedError"));
  });
  await school.visit(QUEEN, { prepare }, async (page) => {
    await page.locator(".ask").getByRole("button", { name: "Copy" }).first().click();
    await page.locator(".ask").getByRole("button", { name: "Not copied" }).waitFor();
  });
});

test("a site without an assistant asks nobody, and without scripts the questions are there to read", async () => {
  await school.visit(QUEEN, { js: false }, async (page) => {
    assert(await page.getByText("How do I find the queen?").isVisible());
    assert(!(await useful(page).isVisible()), "no question that nobody hears the answer to");
  });
  const alone = await open("academy", { configure: (yaml) => yaml.replace("assistant: Buzz", "") });
  await alone.visit(QUEEN, {}, async (page) => {
    assert(await page.getByRole("heading", { name: "Questions this page answers" }).isVisible());
    assert.equal(await page.locator(".ask").count(), 0);
  });
});

const pressed = (page) => texts(useful(page).locator('[aria-pressed="true"]'));

/** Answers in the place of the address for counts, and notes what comes there; the policy of the page still decides what may. */
function counted(how) {
  const requests = [];
  const prepare = async (page) => {
    // Refused by the page's own fetch, since a visit complains of each answer that says so.
    if (how === "refuse") await page.addInitScript(() => { globalThis.fetch = async () => new Response("", { status: 503 }); });
    await page.route("**/counted", async (route) => {
      const headers = await route.request().allHeaders();
      requests.push({ method: route.request().method(), type: headers["content-type"], cookie: headers.cookie, body: route.request().postDataJSON() });
      await (how === "abort" ? route.abort() : route.fulfill(how));
    });
  };
  return { requests, prepare };
}
