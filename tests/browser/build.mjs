// Builds sites with the program under test and serves them the way a strict web host does.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { cp, mkdtemp, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const REPOSITORY = resolve(HERE, "../..");
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wav": "audio/wav",
  ".webm": "video/webm",
  ".pdf": "application/pdf",
  ".xml": "application/xml",
};

/** The sites that the tests look at. */
export const SITES = { garden: join(HERE, "site"), academy: join(HERE, "academy"), own: REPOSITORY };

/** The folder of the address that `serve` shows a site at: the output must work below any. */
export const BASE = "/some/where/";

/**
 * Builds a site into a new folder that goes when this process does; without `LYCEUM_BIN` by the release build of this
 * repository. `configure` may change the text of `lyceum.yaml`, `change` the files of a copy of the site, whose folder it
 * is called with; `options` go to the command.
 */
export async function build(site, { configure, change, options = [] } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "lyceum-browser-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const program = process.env.LYCEUM_BIN ?? join(REPOSITORY, "target/release/lyceum");
  const [source, out] = [join(folder, "site"), join(folder, "public")];
  // Of the own repository only what makes the site is copied: nothing may be written beside the sources.
  const wanted = (path) => site !== REPOSITORY || inSite(path.slice(site.length + 1));
  await cp(site, source, { recursive: true, filter: wanted });
  if (configure) {
    const file = join(source, "lyceum.yaml");
    writeFileSync(file, configure(readFileSync(file, "utf8")));
  }
  await change?.(source);
  execFileSync(program, ["build", source, "--out", out, "--quiet", ...options], { stdio: ["ignore", "inherit", "inherit"] });
  return out;
}

function inSite(path) {
  return ["", "lyceum.yaml", "content", "templates", "theme"].includes(path.split(sep)[0]);
}

/**
 * Serves a folder below a sub-path, with the strictest policy that the output promises to work under. Another `folder` may
 * be put in its place.
 */
export async function serve(folder, base = BASE) {
  const served = { folder };
  const server = createServer(async (request, response) => {
    const address = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = address.startsWith(base) ? await find(served.folder, address.slice(base.length)) : null;
    const path = file ?? join(served.folder, "404.html");
    response.writeHead(file ? 200 : 404, {
      "Content-Type": TYPES[extname(path)] ?? "application/octet-stream",
      "Content-Security-Policy": "default-src 'self'",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(readFileSync(path));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return Object.assign(served, { origin, url: origin + base, close: () => server.close() });
}

async function find(folder, address) {
  const path = normalize(join(folder, address.endsWith("/") || address === "" ? `${address}index.html` : address));
  if (path !== folder && !path.startsWith(folder + sep)) return null;
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? path : null;
}
