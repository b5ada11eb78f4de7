// Looks at a page as a person would, and prints in JSON what it found.
// Usage: node check.mjs PAGE KEY WORD      where WORD stands in the text of KEY alone
import { browsing, findings, NARROW, open } from "./browser.mjs";

const [file, key, word] = process.argv.slice(2);
// A class of which each page has a variable.
const secret = "rotation-required";

const shown = (page) =>
  page.$$eval(".card", (cards) =>
    cards.filter((card) => card.checkVisibility()).map((card) => card.id),
  );
const query = (page) => page.evaluate(() => location.search + location.hash);
const settled = (page) =>
  page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 400)));

async function overflow(browser, query) {
  const { page } = await open(browser, file, { viewport: NARROW, query });
  const [needs, has] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  await page.close();
  return Math.max(0, needs - has);
}

async function withoutScript(browser) {
  const { page, said, asked } = await open(browser, file, { script: false });
  const cards = await shown(page);
  const bar = await page.$eval("#filter-bar", (bar) => bar.checkVisibility());
  await page.close();
  return { cards, bar, said, asked: asked.length };
}

async function filtered(browser) {
  const { page, said, asked } = await open(browser, file);
  const all = await shown(page);
  await page.keyboard.press("/");
  await page.keyboard.type(word);
  await settled(page);
  const found = await shown(page);
  const count = await page.$eval("#filter-count", (count) => count.textContent);
  const address = await query(page);
  // A link to what the filter hides shows it.
  const other = all.find((card) => card !== key);
  await page.evaluate((other) => (location.hash = other), other);
  await settled(page);
  const linked = { shown: (await shown(page)).length, address: await query(page), other };
  await page.close();
  return { all: all.length, found, count, address, linked, said, asked };
}

async function chosen(browser) {
  const { page } = await open(browser, file, { query: `?class=${secret}` });
  const chip = `.chip-row[data-field=class] button[value=${secret}]`;
  const classes = () =>
    page.$$eval(".card", (cards) => [
      ...new Set(cards.filter((card) => card.checkVisibility()).map((card) => card.dataset.class)),
    ]);
  const fromAddress = await classes();
  await page.click(chip);
  await settled(page);
  const released = { cards: (await shown(page)).length, address: await query(page) };
  await page.click(chip);
  await settled(page);
  const pressed = { classes: await classes(), address: await query(page) };
  await page.close();
  return { fromAddress, released, pressed };
}

async function table(browser) {
  const { page } = await open(browser, file);
  await page.click("#view-table");
  await settled(page);
  const rows = await page.$$eval("#table-rows tr", (rows) =>
    rows.map((row) => row.cells[0].innerText),
  );
  const cards = await shown(page);
  const address = await query(page);
  await page.click("#table-rows a");
  await settled(page);
  const back = (await shown(page)).length;
  await page.close();
  return { rows, cards: cards.length, address, back };
}

async function copied(browser) {
  const { page } = await open(browser, file);
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => (globalThis.copied = text);
  });
  await page.$eval(`[id="${key}"] .copy`, (button) => button.click());
  const text = await page.evaluate(() => globalThis.copied);
  const label = await page.$eval(`[id="${key}"] .copy`, (button) => button.textContent);
  await page.close();
  return { text, label };
}

/// Whether a script that somebody smuggles in runs.
async function smuggled(browser) {
  const { page } = await open(browser, file);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.smuggled = true";
    document.body.append(script);
    const image = document.createElement("img");
    image.setAttribute("onerror", "globalThis.smuggled = true");
    image.src = "data:,";
    document.body.append(image);
    return new Promise((done) => setTimeout(() => done(globalThis.smuggled === true), 200));
  });
  await page.close();
  return ran;
}

const report = await browsing(async (browser) => ({
  findings: await findings(browser, file, ["", "?view=table", `?class=${secret}`]),
  overflow: [await overflow(browser, ""), await overflow(browser, "?view=table")],
  withoutScript: await withoutScript(browser),
  filtered: await filtered(browser),
  chosen: await chosen(browser),
  table: await table(browser),
  copied: await copied(browser),
  smuggled: await smuggled(browser),
}));
console.log(JSON.stringify(report, null, 2));
