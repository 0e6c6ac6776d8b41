// What a form holds, as {name: [values]}, and how to put that back. Left out: what the server put there itself
// (hidden: csrf token, idempotency key, version), passwords and files.
import { vulAanTot } from "./rijen.js";

const OVERGESLAGEN = new Set(["hidden", "password", "file", "submit", "button", "reset", "image", "fieldset", "output"]);

const invoer = (formulier) => [...formulier.elements].filter((veld) => veld.name && !OVERGESLAGEN.has(veld.type) && !veld.disabled && !veld.readOnly);
const isKeuze = (veld) => veld.type === "checkbox" || veld.type === "radio";

function waarden(veld) {
  if (isKeuze(veld)) return veld.checked ? [veld.value] : [];
  if (veld.type === "select-multiple") return [...veld.selectedOptions].map((optie) => optie.value);
  return [veld.value];
}

export function lees(formulier) {
  const velden = {};
  for (const veld of invoer(formulier)) velden[veld.name] = (velden[veld.name] ?? []).concat(waarden(veld));
  return velden;
}

// A field that is not there counts as empty: an added row without text is no difference.
export function verschilt(een, ander) {
  const inhoud = (velden, naam) => JSON.stringify((velden[naam] ?? []).filter((waarde) => waarde !== ""));
  return [...new Set([...Object.keys(een), ...Object.keys(ander)])].some((naam) => inhoud(een, naam) !== inhoud(ander, naam));
}

export function zetTerug(formulier, velden) {
  for (const houder of formulier.querySelectorAll("[data-rijen]")) vulAanTot(houder, aantalRijen(houder.dataset.rijen, velden));
  const over = structuredClone(velden);
  let eerste = null;
  for (const veld of invoer(formulier)) {
    if (!(veld.name in over)) continue;
    const voor = JSON.stringify(waarden(veld));
    if (isKeuze(veld)) veld.checked = over[veld.name].includes(veld.value);
    else if (veld.type === "select-multiple") for (const optie of veld.options) optie.selected = over[veld.name].includes(optie.value);
    else veld.value = over[veld.name].shift() ?? "";
    if (JSON.stringify(waarden(veld)) === voor) continue;
    veld.dispatchEvent(new Event("input", { bubbles: true }));
    veld.dispatchEvent(new Event("change", { bubbles: true }));
    eerste ??= veld;
  }
  eerste?.focus();
}

function aantalRijen(voorvoegsel, velden) {
  const nummers = Object.keys(velden)
    .filter((naam) => naam.startsWith(`${voorvoegsel}-`))
    .map((naam) => Number.parseInt(naam.slice(voorvoegsel.length + 1), 10))
    .filter(Number.isInteger);
  return Math.max(-1, ...nummers) + 1;
}
