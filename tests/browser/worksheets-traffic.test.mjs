// What goes over the network: the site's own files, and a poll's answer where there is somebody to count it, on the button.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support.mjs";
import { choose, CSV_FILE, eventually, fill, JSON_FILE, lines, MARKDOWN_FILE, openFile, saveAs, saved, says, sheet } from "./worksheets.mjs";
import { ANSWERS, PAGES, POLL } from "./worksheets-answers.mjs";

const own = await open("own");
const ENDPOINT = "https://polls.example/count";
const counting = await open("own", { configure: (yaml) => `${yaml}poll_endpoint: ${ENDPOINT}\n` });
const CHOSEN = /People come and do not find/;

for (const name of ["goal", "plan", "poll"]) {
  test(`${name}: filled in, saved, shared, opened and printed, nothing but files of the site is fetched`, async () => {
    const log = [];
    const prepare = (page) => page.on("request", (request) => log.push(request));
    await own.visit(PAGES[name], { prepare }, async (page) => {
      await fill(await sheet(page), ANSWERS[name]);
      await saved(page);
      const file = await saveAs(page, JSON_FILE);
      await saveAs(page, MARKDOWN_FILE);
      await saveAs(page, CSV_FILE);
      await choose(page, "Save or share", "Copy a share link");
      await page.getByRole("textbox", { name: "Link" }).waitFor();
      await openFile(page, file.text);
      await page.pdf();
      await page.reload();
      await sheet(page);
      const sent = log.filter((request) => !request.url().startsWith("blob:"));
      assert(sent.length > 10, "the log holds something");
      for (const request of sent) {
        assert.equal(request.method(), "GET", request.url());
        assert.equal(request.postData(), null, request.url());
        assert.match(new URL(request.url()).pathname, /(\/|\.(html|js|css|svg|json|woff2|png))$/);
        assert.equal(new URL(request.url()).search, "", request.url());
        assert(request.url().startsWith(own.url), request.url());
      }
    });
  });
}

test("a poll sends the choice, and nothing else, when the button is pressed, and shows what was counted", async () => {
  await polling(async (page, sent) => {
    const form = await sheet(page);
    const button = form.getByRole("button", { name: "Send my choice" });
    await form.getByText("The button sends your choice, and nothing else, to polls.example. Nothing is sent without it.").waitFor();
    await button.click();
    await form.getByText("Choose an answer first.").waitFor();
    assert.deepEqual(sent, []);

    await fill(form, POLL);
    await says(page, CHOSEN);
    await saved(page);
    await page.reload();
    await sheet(page);
    await says(page, CHOSEN);
    assert.deepEqual(sent, [], "neither filling in nor saving nor coming back sends anything");

    await button.click();
    await form.getByText("Your choice was sent.").waitFor();
    assert.deepEqual(sent, [{ site: "lyceum-own-site", document: "WS-POLL", choice: "engagement" }]);
    const seen = await eventually(() => lines(form.locator(".poll-send")), (found) => assert(found.includes("All answers so far"), found.join("\n")));
    assert(seen.includes("People come and do not find what they want (on-site engagement) | 4") && seen.includes("I do not know yet | 0"), seen.join("\n"));
  }, { json: { counts: { acquisition: 2, engagement: 4, conversion: 1 } } });
});

test("a poll's answer that was refused is told as such", async () => {
  await polling(async (page, sent) => {
    const form = await sheet(page);
    await fill(form, POLL);
    await form.getByRole("button", { name: "Send my choice" }).click();
    await form.getByText("Your choice was not taken: the server answered with error 503. You can try again later.").waitFor();
    assert.equal(sent.length, 1, "it is not tried again by itself");
  }, { status: 503, body: "down" });
});

for (const answer of [{ json: { counts: { engagement: "<img src=x onerror=pwned=1>" } } }, { json: ["counts"] }, { body: "<script>pwned=1</script>", contentType: "text/html" }]) {
  test(`a server that answers ${JSON.stringify(answer).slice(0, 60)} does no harm`, async () => {
    await polling(async (page) => {
      const form = await sheet(page);
      await fill(form, POLL);
      await form.getByRole("button", { name: "Send my choice" }).click();
      await form.getByText("Your choice was sent. The server did not tell how others chose.").waitFor();
      assert.equal(await form.locator(".poll-send img, .poll-send script, .poll-send figure").count(), 0);
    }, answer);
  });
}

/** Opens the poll of a site with an endpoint; what is sent to that is answered here. */
async function polling(use, answer) {
  const sent = [];
  const prepare = async (page) => {
    // A site with an endpoint has to allow that host.
    await page.route("**/opening-poll/", async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "content-security-policy": `default-src 'self'; connect-src 'self' ${new URL(ENDPOINT).origin}` };
      await route.fulfill({ response, headers });
    });
    await page.route(ENDPOINT, async (route) => {
      const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type" };
      if (route.request().method() === "OPTIONS") return route.fulfill({ status: 204, headers });
      sent.push(route.request().postDataJSON());
      return route.fulfill({ ...answer, headers });
    });
  };
  const complaints = await counting.visit(PAGES.poll, { prepare }, (page) => use(page, sent)).then(() => [], (error) => {
    if (!/complained/.test(error.message)) throw error;
    return error.actual;
  });
  // Each visit watches for requests to other hosts: it saw this one, and no other.
  assert.deepEqual(complaints, [`request to ${ENDPOINT}`, ...(answer.status >= 400 ? [`${answer.status} for ${ENDPOINT}`] : [])]);
}
