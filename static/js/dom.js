// `wortel` itself and everything in it that fits the selector.
export function vind(wortel, kiezer) {
  const gevonden = [...wortel.querySelectorAll(kiezer)];
  return wortel.matches?.(kiezer) ? [wortel, ...gevonden] : gevonden;
}

export function maak(naam, eigenschappen = {}, ...inhoud) {
  const element = Object.assign(document.createElement(naam), eigenschappen);
  element.append(...inhoud);
  return element;
}

export function richtFocus(element) {
  if (!element.matches("a[href], button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
  element.focus();
}
