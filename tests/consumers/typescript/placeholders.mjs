// Replays what stands in place of a secret: a row says whether one is set.

import { readFileSync } from "node:fs";

const [, , path, rowsPath] = process.argv;
const { load } = await import(path);
const lines = readFileSync(rowsPath, "utf8").trimEnd().split("\n");
for (const line of lines) {
  const { type, target, text, set } = JSON.parse(line);
  const name = `a${type[0].toUpperCase()}${type.slice(1)}`;
  const found = load({ [`APP_A_${type.toUpperCase()}`]: text }, { target })[name];
  if ((found !== undefined) !== set) throw new Error(line);
}
console.log(`${lines.length} rows agree`);
