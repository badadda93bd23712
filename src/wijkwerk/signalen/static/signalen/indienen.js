// Small helps on the form for residents: photos are sent at once, and what is known already follows
// the place and the words. Without this the form does the same in more steps.
(() => {
  "use strict";
  const formulier = document.querySelector("[data-indienen]");
  if (!formulier) return;
  const GROOT = 2048;
  const KLEIN_GENOEG = 1500000;

  const stuur = (adres, velden) => {
    velden.set("csrfmiddlewaretoken", formulier.elements.csrfmiddlewaretoken.value);
    return fetch(adres, { method: "POST", body: velden });
  };

  // --- what is known already ---------------------------------------------------------------
  const bekend = formulier.querySelector("[data-bekend]");
  const GAAT_OVER = ["tekst", "waar", "lat", "lon", "gebied"];
  let gevraagd = "";

  const ververs = async () => {
    const alles = new FormData(formulier);
    const velden = new FormData();
    const plek = alles.get("waar") === "plek";
    for (const naam of GAAT_OVER) {
      if (plek || (naam !== "lat" && naam !== "lon")) velden.set(naam, alles.get(naam) || "");
    }
    const vraag = JSON.stringify([...velden]);
    if (vraag === gevraagd) return;
    gevraagd = vraag;
    try {
      const antwoord = await stuur(bekend.dataset.bekend, velden);
      if (antwoord.ok && vraag === gevraagd) bekend.innerHTML = await antwoord.text();
    } catch {
      gevraagd = ""; // no network: what stands there stays
    }
  };
  if (bekend) {
    formulier.addEventListener("change", (ev) => {
      if (GAAT_OVER.includes(ev.target.name)) ververs();
    });
  }

  // --- photos ------------------------------------------------------------------------------
  const vak = formulier.querySelector("[data-fotos]");
  if (!vak) return;
  const invoer = vak.querySelector("input[type=file]");
  const lijst = vak.querySelector("[data-foto-lijst]");
  const stand = vak.querySelector("[data-foto-stand]");
  let bezig = null;

  const zeg = (zinnen, fout = false) => {
    stand.textContent = [zinnen].flat().join(" ");
    stand.classList.toggle("ww-veld__fout", fout);
  };

  // A large photo is made smaller here: that saves waiting and data, and reads more kinds.
  const verklein = async (foto) => {
    if (foto.size < KLEIN_GENOEG) return foto;
    try {
      const beeld = await createImageBitmap(foto);
      const maat = Math.min(1, GROOT / Math.max(beeld.width, beeld.height));
      const doek = document.createElement("canvas");
      doek.width = Math.round(beeld.width * maat);
      doek.height = Math.round(beeld.height * maat);
      const pen = doek.getContext("2d");
      pen.fillStyle = "white";
      pen.fillRect(0, 0, doek.width, doek.height);
      pen.drawImage(beeld, 0, 0, doek.width, doek.height);
      const klein = await new Promise((klaar) => doek.toBlob(klaar, "image/jpeg", 0.85));
      return klein && klein.size < foto.size ? new File([klein], foto.name, { type: klein.type }) : foto;
    } catch {
      return foto;
    }
  };

  // The row of the photo, or the reason why not; null = it did not get there.
  const verstuur = async (foto) => {
    try {
      const velden = new FormData();
      velden.set("foto", await verklein(foto));
      const antwoord = await stuur(vak.dataset.fotos, velden);
      const tekst = await antwoord.text();
      if (antwoord.ok) return { rij: tekst };
      return antwoord.status === 422 ? { fout: tekst } : null;
    } catch {
      return null;
    }
  };

  const allemaal = async (fotos) => {
    const fouten = [];
    const blijft = new DataTransfer();
    for (const foto of fotos) {
      if (lijst.children.length >= Number(vak.dataset.hoogstens)) {
        fouten.push(vak.dataset.vol);
        break;
      }
      zeg(vak.dataset.bezig);
      const uit = await verstuur(foto);
      if (uit && uit.rij) lijst.insertAdjacentHTML("beforeend", uit.rij);
      else if (uit) fouten.push(uit.fout);
      else blijft.items.add(foto);
    }
    invoer.files = blijft.files;
    if (blijft.files.length) fouten.push(vak.dataset.mislukt);
    if (fouten.length) zeg(fouten, true);
    else zeg(vak.dataset.klaar);
    bezig = null;
  };

  invoer.addEventListener("change", () => {
    const fotos = [...invoer.files];
    if (!fotos.length) return;
    invoer.value = "";
    bezig = (bezig || Promise.resolve()).then(() => allemaal(fotos));
  });

  lijst.addEventListener("click", (ev) => {
    const knop = ev.target.closest("button[name=foto_weg]");
    if (!knop) return;
    ev.preventDefault();
    knop.closest("[data-fotorij]").remove();
    zeg(vak.dataset.weg);
    invoer.focus();
  });

  // Who presses `Verstuur` while a photo is on its way: the message waits for it.
  formulier.addEventListener("submit", async (ev) => {
    if (!bezig) return;
    ev.preventDefault();
    const knop = ev.submitter;
    await bezig;
    formulier.requestSubmit(knop);
  });
})();
