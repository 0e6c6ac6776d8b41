// One press is one submit: the second is stopped while the first is on its way. The server guards itself as well.
const GEDULD = 15_000; // ms; after a broken connection one can try again

export function luister() {
  document.addEventListener(
    "submit",
    (gebeurtenis) => {
      const formulier = gebeurtenis.target;
      const methode = gebeurtenis.submitter?.formMethod || formulier.method;
      if (methode !== "post" || "vaker" in formulier.dataset) return;
      if ("onderweg" in formulier.dataset) {
        gebeurtenis.preventDefault();
        gebeurtenis.stopImmediatePropagation();
        return;
      }
      formulier.dataset.onderweg = "";
      zetKnoppen(formulier, true);
      setTimeout(laatLos, GEDULD, formulier);
    },
    true,
  );
  document.addEventListener("htmx:afterRequest", ({ target }) => target.closest && laatLos(target.closest("form")));
  window.addEventListener("pageshow", ({ persisted }) => persisted && document.querySelectorAll("form[data-onderweg]").forEach(laatLos));
}

function laatLos(formulier) {
  if (!formulier || !("onderweg" in formulier.dataset)) return;
  delete formulier.dataset.onderweg;
  zetKnoppen(formulier, false);
}

function zetKnoppen(formulier, uit) {
  for (const knop of formulier.elements) {
    if (knop.type !== "submit") continue;
    if (uit) knop.setAttribute("aria-disabled", "true");
    else knop.removeAttribute("aria-disabled");
  }
}
