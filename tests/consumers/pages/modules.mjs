// The packages lie in target/consumers, beside the Python readers.
export const modules = new URL("../../../target/consumers/node_modules/", import.meta.url);
