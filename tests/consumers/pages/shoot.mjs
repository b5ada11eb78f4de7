// Takes a picture of a page.
// Usage: node shoot.mjs PAGE PICTURE [dark] [narrow] [print] [?QUERY]
import { browsing, NARROW, open, WIDE } from "./browser.mjs";

const [file, picture, ...words] = process.argv.slice(2);
const has = (word) => words.includes(word);

await browsing(async (browser) => {
  const { page } = await open(browser, file, {
    scheme: has("dark") ? "dark" : "light",
    viewport: has("narrow") ? NARROW : WIDE,
    query: words.find((word) => word.startsWith("?")) ?? "",
  });
  if (has("print")) await page.emulateMediaType("print");
  await page.screenshot({ path: picture });
});
