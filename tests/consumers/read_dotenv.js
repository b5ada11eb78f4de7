// Prints a .env file as JSON, as Node's own reader or npm's dotenv sees it.
const { readFileSync } = require("node:fs");
const { parseEnv } = require("node:util");

// The package lies in target/consumers, beside the Python readers.
const npm = (text) => require("../../target/consumers/node_modules/dotenv").parse(text);

const [reader, path] = process.argv.slice(2);
const values = { node: parseEnv, npm }[reader](readFileSync(path, "utf8"));
process.stdout.write(JSON.stringify(values));
