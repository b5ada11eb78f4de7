import { loadPublic } from "./public.js";

let shown: string;
try {
  shown = JSON.stringify(loadPublic());
} catch (error) {
  shown = JSON.stringify(String(error));
}
// Spelled so that nothing of it is markup.
document.title = encodeURIComponent(shown);
