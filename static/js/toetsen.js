// data-toets="ArrowRight" on a link or button: that key presses it, except while typing or choosing.
// data-afdrukken on a button: prints the page.
const BEZET = "input, select, textarea, [contenteditable]";

export function luister() {
  document.addEventListener("keydown", (gebeurtenis) => {
    if (gebeurtenis.ctrlKey || gebeurtenis.altKey || gebeurtenis.metaKey || gebeurtenis.shiftKey || gebeurtenis.target.matches?.(BEZET)) return;
    if (!/^Arrow|^Page|^Escape$/.test(gebeurtenis.key)) return;
    document.querySelector(`[data-toets="${gebeurtenis.key}"]`)?.click();
  });
  document.addEventListener("click", ({ target }) => target.closest?.("[data-afdrukken]") && window.print());
  for (const knop of document.querySelectorAll("[data-afdrukken][hidden]")) knop.hidden = false;
}
