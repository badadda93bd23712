// Taking part on a phone. Every form works without it. With it: what one fills in is kept on the
// phone per step until the server has it, is sent again when the network comes back, and the reveal
// is seen within seconds. Words stand in the page (data-...).
(() => {
  "use strict";
  const plek = document.querySelector("[data-meedoen]");
  const VOOR = "mp-";
  const PEIL = 1200; // ms, and up to SPREID more: 300 phones must not ask at the same moment
  const SPREID = 800;
  const TYPEN = 300;
  const MEE = { Accept: "application/json" };

  // The phone may refuse to keep anything (private window): the form itself still goes.
  const kast = {
    lees: (sleutel) => {
      try {
        return JSON.parse(localStorage.getItem(sleutel));
      } catch {
        return null;
      }
    },
    zet: (sleutel, waarde) => {
      try {
        localStorage.setItem(sleutel, JSON.stringify(waarde));
        return true;
      } catch {
        return false;
      }
    },
    weg: (sleutel) => {
      try {
        localStorage.removeItem(sleutel);
      } catch {} // nothing was kept either
    },
  };
  const wis = (begin) => {
    try {
      Object.keys(localStorage)
        .filter((sleutel) => sleutel.startsWith(begin))
        .forEach(kast.weg);
    } catch {} // nothing was kept either
  };

  if (document.querySelector("[data-voorbij]")) {
    const code = location.pathname.split("/")[2];
    wis(`${VOOR}${code}-`);
    return;
  }
  if (!plek) return;

  const { code, stand: adres } = plek.dataset;
  const basis = `/meedoen/${code}/`;
  const sleutel = (stap) => `${VOOR}${code}-${stap}`;
  const form = document.querySelector("form[data-mp=invullen]");
  const hier = form && +form.dataset.stap;
  const csrf = document.querySelector("[name=csrfmiddlewaretoken]");
  const melding = document.querySelector("[data-bewaard]");
  const uur = () => new Date().toTimeString().slice(0, 5);
  const meld = (naam) => {
    if (!form) return;
    const tekst = form.dataset[naam].replace("{tijd}", uur());
    if (melding.textContent !== tekst) melding.textContent = tekst;
  };

  // --- sending ---------------------------------------------------------------------------------

  const bezig = new Map(); // step -> the request that is under way: a step is sent once at a time
  let laat = false; // revealed while this page was open
  let vuil = false; // something here that the server does not have

  // Send what is kept of this step. "goed", "fout" (the server says no) or "weg" (no network). What
  // was typed meanwhile stays, to be sent after it.
  const stuur = (stap) => {
    if (!bezig.has(stap)) bezig.set(stap, verstuur(stap).finally(() => bezig.delete(stap)));
    return bezig.get(stap);
  };
  const verstuur = async (stap) => {
    const bewaard = kast.lees(sleutel(stap));
    if (!bewaard) return { uitkomst: "goed" };
    const inhoud = new URLSearchParams(bewaard.velden);
    inhoud.set("naar", bewaard.naar || "volgende");
    inhoud.set("csrfmiddlewaretoken", csrf.value);
    let antwoord;
    try {
      antwoord = await fetch(`${basis}${stap}/`, { method: "POST", body: inhoud, headers: MEE });
    } catch {
      return { uitkomst: "weg" };
    }
    if (antwoord.status >= 500 || antwoord.status === 429) return { uitkomst: "weg" };
    if (!antwoord.ok) return { uitkomst: "fout", status: antwoord.status };
    const { naar: verder } = await antwoord.json();
    if (kast.lees(sleutel(stap))?.nummer === bewaard.nummer) kast.weg(sleutel(stap));
    return { uitkomst: "goed", verder };
  };

  // What other steps left behind, and what this one could not send before.
  const inhalen = async () => {
    if (laat || plek.dataset.fase !== "invullen" || !csrf) return;
    let verstuurd = false;
    for (let stap = 1; stap <= 5; stap += 1) {
      const hierzo = stap === hier;
      const bewaard = kast.lees(sleutel(stap));
      if (!bewaard || (hierzo && !bewaard.wacht)) continue;
      const { uitkomst, verder } = await stuur(stap);
      if (uitkomst !== "goed") return;
      verstuurd = true;
      if (!hierzo) continue;
      vuil = false;
      meld("verstuurdOp");
      if (bewaard.naar) location.assign(verder);
    }
    if (verstuurd && !form) location.reload(); // the overview knows it now
  };

  // --- filling in ------------------------------------------------------------------------------

  const velden = () => [...new FormData(form)].filter(([naam]) => naam !== "csrfmiddlewaretoken" && naam !== "naar");
  const bewaar = (naar, wacht = false) =>
    kast.zet(sleutel(hier), { velden: velden(), naar, wacht, nummer: performance.timeOrigin + performance.now() });

  const zetTerug = (paren) => {
    const heeft = new Set(paren.map(([naam, waarde]) => `${naam}=${waarde}`));
    const waarden = new Map(paren);
    [...form.elements].forEach((el) => {
      if (!el.name || el.name === "csrfmiddlewaretoken" || el.tagName === "BUTTON") return;
      if (el.type === "checkbox" || el.type === "radio") el.checked = heeft.has(`${el.name}=${el.value}`);
      else if (waarden.has(el.name)) el.value = waarden.get(el.name);
    });
  };

  const invullen = () => {
    const bewaard = kast.lees(sleutel(hier));
    if (bewaard) {
      zetTerug(bewaard.velden);
      meld(bewaard.wacht ? "geenVerbinding" : "bewaardOp");
    }
    let typt;
    const straks = () => {
      vuil = true;
      clearTimeout(typt);
      typt = setTimeout(() => {
        const oud = kast.lees(sleutel(hier));
        const wacht = oud?.wacht || !navigator.onLine;
        if (bewaar(oud?.naar, wacht)) meld(wacht ? "geenVerbinding" : "bewaardOp");
      }, TYPEN);
    };
    form.addEventListener("input", straks);
    form.addEventListener("mp-stand", straks);
    addEventListener("pagehide", () => vuil && bewaar());
    form.addEventListener("submit", async (ev) => {
      const naar = ev.submitter?.value || "volgende";
      clearTimeout(typt);
      if (laat || !bewaar(naar)) return; // as a plain form
      ev.preventDefault();
      meld("bezig");
      const { uitkomst, verder } = await stuur(hier);
      if (uitkomst === "goed") {
        vuil = false;
        meld("verstuurdOp");
        location.assign(verder);
      } else if (uitkomst === "weg") {
        bewaar(naar, true);
        meld("geenVerbinding");
      } else {
        form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "naar", value: naar }));
        form.submit(); // the page that comes back says what is wrong, with everything still in it
      }
    });
  };

  // --- has it been revealed? -------------------------------------------------------------------

  let merk = "";
  const peil = async () => {
    if (!adres || document.hidden) return;
    let antwoord;
    try {
      antwoord = await fetch(adres, { headers: merk ? { "If-None-Match": merk } : {} });
    } catch {
      return; // no network: the next time
    }
    inhalen();
    if (!antwoord.ok) return;
    merk = antwoord.headers.get("ETag") || "";
    const { fase } = await antwoord.json();
    if (fase === plek.dataset.fase) return;
    if (fase === "invullen" || !form) {
      location.reload();
      return;
    }
    laat = true;
    plek.dataset.fase = fase;
    document.querySelector("[data-getoond]").hidden = false;
  };
  const ronde = async () => {
    await peil();
    setTimeout(ronde, PEIL + Math.random() * SPREID);
  };

  if (form) invullen();
  addEventListener("online", inhalen);
  document.addEventListener("visibilitychange", peil);
  inhalen();
  if (adres) setTimeout(ronde, Math.random() * SPREID);
})();
