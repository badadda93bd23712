// One key for one thing, on the list and on one signaal. Never while somebody types, never with
// Ctrl, Alt or Meta, and switched off for good in the dialog (WCAG 2.1.4).
(() => {
  "use strict";
  const UIT = "wijkwerk.toetsen.uit";
  const dialoog = document.getElementById("toetsen");
  const schakel = dialoog && dialoog.querySelector("[data-toetsen-schakel]");

  const bewaard = () => {
    try {
      return localStorage.getItem(UIT) === "1";
    } catch {
      return false;
    }
  };
  let uit = bewaard();

  const zet = (nieuw) => {
    uit = nieuw;
    try {
      localStorage.setItem(UIT, uit ? "1" : "0");
    } catch {
      // without storage it holds for this page
    }
    noem();
  };
  const noem = () => {
    if (schakel) schakel.textContent = uit ? dialoog.dataset.aan : dialoog.dataset.uit;
  };
  noem();
  if (schakel) schakel.addEventListener("click", () => zet(!uit));
  document.querySelectorAll("[data-toetsen-open]").forEach((knop) => {
    knop.hidden = !dialoog;
    knop.addEventListener("click", () => dialoog.showModal());
  });

  const typt = (el) =>
    el instanceof Element && el.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

  // --- the rows of a list ---------------------------------------------------------------------
  const links = () => [...document.querySelectorAll(".ww-lijst .l-titel a")];
  const stap = (hoeveel) => {
    const rijen = links();
    if (!rijen.length) return false;
    const hier = document.activeElement instanceof Element && document.activeElement.closest("tr");
    const plek = rijen.findIndex((link) => link.closest("tr") === hier);
    const naar = plek < 0 ? 0 : Math.min(Math.max(plek + hoeveel, 0), rijen.length - 1);
    rijen[naar].focus();
    return true;
  };
  const open = () => {
    const rij = document.activeElement instanceof Element && document.activeElement.closest(".ww-lijst tr");
    const link = rij && rij.querySelector(".l-titel a");
    if (link) link.click();
    return Boolean(link);
  };

  // --- what a page offers ---------------------------------------------------------------------
  const druk = (toets) => {
    const el = document.querySelector(`[data-toets="${toets}"]`);
    if (el) el.click();
    return Boolean(el);
  };
  const DOE = {
    j: () => stap(1) || druk("j"),
    k: () => stap(-1) || druk("k"),
    o: open,
    "?": () => dialoog && !dialoog.open && (dialoog.showModal(), true),
  };
  const NAAM = { ArrowDown: "j", ArrowUp: "k" };

  document.addEventListener("keydown", (ev) => {
    if (ev.defaultPrevented || ev.ctrlKey || ev.altKey || ev.metaKey || typt(ev.target)) return;
    if (dialoog && dialoog.open) return;
    const pijl = NAAM[ev.key];
    // Arrows scroll a page; only in a row of the list do they go to the next.
    if (pijl && !(ev.target instanceof Element && ev.target.closest(".ww-lijst tr"))) return;
    if (uit && !pijl) return;
    const toets = pijl || (ev.key.length === 1 ? ev.key.toLowerCase() : "");
    if (!toets) return;
    const gedaan = toets in DOE ? DOE[toets]() : /^[a-z]$/.test(toets) && druk(toets);
    if (gedaan) ev.preventDefault();
  });
})();
