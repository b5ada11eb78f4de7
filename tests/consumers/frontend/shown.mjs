// Prints the text of the first `<pre>` of a page, as Chromium shows it.
// Usage: node shown.mjs URL
import { dom } from "./chromium.mjs";

const MARKUP = { "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&amp;": "&" };

const page = await dom(process.argv[2]);
const [, text] = /<pre[^>]*>([^]*?)<\/pre>/.exec(page) ?? [];
if (text === undefined) {
  throw new Error(`the page has no <pre>:\n${page}`);
}
console.log(text.replace(/&(lt|gt|nbsp|amp);/g, (name) => MARKUP[name]));
