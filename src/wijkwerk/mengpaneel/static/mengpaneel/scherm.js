// Arrows, and the Page Up and Page Down of a presenter's remote, show the next view on the big
// screen. Without it: the buttons that Tab finds here, or those of the page of who leads.
(() => {
  "use strict";
  const form = document.querySelector("[data-stappen]");
  const STAP = { ArrowRight: "verder", PageDown: "verder", ArrowLeft: "terug", PageUp: "terug" };
  let bezig = false;
  const ga = async (stap) => {
    if (bezig || document.querySelector("#beeld")?.dataset.fase !== "gesprek") return;
    bezig = true;
    const inhoud = new FormData(form);
    inhoud.set("stap", stap);
    try {
      await fetch(form.action, { method: "POST", body: inhoud, redirect: "manual" });
      document.dispatchEvent(new Event("visibilitychange")); // peilen.js asks at once
    } finally {
      bezig = false;
    }
  };
  document.addEventListener("keydown", (e) => {
    const stap = STAP[e.key];
    if (!stap || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    ga(stap).catch(() => {});
  });
})();
