// Bundles what moves in the report into src/infograph/report: `npm ci && npm run build`.
// `npm run check` writes nothing and fails where what stands there is not what the sources give.
import { build } from "esbuild";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const here = (path) => new URL(path, import.meta.url);
const target = (name) => here("../src/infograph/report/" + name);
const part = "node_modules/@panzoom/panzoom/";
const { version } = JSON.parse(readFileSync(here(part + "package.json"), "utf8"));
const credit = `/*! Panzoom ${version}, copyright Timmy Willison and other contributors, MIT license: github.com/timmywil/panzoom */`;

async function bundled(entry, banner = "") {
  const made = await build({
    entryPoints: [here(entry).pathname], bundle: true, minify: true, write: false, format: "iife", target: "es2020",
    charset: "utf8", legalComments: "none",
  });
  return banner + made.outputFiles[0].text;
}

const made = {
  "paths.min.js": await bundled("paths.js"),
  "map.min.js": await bundled("map.js", credit + "\n"),
  "report.min.css": await bundled("report.css"),
  "panzoom.LICENSE.txt": readFileSync(here(part + "MIT-License.txt"), "utf8"),
};
const stale = Object.keys(made).filter((name) => !existsSync(target(name)) || readFileSync(target(name), "utf8") !== made[name]);
if (process.argv.includes("--check")) {
  stale.forEach((name) => console.error(`src/infograph/report/${name} is not what web/ gives: run npm run build`));
  process.exitCode = stale.length ? 1 : 0;
} else {
  stale.forEach((name) => writeFileSync(target(name), made[name]));
}
