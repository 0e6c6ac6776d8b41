// Entry of the bundle. Everything here only makes pages nicer: each of them works without script.
import htmx from "htmx.org/dist/htmx.esm.js";
import * as afdrukken from "./afdrukken.js";
import * as bespreking from "./bespreking.js";
import * as cijfers from "./cijfers.js";
import * as concept from "./concept.js";
import * as dubbel from "./dubbel.js";
import * as fouten from "./fouten.js";
import * as rijen from "./rijen.js";
import * as tellers from "./tellers.js";
import * as toetsen from "./toetsen.js";
import * as verversen from "./verversen.js";

// A part of a page comes to life: at load, after a swap by htmx, and when a formset row is added.
function leefOp(wortel) {
  cijfers.start(wortel);
  tellers.start(wortel);
  concept.start(wortel);
}

afdrukken.luister();
cijfers.luister();
dubbel.luister();
toetsen.luister();
verversen.luister();
concept.luister();
bespreking.luister();
rijen.luister((rij) => {
  htmx.process(rij);
  leefOp(rij);
});

leefOp(document);
fouten.start();

document.addEventListener("htmx:load", ({ target }) => {
  if (target !== document.body) leefOp(target);
});
