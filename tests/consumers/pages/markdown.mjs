// Prints the cells, headings and paragraphs of a page in Markdown as JSON, as markdown-it shows them.
import { readFileSync } from "node:fs";

import { modules } from "./modules.mjs";

const { default: MarkdownIt } = await import(new URL("markdown-it/dist/markdown-it.mjs", modules));

// HTML is read, as forges do: what is taken for a tag shows no text.
const tokens = new MarkdownIt({ html: true }).parse(readFileSync(process.argv[2], "utf8"), {});
const shown = (one) =>
  one.type === "softbreak" ? " " : /^(text|code_inline)$/.test(one.type) ? one.content : "";
const blocks = tokens.filter((token) => token.type === "inline");
const hidden = new Set();
tokens.forEach((token, at) => {
  // The paragraph of a tight item has no tag.
  if (token.type === "paragraph_open" && token.hidden) hidden.add(tokens[at + 1]);
});
const texts = blocks
  .filter((block) => !hidden.has(block))
  .map((block) => block.children.map(shown).join(""));
process.stdout.write(JSON.stringify(texts));
