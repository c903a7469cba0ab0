(function () {
  "use strict";
  var lit = [];
  function light(event) {
    var at = event.target.closest ? event.target.closest("[data-s]") : null;
    lit.forEach(function (element) { element.classList.remove("d-on"); });
    lit = at ? Array.from(document.querySelectorAll('[data-s="' + at.dataset.s + '"]')) : [];
    lit.forEach(function (element) { element.classList.add("d-on"); });
  }
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
})();
