// The preview's part of a page. It runs before all other scripts, so what stands in the page now is what the server sent:
// that is remembered and later compared with what the server would send. Only what differs is exchanged, so the scroll
// position, the focus, open sections and everything that was typed stay.
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const ROOT = "/__lyceum";
  /** The snapshot that this page is of. */
  let number = Number(new URL(own.src).search.slice(1));
  own.remove();

  /** The live node of a node that came from the server. @type {WeakMap<Node, Node>} */
  const twins = new WeakMap();
  let base = trim(/** @type {HTMLElement} */ (document.documentElement.cloneNode(true)));
  // What scripts have put there is no part of what the server sent.
  for (const name of ["data-scheme", "data-script"]) base.removeAttribute(name);
  pair(base, document.documentElement);

  /** White space at the end of a page comes and goes with this script. @param {HTMLElement} root */
  function trim(root) {
    const last = root.querySelector("body")?.lastChild;
    if (last?.nodeType === Node.TEXT_NODE && !last.nodeValue?.trim()) last.remove();
    return root;
  }

  /** Elements whose scripts hold on to them: they are not exchanged, the page is loaded anew. */
  const LIVELY = "lyceum-worksheet, lyceum-quiz, lyceum-certificate, lyceum-workspace, .course, .lesson-done, [data-useful], .ask";

  /** Notes which live nodes stand for equal ones. @param {Node} one @param {Node} live */
  function pair(one, live) {
    twins.set(one, live);
    const children = [...live.childNodes];
    one.childNodes.forEach((child, index) => children[index] && pair(child, children[index]));
  }

  /** The same where the live nodes are known through an equal tree. @param {Node} one @param {Node} known */
  function follow(one, known) {
    const live = twins.get(known);
    if (live) twins.set(one, live);
    one.childNodes.forEach((child, index) => follow(child, known.childNodes[index]));
  }

  /** What makes two children candidates for each other. @param {Node} node */
  const sort = (node) => (node instanceof Element ? `${node.localName}#${node.id}` : String(node.nodeType));

  /**
   * Brings the live page from one state of the server to the next. Whether it could.
   * @param {Element} from
   * @param {Element} to
   * @returns {boolean}
   */
  function merge(from, to) {
    const live = twins.get(from);
    if (!(live instanceof Element)) return false;
    twins.set(to, live);
    for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) live.removeAttribute(name);
    for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) live.setAttribute(name, value);
    const kept = common([...from.childNodes], [...to.childNodes]);
    let whole = true;
    let before = 0;
    let after = 0;
    for (const [old, next] of [...kept, [from.childNodes.length, to.childNodes.length]]) {
      whole = exchange(from, to, live, [before, old], [after, next]) && whole;
      if (old < from.childNodes.length) follow(to.childNodes[next], from.childNodes[old]);
      [before, after] = [old + 1, next + 1];
    }
    return whole;
  }

  /**
   * Exchanges children between two that stay: those of one sort one by one, the rest as a whole.
   * @param {Element} from @param {Element} to @param {Element} live @param {[number, number]} old @param {[number, number]} next @returns {boolean}
   */
  function exchange(from, to, live, [old, oldEnd], [next, nextEnd]) {
    let whole = true;
    while (old < oldEnd && next < nextEnd && sort(from.childNodes[old]) === sort(to.childNodes[next])) {
      whole = one(from.childNodes[old], to.childNodes[next]) && whole;
      old += 1;
      next += 1;
    }
    const anchor = placeBehind(from, oldEnd, live);
    for (; old < oldEnd; old += 1) {
      const gone = twins.get(from.childNodes[old]);
      if (isLively(from.childNodes[old])) whole = false;
      if (gone instanceof Element || gone instanceof CharacterData) gone.remove();
    }
    for (; next < nextEnd; next += 1) {
      const come = document.importNode(to.childNodes[next], true);
      if (isLively(come)) whole = false;
      pair(to.childNodes[next], come);
      live.insertBefore(come, anchor);
    }
    return whole;
  }

  /** @param {Node} from @param {Node} to @returns {boolean} */
  function one(from, to) {
    if (!(from instanceof Element && to instanceof Element)) {
      const live = twins.get(from);
      if (live) twins.set(to, live);
      if (live && from.nodeValue !== to.nodeValue) live.nodeValue = to.nodeValue;
      return true;
    }
    // Scripts have run, and data in them is read where they stand.
    if (from.localName === "script") {
      follow(to, from);
      return from.isEqualNode(to) || !from.closest(LIVELY);
    }
    if (from.matches(LIVELY)) {
      follow(to, from);
      return from.isEqualNode(to);
    }
    if (from.matches("link[rel=stylesheet]")) return restyle(from, to);
    return merge(from, to);
  }

  /** The new style sheet first, then away with the old one: nothing flashes. @param {Element} from @param {Element} to */
  function restyle(from, to) {
    const live = /** @type {HTMLLinkElement} */ (twins.get(from));
    const next = /** @type {HTMLLinkElement} */ (document.importNode(to, true));
    twins.set(to, next);
    next.onload = next.onerror = () => live.remove();
    live.after(next);
    return true;
  }

  /** @param {Node} node */
  const isLively = (node) => node instanceof Element && (node.matches(LIVELY) || node.querySelector(LIVELY) !== null);

  /** Before which live node comes what stands behind the children up to a place. @param {Element} from @param {number} place @param {Element} live */
  function placeBehind(from, place, live) {
    for (const child of [...from.childNodes].slice(place)) {
      const twin = twins.get(child);
      if (twin?.parentNode === live) return twin;
    }
    // What scripts have added at the end stays there.
    const last = [...from.childNodes].slice(0, place).map((child) => twins.get(child)).findLast((twin) => twin?.parentNode === live);
    return last ? last.nextSibling : live.firstChild;
  }

  /** The longest common part of two lists of children: pairs of places. @param {Node[]} from @param {Node[]} to @returns {[number, number][]} */
  function common(from, to) {
    let start = 0;
    while (start < from.length && start < to.length && from[start].isEqualNode(to[start])) start += 1;
    let end = 0;
    while (end < from.length - start && end < to.length - start && from[from.length - 1 - end].isEqualNode(to[to.length - 1 - end])) end += 1;
    /** @type {[number, number][]} */
    const pairs = Array.from({ length: start }, (_, index) => [index, index]);
    const [rows, columns] = [from.length - start - end, to.length - start - end];
    // A table of all pairs is small for what people write in one place; beyond that, what differs is exchanged whole.
    if (rows * columns <= 250_000) pairs.push(...longest(from, to, start, rows, columns));
    for (let index = end; index > 0; index -= 1) pairs.push([from.length - index, to.length - index]);
    return pairs;
  }

  /** @param {Node[]} from @param {Node[]} to @param {number} start @param {number} rows @param {number} columns @returns {[number, number][]} */
  function longest(from, to, start, rows, columns) {
    const equal = (/** @type {number} */ row, /** @type {number} */ column) => from[start + row].isEqualNode(to[start + column]);
    const lengths = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
    for (let row = rows - 1; row >= 0; row -= 1) {
      for (let column = columns - 1; column >= 0; column -= 1) {
        lengths[row][column] = equal(row, column) ? lengths[row + 1][column + 1] + 1 : Math.max(lengths[row + 1][column], lengths[row][column + 1]);
      }
    }
    /** @type {[number, number][]} */
    const pairs = [];
    for (let row = 0, column = 0; row < rows && column < columns;) {
      if (lengths[row][column] === lengths[row + 1][column + 1] + 1 && equal(row, column)) pairs.push([start + row++, start + column++]);
      else if (lengths[row + 1][column] >= lengths[row][column + 1]) row += 1;
      else column += 1;
    }
    return pairs;
  }

  let asking = false;
  let again = false;

  /** Gets the page as it is now, and puts what is new into this one. */
  async function refresh() {
    again = true;
    if (asking) return;
    asking = true;
    while (again) {
      again = false;
      await fetchPage().catch(() => {});
    }
    asking = false;
    tell();
  }

  async function fetchPage() {
    const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
    if (answer.redirected) {
      location.replace(answer.url + location.hash);
      return;
    }
    const text = (await answer.text()).replace(/<script src="\/__lyceum\/client\.js\?(\d+)"><\/script>/, (_, found) => {
      number = Number(found);
      return "";
    });
    const next = trim(new DOMParser().parseFromString(text, "text/html").documentElement);
    failure = answer.status >= 500 ? next.querySelector("pre")?.textContent ?? "" : "";
    if (failure) return;
    // The page that stood for one that could not be made has none of the scripts of the site.
    if (document.body.matches(".own") && !isOwn) return location.reload();
    gone = answer.status === 404 && !document.body.matches(".page-not-found");
    if (gone) return;
    if (base.isEqualNode(next)) return;
    const back = keepPlace();
    const whole = merge(base, next);
    base = next;
    back();
    if (!whole) location.reload();
    else document.dispatchEvent(new Event("lyceum:merged"));
  }

  /** Remembers what is being read, and gives back what brings it to the same height. */
  function keepPlace() {
    const main = document.querySelector("main");
    if (!main || scrollY === 0) return () => {};
    // Otherwise the browser may do it as well, a moment later.
    document.documentElement.style.overflowAnchor = "none";
    const blocks = [...main.querySelectorAll("h1, h2, h3, h4, h5, h6, p, li, tr, pre, img, figure, dt, dd, summary, label")];
    const seen = blocks.map((block) => /** @type {[Element, number]} */ ([block, block.getBoundingClientRect().top]));
    const near = seen.filter(([, top]) => top > 0).sort(([, one], [, other]) => one - other).slice(0, 50);
    return () => {
      const [block, top] = near.find(([one]) => one.isConnected && one.getClientRects().length > 0) ?? [];
      if (block) scrollBy({ top: block.getBoundingClientRect().top - (top ?? 0), behavior: "instant" });
    };
  }

  /** Shows files that were written anew, such as pictures. @param {string[]} files */
  function reload(files) {
    for (const element of document.querySelectorAll("img[src], source[src], video[src], audio[src], iframe[src], embed[src]")) {
      const url = new URL(element.getAttribute("src") ?? "", location.href);
      if (url.origin !== location.origin || !files.includes(url.pathname.slice(1))) continue;
      url.searchParams.set("again", String(Date.now()));
      element.setAttribute("src", url.href);
    }
  }

  // The bar, in a tree of its own, so that no style of the page gets in and none of its own gets out.
  const host = document.createElement("div");
  host.id = "lyceum-preview";
  const shadow = host.attachShadow({ mode: "open" });
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${ROOT}/client.css` });
  const place = make("div", { className: "preview" });
  shadow.append(style, place);
  document.body.append(host);

  /** What the server says of this page. @type {any} */
  let about = null;
  /** What tells this run of the server from others. */
  let run = "";
  let gone = false;
  let lost = false;
  let open = false;
  let trouble = "";
  /** Why this page cannot be made as its document is now. */
  let failure = "";

  /** @param {string} name @param {object} properties @param {(Node | string)[]} content @returns {any} */
  function make(name, properties = {}, ...content) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...content);
    return element;
  }

  /** Asks what there is to say about this page, and shows it. */
  async function tell() {
    try {
      const answer = await fetch(`${ROOT}/page?path=${encodeURIComponent(decodeURIComponent(location.pathname))}`);
      about = await answer.json();
      run ||= about.run;
      // It is there, but not for this audience: so the page is what that one sees.
      if (gone && about.document) return location.reload();
      if (about.number !== number) return void refresh();
    } catch {
      // The connection is lost; that shows by itself.
    }
    show();
  }

  const plural = (/** @type {number} */ count, /** @type {string} */ one) => `${count} ${one}${count === 1 ? "" : "s"}`;

  function show() {
    const counts = about?.counts;
    const found = about?.findings ?? [];
    const line = [];
    if (lost) line.push(make("strong", { className: "warning", textContent: "connection lost" }));
    if (gone) line.push(make("strong", { className: "error", textContent: "this page was deleted" }));
    if (about?.document && document.body.matches(".page-not-found")) line.push(make("strong", { className: "error", textContent: "this page is not shown to this audience" }));
    if (trouble) line.push(make("strong", { className: "error", role: "alert", textContent: trouble }));
    for (const badge of badges()) line.push(make("span", { className: "badge", textContent: badge }));
    const said = counts ? `${plural(counts.errors, "error")}, ${plural(counts.warnings, "warning")}` : "being checked";
    line.push(make("a", { className: counts?.errors ? "error" : "", href: `${ROOT}/report/`, textContent: said }));
    if (about?.document) {
      const toggle = make("button", { type: "button", textContent: found.length ? `${found.length} on this page` : "none on this page" });
      toggle.setAttribute("aria-expanded", String(open));
      toggle.onclick = () => {
        open = !open;
        show();
      };
      line.push(toggle, make("a", { href: about.document.editor, textContent: "edit" }));
    }
    if (about?.audiences?.length > 1) line.push(audiences());
    line.push(make("a", { href: `${ROOT}/audiences/`, textContent: "who sees what" }));
    const focused = /** @type {HTMLElement | null} */ (shadow.activeElement);
    const at = focused ? [...place.querySelectorAll("a, button, select")].indexOf(focused) : -1;
    const read = place.querySelector(".panel")?.scrollTop ?? 0;
    const broken = about?.broken || failure;
    place.replaceChildren(
      ...(broken ? [overlay(broken)] : []),
      ...(open && about?.document ? [make("section", { className: "panel", ariaLabel: "Findings on this page" }, panel(found))] : []),
      make("div", { className: "bar", role: "region", ariaLabel: "Preview" }, ...line),
    );
    const shown = place.querySelector(".panel");
    if (shown) shown.scrollTop = read;
    if (at >= 0) /** @type {HTMLElement | undefined} */ ([...place.querySelectorAll("a, button, select")][at])?.focus();
  }

  function badges() {
    const { document: own } = about ?? {};
    if (!own) return [];
    const retired = ["Deprecated", "Archived"].includes(own.status) ? [own.status] : [];
    return [...(own.draft ? ["Draft"] : []), ...retired, ...(own.level === "Public" ? [] : [own.level])];
  }

  function audiences() {
    const select = make("select", { ariaLabel: "Seen by" }, ...about.audiences.map((/** @type {string} */ name) => (
      make("option", { value: name, textContent: name ? `as ${name}` : "as everything", selected: name === about.audience }))));
    select.onchange = () => {
      document.cookie = `lyceum-audience=${select.value}; path=/; SameSite=Strict`;
      hear({ kind: "audience" });
      channel.postMessage({ kind: "audience" });
    };
    return select;
  }

  /** @param {string} text */
  function overlay(text) {
    return make("section", { className: "overlay", role: "alert" },
      make("h2", { textContent: about?.broken ? "The site cannot be shown as it is now" : "This page cannot be shown as it is now" }),
      make("pre", { textContent: text }),
      make("p", { textContent: "The page is in the last state that could be shown. This goes away when it is mended." }));
  }

  /** @param {any[]} found */
  function panel(found) {
    const items = found.map((one) => make("li", { className: one.level },
      make("p", {}, make("b", { textContent: one.level }), ` ${one.message} `, make("a", { href: one.editor, textContent: `line ${one.line}` })),
      ...(one.excerpt ? [make("pre", {}, one.excerpt[0], make("mark", { textContent: one.excerpt[1] }), one.excerpt[2])] : []),
      ...(one.help ? [make("p", { className: "help", textContent: one.help })] : []),
      ...(one.fix ? [fixButton(one.key, one.fix)] : [])));
    const none = make("p", { textContent: "Nothing is wrong on this page." });
    return make("div", {}, items.length ? make("ul", {}, ...items) : none);
  }

  /** @param {string} key @param {string} text */
  function fixButton(key, text) {
    return make("button", { type: "button", textContent: `Fix: ${text}`, disabled: mending.has(key), onclick: () => mend(key) });
  }

  /** The fixes that are on their way. @type {Set<string>} */
  const mending = new Set();

  /** @param {string} key */
  async function mend(key) {
    if (mending.has(key)) return;
    mending.add(key);
    show();
    const headers = { "Content-Type": "application/json", "X-Lyceum-Token": about?.token ?? "" };
    const answer = await fetch(`${ROOT}/mend`, { method: "POST", headers, body: JSON.stringify({ key }) }).catch(() => null);
    mending.delete(key);
    trouble = answer?.ok ? "" : (await answer?.json().catch(() => null))?.error ?? "The server did not answer.";
    show();
  }

  document.addEventListener("click", ({ target }) => {
    const key = target instanceof HTMLElement ? target.dataset.mend : "";
    if (key) mend(key);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open || event.defaultPrevented) return;
    open = false;
    show();
  });

  const isOwn = location.pathname.startsWith(`${ROOT}/`);

  /** Takes in what the server says. @param {any} event */
  function hear(event) {
    // What another tab says is no sign that the server is there.
    if (event.kind !== "audience") lost = event.kind === "lost";
    if (event.kind === "hello") {
      // Another run of the server may be another program, with other scripts.
      if (run && run !== event.run) return location.reload();
      run = event.run;
      // The report may have been finished between this page and its first event.
      if (event.number !== number || isOwn) refresh();
      else tell();
    } else if (event.kind === "change") {
      if (event.scripts) return location.reload();
      refresh().then(() => reload(event.files));
    } else if (event.kind === "audience" || (event.kind === "findings" && isOwn)) refresh();
    else if (lost) show();
    else tell();
  }

  // A browser keeps few connections to one server: one tab listens, and tells the others.
  const channel = new BroadcastChannel("lyceum-preview");
  channel.onmessage = ({ data }) => hear(data);

  /** Listens until this page is left. */
  function listen() {
    const events = new EventSource(`${ROOT}/events`);
    const pass = (/** @type {any} */ event) => {
      hear(event);
      channel.postMessage(event);
    };
    events.onerror = () => pass({ kind: "lost" });
    events.onmessage = ({ data }) => pass(JSON.parse(data));
    addEventListener("pagehide", () => events.close());
    return new Promise(() => {});
  }

  if (isOwn) refresh();
  else tell();
  // Where pages come from another machine without encryption, there are no locks: then each tab listens for itself.
  if (navigator.locks) navigator.locks.request("lyceum-preview", listen);
  else listen();
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
})();
