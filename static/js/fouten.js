// After a refused save the error summary gets the focus, and its links focus their fields.
export function start() {
  document.querySelector("[data-foutenlijst]")?.focus();
  if (document.querySelector("[data-foutenlijst]")) document.title = `Fout: ${document.title}`;
  document.addEventListener("click", (gebeurtenis) => {
    const anker = gebeurtenis.target.closest?.("[data-foutenlijst] a[href^='#']");
    const veld = anker && document.getElementById(decodeURIComponent(anker.hash.slice(1)));
    if (!veld) return;
    gebeurtenis.preventDefault();
    veld.closest(".veld, .rij")?.scrollIntoView({ block: "start" });
    veld.focus({ preventScroll: true });
  });
}
