// The counter below a textarea: "Ten hoogste 600 tekens" becomes "Nog 431 tekens". A line end counts double, as it does on the server.
import { maak, vind } from "./dom.js";

export function start(wortel) {
  for (const veld of vind(wortel, "textarea[data-teller]")) {
    const regel = document.getElementById(`${veld.id}_teller`);
    if (!regel || regel.dataset.telt) continue;
    regel.dataset.telt = "";
    const hoogste = veld.maxLength;
    veld.removeAttribute("maxlength"); // with it the browser cuts off what is pasted, and says nothing
    const stem = maak("span", { className: "alleen-voorlezen" });
    stem.setAttribute("role", "status");
    regel.after(stem);
    let klok;
    const tel = () => {
      const over = hoogste - veld.value.length - (veld.value.match(/\n/g)?.length ?? 0);
      regel.textContent = over < 0 ? `${tekens(-over)} te veel` : `Nog ${tekens(over)}`;
      regel.classList.toggle("teller--op", over < 0);
      clearTimeout(klok);
      if (over < hoogste / 10) klok = setTimeout(() => (stem.textContent = regel.textContent), 1000);
    };
    veld.addEventListener("input", tel);
    if (veld.value) tel();
  }
}

const tekens = (aantal) => (aantal === 1 ? "1 teken" : `${aantal} tekens`);
