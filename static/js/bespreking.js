// Meeting mode. data-bewaart on a form: htmx keeps it quietly; a press on its buttons waits for a save that is on its way,
// so that nobody overtakes himself. data-enter on a textarea: Enter presses the first button of its form, Shift+Enter is a new line.
export function luister() {
  document.addEventListener("submit", (gebeurtenis) => {
    const { target: formulier, submitter } = gebeurtenis;
    if (!("bewaart" in formulier.dataset) || !formulier.classList.contains("htmx-request")) return;
    gebeurtenis.preventDefault();
    formulier.addEventListener("htmx:afterRequest", () => setTimeout(() => formulier.requestSubmit(submitter)), { once: true });
  });
  document.addEventListener("keydown", (gebeurtenis) => {
    if (gebeurtenis.key !== "Enter" || gebeurtenis.shiftKey || gebeurtenis.isComposing || !gebeurtenis.target.matches?.("[data-enter]")) return;
    gebeurtenis.preventDefault();
    const { form: formulier } = gebeurtenis.target;
    formulier.requestSubmit(formulier.querySelector("[type=submit][name=vastleggen]"));
  });
  for (const uitleg of document.querySelectorAll("[data-toetsuitleg]")) uitleg.hidden = false;
}
