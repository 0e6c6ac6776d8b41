// The example theme has 2,700 tokens for forty design systems; only those that our css reaches are kept.

const DEFINITIE = /(--[\w-]+)\s*:\s*([^;]+);/g;
const VERWIJZING = /var\(\s*(--[\w-]+)/g;

const zonderCommentaar = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "");
const definities = (css) => new Map([...zonderCommentaar(css).matchAll(DEFINITIE)].map(([, naam, waarde]) => [naam, waarde.trim()]));
const verwijzingen = (css) => [...css.matchAll(VERWIJZING)].map(([, naam]) => naam);

// Follows var() from `gebruikt` through `eigenTokens` and `thema`; what eigenTokens define is left out, it has its own file.
export function bereikteTokens({ thema, eigenTokens, gebruikt }) {
  const uitThema = definities(thema);
  const eigen = definities(eigenTokens);
  const bereikt = new Set();
  const teVolgen = [...verwijzingen(zonderCommentaar(gebruikt)), ...verwijzingen(zonderCommentaar(eigenTokens))];
  while (teVolgen.length) {
    const naam = teVolgen.pop();
    if (bereikt.has(naam)) continue;
    bereikt.add(naam);
    teVolgen.push(...verwijzingen(eigen.get(naam) ?? uitThema.get(naam) ?? ""));
  }
  return [...uitThema].filter(([naam]) => bereikt.has(naam) && !eigen.has(naam)).map(([naam, waarde]) => `${naam}:${waarde};`).join("\n");
}
