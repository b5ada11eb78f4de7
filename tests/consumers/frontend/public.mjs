// Prints the public settings that a compiled module loads, or why it loads none.
// Usage: node public.mjs MODULE [SETTINGS]
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";

const [module, settings] = process.argv.slice(2);
if (settings) {
  runInThisContext(readFileSync(settings, "utf8"));
}
const { loadPublic } = await import(pathToFileURL(module));
try {
  console.log(JSON.stringify(loadPublic()));
} catch (error) {
  console.log(String(error));
}
