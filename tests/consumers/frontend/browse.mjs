// Serves a build once for each file of settings, and prints what its page shows in Chromium, a line each.
// Usage: node browse.mjs BUILD SETTINGS...
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

import { dom } from "./chromium.mjs";

const [build, ...files] = process.argv.slice(2);
const TYPES = { ".html": "text/html", ".js": "text/javascript" };

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
  try {
    const html = await dom(`http://127.0.0.1:${server.address().port}/`);
    const title = /<title>(.*)<\/title>/.exec(html)?.[1] ?? "";
    return decodeURIComponent(title);
  } finally {
    server.close();
  }
}

for (const file of files) {
  console.log(await page(file));
}
