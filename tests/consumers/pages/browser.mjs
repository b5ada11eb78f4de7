// Chromium for the tests of pages: opens files from disk, and notes what a page says and asks for.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { FLAGS } from "../frontend/chromium.mjs";
import { modules } from "./modules.mjs";

const { default: puppeteer } = await import(
  new URL("puppeteer-core/lib/puppeteer/puppeteer-core.js", modules)
);

export const WIDE = { width: 1280, height: 900 };
/// Everything of a short page at once.
export const TALL = { width: 1280, height: 9000 };
export const NARROW = { width: 390, height: 844, deviceScaleFactor: 2 };

/// Runs something with a browser, and ends the browser whatever comes of it.
export async function browsing(run) {
  const profile = mkdtempSync(join(tmpdir(), "pages-"));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    userDataDir: profile,
    args: [...FLAGS, "--force-color-profile=srgb"],
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
  await page.setJavaScriptEnabled(script);
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(pathToFileURL(file).href + query, { waitUntil: "load" });
  return { page, said, asked };
}

/// What the accessibility checker finds in each form of each view: rules and the elements that break
/// them, and what the page says meanwhile. The checker comes from the disk through the debugger, so that
/// the page keeps its policy.
export async function findings(browser, file, queries) {
  const forms = {
    light: { viewport: TALL },
    dark: { viewport: TALL, scheme: "dark" },
    narrow: { viewport: { ...NARROW, height: 9000 } },
  };
  const axe = readFileSync(new URL("axe-core/axe.min.js", modules), "utf8");
  const found = {};
  for (const query of queries) {
    for (const [form, options] of Object.entries(forms)) {
      const { page, said } = await open(browser, file, { ...options, query });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const told = violations.map(({ id, nodes }) => [
        id,
        ...nodes.slice(0, 3).map((one) => one.html),
      ]);
      found[`${form} ${query}`] = [...told, ...said];
      await page.close();
    }
  }
  return found;
}
