// Prints what the accessibility checker finds in views of a page, and how many addresses it asks for.
// Usage: node audit.mjs PAGE [?QUERY]...
import { browsing, findings, open } from "./browser.mjs";

const [file, ...queries] = process.argv.slice(2);
const report = await browsing(async (browser) => {
  const { asked } = await open(browser, file);
  return { asked: asked.length, findings: await findings(browser, file, ["", ...queries]) };
});
console.log(JSON.stringify(report, null, 2));
