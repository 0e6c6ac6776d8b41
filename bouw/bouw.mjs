// npm run bouw: bundles everything the browser gets into static_gebouwd/: one css file, one script, two fonts, icons.
// The fonts of the report as PDF, which no browser asks for, go to lettertypen_gebouwd/.
//
//   css  the NL Design System components named below, the tokens they reach, our theme over them, our own parts
//   js   static/js/ingang.js with everything it imports, htmx included
//
// Fails when css and script together pass the budget of 60 kB compressed.

import { readFileSync, mkdirSync, rmSync, writeFileSync, copyFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync, brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { transform, browserslistToTargets } from "lightningcss";
import { bereikteTokens } from "./tokens.mjs";

const wortel = join(dirname(fileURLToPath(import.meta.url)), "..");
const uit = join(wortel, "static_gebouwd");
const BUDGET = 60_000;

// The component library depends on one package per component; they are resolved from its place, not from ours.
const vereist = createRequire(import.meta.url);
const bibliotheek = createRequire(vereist.resolve("@utrecht/component-library-css/package.json"));

// As bare elements: templates write <h2>, <p>, <a>, <ul> without a class.
const ALS_ELEMENT = ["heading-1", "heading-2", "heading-3", "heading-4", "paragraph", "link", "unordered-list", "ordered-list", "separator"];
// As classes: utrecht-button, utrecht-form-field …
const ALS_KLASSE = [
  "document", "body", "page-header", "page-footer", "skip-link", "breadcrumb-nav", "alert", "button", "form-field", "form-field-description",
  "form-field-error-message", "form-fieldset", "form-label", "textbox", "textarea", "select", "checkbox", "radio-button", "table",
];
// Our own parts, in the order of the cascade: the shared ones, then a file per subject, print last.
const GEDEELD = ["huisstijl", "lettertype", "basis", "pagina", "formulier", "koers", "onderdelen", "tabellen", "dashboard"];
const AFDRUKKEN = "afdrukken";
const APART = ["beheer"]; // linked by the admin's own template
const PER_ONDERWERP = readdirSync(join(wortel, "static/css"))
  .map((bestand) => bestand.replace(/\.css$/, ""))
  .filter((naam) => ![...GEDEELD, AFDRUKKEN, ...APART].includes(naam))
  .sort();
const EIGEN = [...GEDEELD.slice(1), ...PER_ONDERWERP, AFDRUKKEN];

const lees = (pad) => readFileSync(pad, "utf8");
// The library paints a required field red before anyone typed (:invalid); here only the server's answer does (aria-invalid).
const zonderBrowseroordeel = (css) => css.replace(/[^\s,{}]+:(?:user-)?invalid,\s*/g, "");
const onderdelen = [
  ...ALS_ELEMENT.map((naam) => lees(bibliotheek.resolve(`@utrecht/${naam}-css/dist/html/index.css`))),
  ...ALS_KLASSE.map((naam) => lees(bibliotheek.resolve(`@utrecht/${naam}-css/dist/index.css`))),
].map(zonderBrowseroordeel).join("\n");
const eigen = EIGEN.map((naam) => lees(join(wortel, "static/css", `${naam}.css`))).join("\n");
const huisstijl = lees(join(wortel, "static/css/huisstijl.css"));
const voorbeeld = lees(vereist.resolve("@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"));

const tokens = bereikteTokens({ thema: voorbeeld, eigenTokens: huisstijl, gebruikt: onderdelen + eigen });
const { code: css } = transform({
  filename: "rondetafel.css",
  code: Buffer.from(`@layer onderdelen { ${onderdelen} }\n.rondetafel-thema { ${tokens} }\n${huisstijl}\n${eigen}`),
  minify: true,
  targets: browserslistToTargets(["chrome 109", "firefox 115", "safari 16", "edge 109"]),
});

rmSync(uit, { recursive: true, force: true });
for (const map of ["css", "js", "fonts", "icons"]) mkdirSync(join(uit, map), { recursive: true });
writeFileSync(join(uit, "css/rondetafel.css"), css);
await build({
  entryPoints: [join(wortel, "static/js/ingang.js")],
  outfile: join(uit, "js/rondetafel.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome109", "firefox115", "safari16"],
  legalComments: "none",
});
copyFileSync(vereist.resolve("@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2"), join(uit, "fonts/noto-sans.woff2"));
const lettertypen = join(wortel, "lettertypen_gebouwd");
rmSync(lettertypen, { recursive: true, force: true });
mkdirSync(lettertypen);
for (const snit of ["400Regular", "400Regular_Italic", "700Bold"]) {
  copyFileSync(vereist.resolve(`@expo-google-fonts/noto-sans/${snit}/NotoSans_${snit}.ttf`), join(lettertypen, `NotoSans_${snit}.ttf`));
}
for (const naam of readdirSync(join(wortel, "static/icons"))) copyFileSync(join(wortel, "static/icons", naam), join(uit, "icons", naam));

const maat = (pad) => ({ pad, bytes: lees(join(uit, pad)).length, gzip: gzipSync(lees(join(uit, pad))).length, brotli: brotliCompressSync(lees(join(uit, pad))).length });
const maten = [maat("css/rondetafel.css"), maat("js/rondetafel.js")];
for (const { pad, bytes, gzip, brotli } of maten) console.log(`${pad}: ${bytes} bytes, gzip ${gzip}, brotli ${brotli}`);
const samen = maten.reduce((som, { gzip }) => som + gzip, 0);
console.log(`samen: gzip ${samen} van ${BUDGET}`);
if (samen > BUDGET) {
  console.error(`css and script together are ${samen - BUDGET} bytes over the budget`);
  process.exit(1);
}
