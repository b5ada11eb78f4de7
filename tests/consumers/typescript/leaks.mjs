// Looks for secrets in whatever JavaScript says of settings and of mistakes in them.

import assert from "node:assert";
import { inspect } from "node:util";

const SECRET = "hunter2-Zq9";
const [, , path, ...keys] = process.argv;
const { load } = await import(path);
assert(keys.length > 5, "there are secrets");
const given = Object.fromEntries(keys.map((key) => [key, SECRET]));

function shows(what, said) {
  assert(!said.includes(SECRET), `${what} shows a secret: ${said}`);
}

const loaded = load(given, { target: "local" });
assert.equal(loaded.databasePassword.expose(), SECRET);
shows("String", `${loaded.databasePassword}`);
shows("JSON", JSON.stringify(loaded));
shows("inspect", inspect(loaded, { showHidden: true, depth: 9 }));
shows("keys", Object.entries(loaded.databasePassword).join());
shows("a spread", inspect({ ...loaded }));
assert.throws(() => Object.assign(loaded, { databasePassword: SECRET }), TypeError);
for (const target of ["kubernetes", "nowhere"]) {
  try {
    load(given, { target });
    assert.fail("there are mistakes");
  } catch (error) {
    shows("an error", inspect(error, { showHidden: true, depth: 9 }));
    shows("its report", String(error.message));
  }
}
console.log("nothing shows a secret");
