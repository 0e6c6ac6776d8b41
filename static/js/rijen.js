// Rows of a formset: the add button works in the browser instead of posting the page; a row marked for removal fades.
export function luister(opNieuweRij) {
  document.addEventListener("click", (gebeurtenis) => {
    const knop = gebeurtenis.target.closest?.("[data-rij-erbij]");
    const houder = knop?.closest("[data-rijen]");
    if (!houder) return;
    gebeurtenis.preventDefault();
    const rij = voegToe(houder);
    rij?.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
  document.addEventListener("change", ({ target }) => {
    if (target.closest?.("[data-rij-weg]")) target.closest("[data-rij]").classList.toggle("rij--weg", target.checked);
  });
  document.addEventListener("rondetafel:rij", ({ target }) => opNieuweRij(target));
  for (const vakje of document.querySelectorAll("[data-rij-weg] :checked")) vakje.closest("[data-rij]").classList.add("rij--weg");
}

const teller = (houder, naam) => houder.querySelector(`[name="${CSS.escape(`${houder.dataset.rijen}-${naam}`)}"]`);

export function voegToe(houder) {
  const totaal = teller(houder, "TOTAL_FORMS");
  const hoogste = Number(teller(houder, "MAX_NUM_FORMS")?.value || 1000);
  const sjabloon = houder.querySelector("template[data-leeg]");
  if (!totaal || !sjabloon || Number(totaal.value) >= hoogste) return null;
  const nummer = Number(totaal.value);
  const html = sjabloon.innerHTML.replaceAll("__prefix__", String(nummer));
  const nieuw = document.createRange().createContextualFragment(html).firstElementChild;
  const plaats = nieuw.querySelector("[data-rij-nummer]");
  if (plaats) plaats.textContent = String(nummer + 1);
  houder.querySelector("[data-rijen-lijst]").append(nieuw);
  totaal.value = String(nummer + 1);
  if (nummer + 1 >= hoogste) houder.querySelector("[data-rij-erbij]").hidden = true;
  nieuw.dispatchEvent(new CustomEvent("rondetafel:rij", { bubbles: true }));
  return nieuw;
}

export function vulAanTot(houder, aantal) {
  while (Number(teller(houder, "TOTAL_FORMS")?.value) < aantal) if (!voegToe(houder)) return;
}
