// Serves a build once for each file of settings, and prints what its page shows in Chromium, a line each.
// Usage: node browse.mjs BUILD SETTINGS...
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";

const [build, ...files] = process.argv.slice(2);
const TYPES = { ".html": "text/html", ".js": "text/javascript" };
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

async function page(settings) {
  const server = createServer((request, response) => {
    const name = request.url === "/" ? "/index.html" : request.url;
    try {
      const path = name === "/settings.js" ? settings : join(build, name);
      const content = readFileSync(path);
      response.writeHead(200, { "content-type": TYPES[extname(name)] });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const profile = mkdtempSync(join(tmpdir(), "browse-"));
  try {
    const { stdout } = await promisify(execFile)(
      "chromium",
      [
        ...FLAGS,
        `--user-data-dir=${profile}`,
        "--dump-dom",
        `http://127.0.0.1:${server.address().port}/`,
      ],
      { timeout: 60_000 },
    );
    const title = /<title>(.*)<\/title>/.exec(stdout)?.[1] ?? "";
    return decodeURIComponent(title);
  } finally {
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

for (const file of files) {
  console.log(await page(file));
}
