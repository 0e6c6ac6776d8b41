// data-cijfertoetsen on a form: the keys 1 to 9 choose that radio button of its first group, except while typing.
// data-cijferuitleg in it: the sentence that says so, shown only where the keys work.
import { vind } from "./dom.js";

const TYPT = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";

export function start(wortel) {
  for (const uitleg of vind(wortel, "[data-cijferuitleg][hidden]")) uitleg.hidden = false;
}

export function luister() {
  document.addEventListener("keydown", (gebeurtenis) => {
    if (gebeurtenis.ctrlKey || gebeurtenis.altKey || gebeurtenis.metaKey || gebeurtenis.shiftKey) return;
    if (!/^[1-9]$/.test(gebeurtenis.key) || gebeurtenis.target.matches?.(TYPT)) return;
    const eerste = document.querySelector("[data-cijfertoetsen] input[type=radio]");
    const keuzen = eerste?.form.querySelectorAll(`input[type=radio][name="${eerste.name}"]`);
    const keuze = keuzen?.[Number(gebeurtenis.key) - 1];
    if (!keuze) return;
    keuze.focus();
    keuze.click();
  });
}
