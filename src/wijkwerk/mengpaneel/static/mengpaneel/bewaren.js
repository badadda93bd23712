// Asks before leaving a page on which something was typed that was not saved yet.
(() => {
  "use strict";
  let open = false;
  document.querySelectorAll("form[data-bewaren]").forEach((form) => {
    if (document.querySelector(".ww-foutlijst, .ww-veld--fout")) open = true;
    form.addEventListener("input", () => (open = true));
    form.addEventListener("mp-stand", () => (open = true));
    form.addEventListener("submit", () => (open = false));
  });
  addEventListener("beforeunload", (ev) => open && ev.preventDefault());
})();
