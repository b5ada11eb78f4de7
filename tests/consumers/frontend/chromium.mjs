// Chromium without a window.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** What each browser is started with. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The HTML of a page after its scripts have run. */
export async function dom(url) {
  const profile = mkdtempSync(join(tmpdir(), "browse-"));
  try {
    const { stdout } = await promisify(execFile)(
      "chromium",
      ["--headless", ...FLAGS, `--user-data-dir=${profile}`, "--dump-dom", url],
      { timeout: 60_000 },
    );
    return stdout;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
