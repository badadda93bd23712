// Small helps; every page works without them.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const PIN = "M0 0C-4-9-15-17-15-29a15 15 0 0 1 30 0C15-17 4-9 0 0z";

  const maak = (naam, kenmerken) => {
    const el = document.createElementNS(SVG, naam);
    for (const [sleutel, waarde] of Object.entries(kenmerken)) el.setAttribute(sleutel, waarde);
    return el;
  };

  // A click on the map puts the pin there and fills in lat and lon.
  const prikkaart = (figuur) => {
    const kaart = figuur.querySelector("svg[data-kader]");
    if (!kaart) return;
    const lat = figuur.querySelector('input[name$="lat"]');
    const lon = figuur.querySelector('input[name$="lon"]');
    const tekst = figuur.querySelector("[data-prik-tekst] > span");
    const [west, zuid, oost, noord] = kaart.dataset.kader.split(",").map(Number);
    const { width: breed, height: hoog } = kaart.viewBox.baseVal;
    const rest = kaart.querySelector(".ww-kaart__rest");

    const prik = (x, y) => {
      lon.value = (west + (x / breed) * (oost - west)).toFixed(6);
      lat.value = (noord - (y / hoog) * (noord - zuid)).toFixed(6);
      kaart.querySelectorAll(".ww-kaart__pin").forEach((pin) => pin.remove());
      const pin = maak("g", { class: "ww-kaart__pin", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
      pin.append(maak("path", { d: PIN }), maak("circle", { cy: -29, r: 5.5 }));
      rest.append(pin);
      if (tekst && figuur.dataset.geprikt) tekst.textContent = figuur.dataset.geprikt;
      lat.dispatchEvent(new Event("change", { bubbles: true }));
    };

    kaart.addEventListener("click", (ev) => {
      const punt = new DOMPoint(ev.clientX, ev.clientY).matrixTransform(kaart.getScreenCTM().inverse());
      if (punt.x < 0 || punt.y < 0 || punt.x > breed || punt.y > hoog) return;
      ev.preventDefault();
      prik(punt.x, punt.y);
    });

    const mijn = figuur.querySelector("[data-mijn-plek]");
    if (!mijn || !navigator.geolocation || !window.isSecureContext) return;
    mijn.hidden = false;
    mijn.addEventListener("click", () => {
      navigator.geolocation.getCurrentPosition(({ coords }) => {
        const x = ((coords.longitude - west) / (oost - west)) * breed;
        const y = ((noord - coords.latitude) / (noord - zuid)) * hoog;
        const binnen = x >= 0 && y >= 0 && x <= breed && y <= hoog;
        if (binnen) prik(x, y);
        else if (tekst && figuur.dataset.buiten) tekst.textContent = figuur.dataset.buiten;
      });
    });
  };
  document.querySelectorAll("[data-prikkaart]").forEach(prikkaart);

  // What is typed in [data-toont="id"] appears at once in the element with that id.
  document.querySelectorAll("[data-toont]").forEach((bron) => {
    const doel = document.getElementById(bron.dataset.toont);
    if (!doel) return;
    const leeg = doel.textContent;
    const toon = () => {
      doel.textContent = bron.value.trim() || leeg;
    };
    bron.addEventListener("input", toon);
    if (bron.value.trim()) toon();
  });

  // One tick chooses all rows: <input data-kies-alles="signaal"> for the boxes with that name.
  document.querySelectorAll("[data-kies-alles]").forEach((alles) => {
    alles.addEventListener("change", () => {
      const vakken = alles.form.querySelectorAll(`input[type=checkbox][name="${alles.dataset.kiesAlles}"]`);
      vakken.forEach((vak) => {
        vak.checked = alles.checked;
      });
    });
  });
})();
