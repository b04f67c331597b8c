// What axe-core finds wrong in pages, in Chromium, on a light and on a dark screen: node axe.js CHROMIUM PAGE…
const fs = require("fs");
const puppeteer = require("puppeteer-core");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

async function main([chromium, ...pages]) {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
  let found = 0;
  for (const page of pages) {
    for (const value of ["light", "dark"]) {
      const tab = await browser.newPage();
      await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      await tab.goto("file://" + page);
      await tab.evaluate(axe);
      const { violations } = await tab.evaluate(() => axe.run(document));
      for (const { id, help, nodes } of violations) {
        found += 1;
        console.log(`${page}, ${value}: ${id}: ${help}\n  ${nodes[0].html}`);
      }
      await tab.close();
    }
  }
  await browser.close();
  process.exit(found > 0 ? 1 : 0);
}

main(process.argv.slice(2));
