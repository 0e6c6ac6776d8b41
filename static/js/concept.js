// Drafts: what someone types is kept on this device until the server has it, so that a closed tab or an expired session
// loses nothing. One draft per user and form: localStorage "rondetafel:concept:USER:KEY" = {tijd, velden, vorige?}.
// `vorige` is an older draft that was still waiting for an answer when new text was typed.
import { maak, vind } from "./dom.js";
import { lees, verschilt, zetTerug } from "./velden.js";

const VOORVOEGSEL = "rondetafel:concept:";
const WACHTTIJD = 400; // ms after the last key
const BEWAARTIJD = 14 * 24 * 60 * 60 * 1000;
const GENERATIES = 3;

const formulieren = new Set();

const gebruikerVan = (element) => element.closest("[data-gebruiker]")?.dataset.gebruiker;
const plekVan = (gebruiker, sleutel) => `${VOORVOEGSEL}${gebruiker}:${sleutel}`;

export function luister() {
  ruimOudeOp();
  const bewaarAlles = () => formulieren.forEach((staat) => staat.bewaarNu());
  window.addEventListener("pagehide", bewaarAlles);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && bewaarAlles());
  document.addEventListener("htmx:beforeSwap", bewaarAlles);
  document.addEventListener("submit", ({ target }) => [...formulieren].find((staat) => staat.formulier === target)?.bewaarNu(), true);
}

export function start(wortel) {
  for (const teken of vind(wortel, "[data-concept-klaar]")) vergeet(gebruikerVan(teken), teken.dataset.conceptKlaar);
  for (const formulier of vind(wortel, "form[data-concept]")) volg(formulier);
  for (const staat of formulieren) if (!staat.formulier.isConnected) formulieren.delete(staat);
}

function volg(formulier) {
  const gebruiker = gebruikerVan(formulier);
  if (!gebruiker || [...formulieren].some((staat) => staat.formulier === formulier)) return;
  const staat = new Staat(formulier, plekVan(gebruiker, formulier.dataset.concept));
  formulieren.add(staat);
  staat.begin();
}

function vergeet(gebruiker, sleutel) {
  if (!gebruiker) return;
  const plek = plekVan(gebruiker, sleutel);
  schrijf(plek, null);
  for (const staat of formulieren) if (staat.plek === plek) staat.vergeet();
}

class Staat {
  constructor(formulier, plek) {
    this.formulier = formulier;
    this.plek = plek;
    this.laatst = lees(formulier);
    this.wachtend = null; // a draft that the user has not answered yet
    this.regel = formulier.querySelector("[data-concept-status]");
    this.regel?.setAttribute("role", "status");
    const plan = () => {
      clearTimeout(this.klok);
      this.klok = setTimeout(() => this.bewaarNu(), WACHTTIJD);
    };
    formulier.addEventListener("input", plan);
    formulier.addEventListener("change", plan);
  }

  begin() {
    if (this.formulier.hasAttribute("data-concept-gebonden")) return;
    this.biedAan(leesConcept(this.plek));
  }

  bewaarNu() {
    clearTimeout(this.klok);
    if (!this.formulier.isConnected) return;
    const velden = lees(this.formulier);
    if (!verschilt(velden, this.laatst)) return;
    this.laatst = velden;
    const tijd = Date.now();
    const gelukt = schrijf(this.plek, { tijd, velden, vorige: this.wachtend ?? undefined });
    this.zeg(gelukt ? `Bewaard op dit apparaat om ${uur(tijd)}. U raakt niets kwijt.` : "Uw browser bewaart deze tekst niet. Sla op voordat u weggaat.");
  }

  vergeet() {
    clearTimeout(this.klok);
    this.laatst = lees(this.formulier);
    this.sluitMelding();
    this.zeg("");
  }

  zeg(tekst) {
    if (this.regel && this.regel.textContent !== tekst) this.regel.textContent = tekst;
  }

  biedAan(concept) {
    this.sluitMelding();
    if (!concept) return;
    if (!verschilt(concept.velden, lees(this.formulier))) {
      this.biedAan(concept.vorige);
      return;
    }
    this.wachtend = inkorten(concept);
    this.toon(`U hebt hier tekst die nog niet is opgeslagen (van ${moment(concept.tijd)}).`, [
      ["Terugzetten", "primary", () => this.zetTerug(concept)],
      ["Weggooien", "secondary", () => this.gooiWeg(concept)],
    ]);
  }

  zetTerug(concept) {
    zetTerug(this.formulier, concept.velden);
    this.biedAan(concept.vorige);
    this.bewaarNu();
  }

  gooiWeg(concept) {
    const bewaard = leesConcept(this.plek);
    const getyptSindsdien = bewaard && bewaard.tijd !== concept.tijd;
    this.sluitMelding();
    schrijf(this.plek, getyptSindsdien ? { ...bewaard, vorige: concept.vorige } : (concept.vorige ?? null));
    this.toon("De tekst is weggegooid.", [
      ["Ongedaan maken", "secondary", () => {
        schrijf(this.plek, bewaard);
        this.biedAan(concept);
      }],
      ...(concept.vorige ? [["Oudere tekst bekijken", "secondary", () => this.biedAan(concept.vorige)]] : []),
    ]);
    this.melding.querySelector("button").focus();
  }

  toon(tekst, knoppen) {
    this.melding = maak("div", { className: "utrecht-alert utrecht-alert--warning conceptmelding" }, maak("p", { textContent: tekst }));
    this.melding.setAttribute("role", "status");
    const rij = maak("div", { className: "conceptmelding__knoppen" });
    for (const [naam, soort, doe] of knoppen) {
      rij.append(maak("button", { type: "button", className: `utrecht-button utrecht-button--${soort}-action`, textContent: naam, onclick: doe }));
    }
    this.melding.append(rij);
    this.formulier.before(this.melding);
  }

  sluitMelding() {
    this.melding?.remove();
    this.melding = null;
    this.wachtend = null;
  }
}

function leesConcept(plek) {
  try {
    const concept = JSON.parse(localStorage.getItem(plek));
    return concept && typeof concept.velden === "object" ? concept : null;
  } catch {
    return null;
  }
}

// Answers whether it worked: a browser may refuse to keep anything.
function schrijf(plek, concept) {
  try {
    if (concept) localStorage.setItem(plek, JSON.stringify(concept));
    else localStorage.removeItem(plek);
    return true;
  } catch {
    return false;
  }
}

function inkorten(concept, over = GENERATIES - 1) {
  return { ...concept, vorige: over > 1 && concept.vorige ? inkorten(concept.vorige, over - 1) : undefined };
}

// Looks only at the time at the start of each draft: the text of another user is not read, but it does not stay for ever either.
function ruimOudeOp() {
  try {
    for (const plek of Object.keys(localStorage)) {
      if (!plek.startsWith(VOORVOEGSEL)) continue;
      const tijd = Number(/^\{"tijd":(\d+)/.exec(localStorage.getItem(plek))?.[1]);
      if (!(Date.now() - tijd < BEWAARTIJD)) localStorage.removeItem(plek);
    }
  } catch {
    // no storage, nothing to clear
  }
}

const uur = (tijd) => new Date(tijd).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });

function moment(tijd) {
  const dag = new Date(tijd);
  if (dag.toDateString() === new Date().toDateString()) return uur(tijd);
  return `${dag.toLocaleDateString("nl-NL", { day: "numeric", month: "long" })}, ${uur(tijd)}`;
}
