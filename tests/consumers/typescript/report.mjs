// Prints what a generated module says of an environment.

import { readFileSync } from "node:fs";

const [, , path, target, environment] = process.argv;
const { load, SettingsError } = await import(path);
const readFile = (path) => readFileSync(path, "utf8");
try {
  load(JSON.parse(readFileSync(environment, "utf8")), { target, readFile });
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.log(error.message);
}
