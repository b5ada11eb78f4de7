// Validates each string of the corpus by the JSON Schema of its variable.
//
// Prints the rows whose answer is not that of the corpus, each with what it should have been.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../target/consumers/", import.meta.url));
const Ajv = require("ajv");

const [rowsPath, schemaPath] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaPath, "utf8"));
const ajv = new Ajv({ strict: true, strictTypes: false });
if (!ajv.validateSchema(schema)) throw new Error(ajv.errorsText());
const validators = new Map();
for (const [key, described] of Object.entries(schema.properties)) {
  validators.set(key, ajv.compile(described));
}
for (const line of readFileSync(rowsPath, "utf8").trimEnd().split("\n")) {
  const row = JSON.parse(line);
  if (validators.get(row.key)(row.text) !== row.accepted) console.log(line);
}
