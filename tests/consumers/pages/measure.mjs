// Prints how long a key press in the filter of a page takes, from the press to the next frame.
// Usage: node measure.mjs PAGE [?QUERY]
import { browsing, open } from "./browser.mjs";

const [file, query = ""] = process.argv.slice(2);

await browsing(async (browser) => {
  const { page } = await open(browser, file, { query });
  await page.focus("#filter-text");
  await page.evaluate(() => {
    globalThis.times = [];
    let start = 0;
    addEventListener("keydown", () => (start = performance.now()), true);
    document.getElementById("filter-text").addEventListener("input", () => {
      const scripted = performance.now() - start;
      requestAnimationFrame(() => {
        // The task behind the frame: layout and paint are done.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push([scripted, performance.now() - start]);
        port2.postMessage(null);
      });
    });
  });
  const pause = () => new Promise((done) => setTimeout(done, 150));
  for (const key of [..."core_url_00", ...Array(11).fill("Backspace"), ..."team-7 queue"]) {
    await page.keyboard.press(key === " " ? "Space" : key);
    await pause();
  }
  const times = await page.evaluate(() => times);
  const column = (at) => times.map((time) => time[at]).sort((a, b) => a - b);
  const told = (all) =>
    `median ${all[all.length >> 1].toFixed(1)} ms, most ${all.at(-1).toFixed(1)} ms`;
  console.log(`${times.length} key presses`);
  console.log(`script: ${told(column(0))}`);
  console.log(`to the painted frame: ${told(column(1))}`);
});
