// Makes a panel live. Every form works without it, and every word stands in the page: data-woorden
// (template tag mp_woorden), data-als (the rule of a card), data-profiel. A channel that changes
// sends `mp-stand` with { code, stand }, stand null when no choice is made.
(() => {
  "use strict";
  const BANDEN = "LMH";
  const WACHT = 250; // ms: dragging must not chatter
  const band = (stand) => BANDEN[Math.floor((stand - 1) / 3)];
  const midden = (letter) => BANDEN.indexOf(letter) * 3 + 2;
  const alle = (kiezer, binnen = document) => [...binnen.querySelectorAll(kiezer)];
  const lees = (el, naam) => JSON.parse(el?.dataset[naam] || "{}");
  const vul = (tekst, waarden) => tekst.replace(/\{(\w+)\}/g, (heel, naam) => waarden[naam] ?? heel);
  const schrijf = (el, tekst) => {
    if (el.textContent !== tekst) el.textContent = tekst;
  };
  const adres = (vraag) => {
    const zoek = vraag.toString();
    history.replaceState(null, "", location.pathname + (zoek && `?${zoek}`));
    alle("input[name=next]").forEach((el) => (el.value = location.pathname + location.search));
  };

  // One channel: the range, the number and "choice made" always tell the same story.
  const kanaal = (el) => {
    const woorden = lees(el.closest("[data-woorden]"), "woorden");
    const kies = (kiezer) => el.querySelector(kiezer);
    const schuif = kies("input[type=range]");
    const cijfer = kies(".mp-cijfer");
    const keuze = kies(".mp-knop input");
    const woord = kies(".mp-woord");
    const was = kies("input[type=hidden]");
    const zelf = { code: el.dataset.code, naam: schuif.name, stand: null };

    const toon = (stand) => {
      const naam = stand && woorden.banden[band(stand)];
      zelf.stand = stand;
      keuze.checked = stand !== null;
      schuif.value = stand ?? 5;
      cijfer.value = stand ?? "";
      if (was) was.value = stand ?? ""; // the server then reads the same position
      el.dataset.keuze = stand ? "ja" : "nee";
      schrijf(woord, naam || woorden.geen);
      schuif.setAttribute("aria-valuetext", stand ? vul(woorden.zeg, { band: naam, stand }) : woorden.open);
    };
    zelf.zet = (stand) => {
      toon(stand);
      el.dispatchEvent(new CustomEvent("mp-stand", { bubbles: true, detail: { code: zelf.code, stand } }));
    };
    const hier = () => zelf.zet(+schuif.value);

    schuif.addEventListener("input", hier);
    // Touching an untouched slider chooses the middle.
    schuif.addEventListener("pointerup", () => zelf.stand === null && hier());
    schuif.addEventListener("keydown", (ev) => {
      if (ev.ctrlKey || ev.metaKey || ev.altKey) return;
      if (ev.key === "Enter" || ev.key === " ") hier();
      else if (ev.key === "Delete" || ev.key === "Backspace") zelf.zet(null);
      else if (/^[1-9]$/.test(ev.key)) zelf.zet(+ev.key);
      else return;
      ev.preventDefault();
    });
    cijfer.addEventListener("input", () => {
      if (/^[1-9]$/.test(cijfer.value)) zelf.zet(+cijfer.value);
      else if (cijfer.value === "" && !cijfer.validity.badInput) zelf.zet(null);
    });
    cijfer.addEventListener("blur", () => (cijfer.value = zelf.stand ?? ""));
    keuze.addEventListener("change", () => zelf.zet(keuze.checked ? +schuif.value : null));
    // What was typed or moved before this script came, and what the browser put back: the server
    // reads a form without script in the same way.
    const eerder = was?.value ?? "";
    const getypt = /^[1-9]$/.test(cijfer.value) && cijfer.value !== eerder;
    const verzet = keuze.checked || schuif.value !== (eerder || "5");
    toon(getypt ? +cijfer.value : verzet ? +schuif.value : null);
    return zelf;
  };

  const past = (regel, standen) =>
    Object.entries(regel).every(([code, banden]) => standen[code] && banden.includes(band(standen[code])));

  // Fills in the five lines; the sentence for the status line comes back.
  const nabijheid = (standen, woorden) => {
    const gekozen = Object.keys(standen).filter((code) => standen[code]);
    const letter = (code) => band(standen[code]);
    const rijen = alle("[data-profiel]").map((el) => {
      const profiel = lees(el, "profiel");
      const stappen = gekozen.map((c) => Math.abs(BANDEN.indexOf(letter(c)) - BANDEN.indexOf(profiel[c])));
      const afstand = stappen.reduce((som, stap) => som + stap, 0);
      return { el, profiel, afstand, gelijk: stappen.filter((stap) => !stap).length };
    });
    const kleinste = Math.min(...rijen.map((rij) => rij.afstand));
    const dichtbij = gekozen.length ? rijen.filter((rij) => rij.afstand === kleinste) : [];
    const gedeeld = dichtbij.length > 1;

    rijen.forEach((rij) => {
      const { el, profiel, afstand, gelijk } = rij;
      const is = dichtbij.includes(rij);
      const soort = is ? (gedeeld ? woorden.gedeeld : woorden.dichtstbij) : "{stappen}";
      el.dataset.afstand = gekozen.length ? afstand : "";
      el.dataset.dichtbij = is ? "ja" : "nee";
      schrijf(el.querySelector("[data-stappen]"), gekozen.length ? vul(soort, { stappen: woorden.stappen[afstand] }) : woorden.leeg);
      schrijf(el.querySelector("[data-gelijk]"), gekozen.length ? vul(woorden.gelijk, { gelijk, gekozen: gekozen.length }) : "");
      alle("[data-reden]", el).forEach((li) => {
        const code = li.dataset.reden;
        schrijf(li, woorden.redenen[(standen[code] ? letter(code) : "-") + profiel[code]]);
      });
      alle(".mp-eigen", el).forEach((stip) => {
        const stand = standen[stip.dataset.code];
        const { top, stap } = stip.closest("svg").dataset;
        stip.setAttribute("cy", +top + (9 - (stand || 5)) * stap);
        stip.classList.toggle("mp-eigen--geen", !stand);
      });
    });
    if (!gekozen.length) return woorden.begin;
    const namen = dichtbij.map((rij) => rij.el.dataset.naam).join(", ");
    const zin = gedeeld ? woorden.meer : woorden.een;
    return vul(zin, { namen, stappen: woorden.stappen[kleinste], gekozen: gekozen.length });
  };

  const bord = (form) => {
    const woorden = lees(form, "woorden");
    const melding = form.querySelector("[role=status]");
    const mijn = alle(".mp-kanaal", form).map((el) => kanalen.get(el));
    let wacht;
    let vraag;

    const toon = () => {
      const standen = {};
      vraag = new URLSearchParams();
      const banden = new URLSearchParams();
      mijn.forEach(({ code, naam, stand }) => {
        standen[code] = stand;
        if (stand) vraag.set(naam, stand);
        if (stand) banden.set(code, band(stand));
      });
      const zin = nabijheid(standen, woorden);
      alle("[data-als]").forEach((el) => (el.hidden = !past(lees(el, "als"), standen)));
      alle("[data-leeg]").forEach((el) => {
        el.hidden = !!document.querySelector(`[data-soort=${el.dataset.leeg}]:not([hidden])`);
      });
      alle("a[data-combinatie]").forEach((a) => (a.search = banden));
      clearTimeout(wacht);
      wacht = setTimeout(() => {
        schrijf(melding, zin);
        adres(vraag);
      }, WACHT);
    };

    form.addEventListener("mp-stand", toon);
    alle("[data-zonder-script]").forEach((el) => (el.hidden = true));
    alle("[data-met-script]").forEach((el) => (el.hidden = false));
    form.querySelector("[data-leegmaken]").addEventListener("click", () => mijn.forEach((k) => k.zet(null)));
    form.querySelector("[data-link]").addEventListener("click", async () => {
      clearTimeout(wacht);
      adres(vraag);
      try {
        await navigator.clipboard.writeText(location.href);
        schrijf(melding, woorden.gekopieerd);
      } catch {
        schrijf(melding, woorden.kopieer_zelf);
      }
    });
    toon();
  };

  // Explorer: five choices move the pin over the quilt; a click on the quilt makes the choices.
  const kleed = (form) => {
    const codes = alle("fieldset", form).map((fs) => fs.dataset.code);
    const doek = document.querySelector("[data-kleed]");
    const tekst = document.querySelector("[data-kleed-tekst]");
    const link = document.querySelector("a[data-paneel]");

    const toon = () => {
      const gekozen = alle("input:checked", form);
      if (gekozen.length < codes.length) return;
      const cel = document.getElementById(`c-${gekozen.map((el) => el.value).join("")}`);
      const { x, y, width, height } = cel.getBBox();
      alle("[data-pin]", doek).forEach((pin) => {
        Object.entries({ x, y, width, height }).forEach(([naam, waarde]) => pin.setAttribute(naam, waarde));
        pin.removeAttribute("visibility");
      });
      schrijf(tekst, cel.querySelector("title").textContent);
      link.search = new URLSearchParams(gekozen.map((el) => [el.name, midden(el.value)]));
      link.hidden = false;
      adres(new URLSearchParams(gekozen.map((el) => [el.name, el.value])));
    };

    form.addEventListener("change", toon);
    doek.addEventListener("click", (ev) => {
      const cel = ev.target.closest("[id^=c-]");
      if (!cel) return;
      codes.forEach((code, i) => (form.querySelector(`[name=${code}][value=${cel.id[2 + i]}]`).checked = true));
      toon();
    });
    alle("[data-zonder-script]", form).forEach((el) => (el.hidden = true));
    if (alle("input:checked", form).length) toon();
  };

  const kanalen = new Map(alle(".mp-kanaal").map((el) => [el, kanaal(el)]));
  alle("form[data-mp=bord]").forEach(bord);
  alle("form[data-mp=kleed]").forEach(kleed);
  alle("[data-druk]").forEach((knop) => {
    knop.hidden = false;
    knop.addEventListener("click", () => window.print());
  });
})();
