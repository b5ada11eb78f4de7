// Loads each string of the corpus with the generated module, and compares what comes of it.

import assert from "node:assert";
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

const [, , path, rows] = process.argv;
const { load, SettingsError } = await import(path);

/** An address in the spelling of URLs. */
function address(text) {
  return new URL(`http://${text.includes(":") ? `[${text}]` : text}`).hostname;
}

/** The address that the corpus has as bytes in hexadecimal. */
function ofBytes(hex) {
  const four = hex.match(/../g).map((byte) => parseInt(byte, 16));
  return address(four.length === 4 ? four.join(".") : hex.match(/..../g).join(":"));
}

/** Whether a value is what the corpus says. */
function isSame(found, expected, type) {
  if (type.startsWith("list<")) {
    const item = type.slice(5, -1);
    const isList = Array.isArray(found) && found.length === expected.length;
    return isList && found.every((value, at) => isSame(value, expected[at], item));
  }
  switch (type) {
    case "int":
    case "uint":
    case "bytes":
      return typeof found === "bigint" && String(found) === expected;
    case "port":
      return typeof found === "number" && String(found) === expected;
    case "duration":
      return found === Number(expected) / 1e6;
    case "url":
      return found instanceof URL && found.href === expected;
    case "ip":
      return address(found) === ofBytes(expected);
    case "socket_addr":
      return address(found.address) === ofBytes(expected.ip) && String(found.port) === expected.port;
    default:
      return found === expected || isDeepStrictEqual(found, expected);
  }
}

let agree = 0;
for (const line of readFileSync(rows, "utf8").split("\n").filter(Boolean)) {
  const row = JSON.parse(line);
  const name = row.key.slice("APP_".length).toLowerCase();
  let found;
  try {
    found = load({ [row.key]: row.text }, { target: "local" })[name];
    assert(row.accepted, line);
  } catch (error) {
    assert(error instanceof SettingsError, error);
    assert(!row.accepted, `${line}\n${error.message}`);
  }
  assert(!row.accepted || isSame(found, row.value, row.type), `${line}\n${String(found)}`);
  agree += 1;
}
console.log(`${agree} rows agree`);
