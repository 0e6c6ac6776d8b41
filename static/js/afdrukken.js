// The tables of charts open for paper, and after it close again. Newer browsers do so by the style sheet alone.
const DICHT = "details.alstabel:not([open])";

export function luister() {
  let geopend = [];
  addEventListener("beforeprint", () => {
    geopend = [...document.querySelectorAll(DICHT)];
    for (const tabel of geopend) tabel.open = true;
  });
  addEventListener("afterprint", () => {
    for (const tabel of geopend) tabel.open = false;
  });
}
