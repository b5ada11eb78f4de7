// Chromium for the tests of pages: opens files from disk, and notes what a page says and asks for.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// The packages lie in target/consumers, beside the Python readers.
export const modules = new URL("../../../target/consumers/node_modules/", import.meta.url);
const { default: puppeteer } = await import(
  new URL("puppeteer-core/lib/puppeteer/puppeteer-core.js", modules)
);

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--force-color-profile=srgb",
];

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844, deviceScaleFactor: 2 };

/// Runs something with a browser, and ends the browser whatever comes of it.
export async function browsing(run) {
  const profile = mkdtempSync(join(tmpdir(), "pages-"));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    userDataDir: profile,
    args: FLAGS,
  });
  try {
    return await run(browser);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/// Opens a page. `said` collects its messages and errors, `asked` the addresses that it loads.
export async function open(browser, file, options = {}) {
  const { scheme = "light", viewport = WIDE, script = true, query = "" } = options;
  const page = await browser.newPage();
  const said = [];
  const asked = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  if (options.bypass) await page.setBypassCSP(true);
  await page.setJavaScriptEnabled(script);
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(pathToFileURL(file).href + query, { waitUntil: "load" });
  return { page, said, asked };
}
