// Fast entry of paper forms: a digit jumps on, 0 or a space is "no choice", arrows walk through the
// boxes, the button counts. Without it Tab does the same; the server reads what was typed.
(() => {
  "use strict";
  const form = document.querySelector("[data-mp=papier]");
  if (!form) return;
  const GEEN = "–";
  const knop = form.querySelector("[data-meer]");
  const rijen = [...form.querySelectorAll("[data-regel]")];
  const vakken = rijen.map((rij) => [...rij.querySelectorAll(".mp-papier")]);
  const plek = (vak) => {
    const r = vakken.findIndex((rij) => rij.includes(vak));
    return [r, vakken[r].indexOf(vak)];
  };
  const ga = (el) => {
    if (!el) return;
    el.focus();
    if (el.select) el.select();
  };
  const verder = (vak) => {
    const [r, k] = plek(vak);
    // at the end of a form: its successor begins with the role
    ga(vakken[r][k + 1] || rijen[r + 1]?.querySelector("select") || knop);
  };
  const terug = (vak) => {
    const [r, k] = plek(vak);
    ga(vakken[r][k - 1] || rijen[r].querySelector("select"));
  };
  const tel = () => {
    const n = rijen.filter(
      (rij, r) => rij.querySelector("select").value || vakken[r].some((vak) => vak.value),
    ).length;
    if (n) knop.textContent = n === 1 ? knop.dataset.een : knop.dataset.meer.replace("{n}", n);
  };

  form.addEventListener("input", (e) => {
    const vak = e.target;
    if (vak.matches(".mp-papier")) {
      const teken = vak.value.slice(-1);
      if (teken === "0" || teken === " " || teken === "-" || teken === GEEN) vak.value = GEEN;
      else if (!/^[1-9]$/.test(teken)) vak.value = "";
      if (vak.value) verder(vak);
    }
    tel();
  });
  form.addEventListener("keydown", (e) => {
    const vak = e.target;
    if (!vak.matches(".mp-papier") || e.ctrlKey || e.metaKey || e.altKey) return;
    const [r, k] = plek(vak);
    const stap = {
      ArrowLeft: () => terug(vak),
      ArrowRight: () => verder(vak),
      ArrowUp: () => ga(vakken[r - 1]?.[k]),
      ArrowDown: () => ga(vakken[r + 1]?.[k]),
      // Enter walks on, so that a form is not sent halfway
      Enter: () => verder(vak),
    }[e.key];
    if (stap) {
      e.preventDefault();
      stap();
    } else if (e.key === "Backspace" && !vak.value) {
      e.preventDefault();
      terug(vak);
    } else if (/^[0-9 –-]$/.test(e.key)) {
      vak.value = ""; // typing over, also without a selection
    }
  });
  form.addEventListener("focusin", (e) => e.target.matches(".mp-papier, .mp-papiernr") && e.target.select());
  tel();
  const eerste = form.querySelector("[aria-invalid=true]");
  const rol = rijen[0].querySelector("select");
  if (eerste) ga(eerste);
  else if (!rol.value) rol.focus({ preventScroll: true });
})();
