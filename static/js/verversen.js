// htmx: the csrf token, where the focus goes after a swap, an expired session, and a request that failed.
import { maak, richtFocus } from "./dom.js";

const INLOGGEN = "/inloggen/";
const VEILIG = new Set(["get", "head", "options"]);

export function luister() {
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (!VEILIG.has(detail.verb)) detail.headers["X-CSRFToken"] = csrfToken();
  });
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (naarInloggen(detail.xhr)) {
      detail.shouldSwap = false;
      location.assign(inlogadres());
    }
  });
  document.addEventListener("htmx:afterSettle", naSettle);
  document.addEventListener("htmx:responseError", ({ detail }) => meld(detail.xhr.status));
  document.addEventListener("htmx:sendError", () => meld(0));
  document.addEventListener("htmx:timeout", () => meld(0));
}

function csrfToken() {
  return document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

function naarInloggen(xhr) {
  return Boolean(xhr.responseURL) && new URL(xhr.responseURL).pathname === INLOGGEN && location.pathname !== INLOGGEN;
}

const inlogadres = () => `${INLOGGEN}?next=${encodeURIComponent(location.pathname + location.search)}`;

// htmx settles each new element by itself; one request moves the focus once, and only where someone pressed something.
const gesetteld = new WeakMap();

function naSettle({ target, detail }) {
  const soort = detail.requestConfig?.triggeringEvent?.type;
  if (soort !== "click" && soort !== "submit") return;
  if (!gesetteld.has(detail.xhr)) {
    gesetteld.set(detail.xhr, []);
    setTimeout(() => focusOp(gesetteld.get(detail.xhr)));
  }
  gesetteld.get(detail.xhr).push(target);
}

function focusOp(delen) {
  const nieuw = delen.filter((deel) => deel.isConnected && !deel.closest("#berichten"));
  for (const kiezer of ["[data-focus]", "[data-foutenlijst]", "h1, h2, h3, h4", "a[href], button, input:not([type=hidden]), select, textarea"]) {
    for (const deel of nieuw) {
      const doel = deel.matches(kiezer) ? deel : deel.querySelector(kiezer);
      if (doel) return richtFocus(doel);
    }
  }
  if (nieuw[0]) richtFocus(nieuw[0]);
}

function meld(status) {
  const tekst = maak("p", { className: "utrecht-alert__message" });
  if (status === 403) {
    tekst.append("Dit mag niet, of uw sessie is verlopen. Wat u typte, staat nog op deze pagina. ", maak("a", { href: inlogadres(), textContent: "Opnieuw inloggen" }));
  } else if (status === 0) {
    tekst.append("Er is geen verbinding. Wat u typte, staat nog op deze pagina. Probeer het straks opnieuw.");
  } else {
    tekst.append("Dat lukte niet. Wat u typte, staat nog op deze pagina. Probeer het opnieuw.");
  }
  const melding = maak("div", { className: "utrecht-alert utrecht-alert--error" }, maak("div", { className: "utrecht-alert__content" }, tekst));
  melding.setAttribute("role", "alert");
  const plaats = document.getElementById("berichten");
  plaats.querySelectorAll("[role=alert]").forEach((oud) => oud.remove());
  plaats.append(melding);
  melding.scrollIntoView({ block: "nearest" });
}
