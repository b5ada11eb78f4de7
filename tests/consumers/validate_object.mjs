// Validates a Kubernetes object in JSON by the schema of its CRD, as kubernetes-models publishes it.
import { readFileSync } from "node:fs";

// The packages lie in target/consumers, beside the Python readers.
const modules = new URL("../../target/consumers/node_modules/@kubernetes-models/", import.meta.url);

const [name, path] = process.argv.slice(2);
const object = JSON.parse(readFileSync(path, "utf8"));
const kinds = await import(new URL(`${name}/${object.apiVersion}/index.js`, modules));
new kinds[object.kind](object).validate();
