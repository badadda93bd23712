// Keeps [data-peil] fresh: asks for its fragment and puts every part of it in the place of the part
// with the same id. Stops while nobody looks; never takes away what has the focus.
(() => {
  "use strict";
  const bron = document.querySelector("[data-peil]");
  const klok = document.querySelector("[data-bijgewerkt]");
  const om = () => new Date().toLocaleTimeString("nl-NL");
  let etag = "", laatst = om();

  const zet = (tekst) => {
    const nieuw = new DOMParser().parseFromString(tekst, "text/html").body;
    const fase = (waar) => waar.querySelector("[data-fase]")?.dataset.fase;
    if (bron.dataset.herlaad && fase(nieuw) !== fase(document)) location.reload();
    const wacht = [...nieuw.children].filter((deel) => {
      const oud = document.getElementById(deel.id);
      return oud?.contains(document.activeElement) || oud?.replaceWith(deel);
    });
    return !wacht.length;
  };
  const vraag = async () => {
    if (document.hidden) return;
    try {
      const antwoord = await fetch(bron.dataset.peil, { headers: etag ? { "If-None-Match": etag } : {} });
      if (antwoord.redirected || (!antwoord.ok && antwoord.status !== 304)) throw new Error(antwoord.status);
      if (antwoord.ok && zet(await antwoord.text())) etag = antwoord.headers.get("ETag") || "";
      laatst = om();
      if (klok) klok.textContent = `${klok.dataset.om} ${laatst}`;
    } catch {
      if (klok) klok.textContent = `${klok.dataset.weg} ${laatst}`;
    }
  };
  document.querySelectorAll("[data-kopieer]").forEach((knop) => {
    knop.hidden = !navigator.clipboard;
    knop.addEventListener("click", () => navigator.clipboard.writeText(knop.dataset.kopieer).then(() => (knop.textContent = knop.dataset.klaar)));
  });
  if (bron) setInterval(vraag, 1000 * (bron.dataset.elke || 3));
  document.addEventListener("visibilitychange", () => bron && vraag());
})();
