(function () {
  "use strict";
  var root = document.documentElement, lit = [], at = -1;
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }
  function kept(name, value) {
    try {
      if (value === undefined) { return window.localStorage.getItem(name); }
      window.localStorage.setItem(name, value);
    } catch (error) { return null; }
    return null;
  }

  /* light and dark */
  function theme(name) { if (name) { root.dataset.theme = name; } else { delete root.dataset.theme; } }
  function turn() {
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    theme(dark ? "light" : "dark");
    kept("detente-theme", root.dataset.theme);
  }
  theme(kept("detente-theme"));

  /* text and record light each other up */
  function light(target) {
    var place = target && target.closest ? target.closest("[data-s]") : null;
    lit.forEach(function (one) { one.classList.remove("d-on"); });
    lit = place ? Array.from(document.querySelectorAll('[data-s="' + place.dataset.s + '"]')) : [];
    lit.forEach(function (one) { one.classList.add("d-on"); });
  }
  document.addEventListener("mouseover", function (event) { light(event.target); });
  document.addEventListener("focusin", function (event) { light(event.target); });
  function arrived() {
    var place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place) { light(place); }
  }
  window.addEventListener("hashchange", arrived);

  /* keys */
  function items() { return Array.from(document.querySelectorAll("[data-item], .d-notes > .d-card")); }
  function move(step) {
    var all = items(), here = all.findIndex(function (one) { return one.contains(document.activeElement); });
    if (!all.length) { return; }
    at = Math.max(0, Math.min(all.length - 1, (here < 0 ? at : here) + step));
    var link = all[at].querySelector("a, button");
    if (link) { link.focus(); }
    all[at].scrollIntoView({ block: "nearest" });
  }
  function help() { var box = document.querySelector(".w-help"); if (box && !box.open) { box.showModal(); } }
  function typing(target) { return target.closest && target.closest("input, textarea, select, dialog[open]"); }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
    var go = /^[1-9]$/.test(event.key) ? document.querySelector('[data-go="' + event.key + '"]') : null;
    var act = document.querySelector('[data-key="' + (/^[a-z]$/.test(event.key) ? event.key : "") + '"]');
    if (act) {
      if (act.matches("input, select")) { act.focus(); } else { act.click(); }
    } else if (go) { go.click(); }
    else if (event.key === "j") { move(1); }
    else if (event.key === "k") { move(-1); }
    else if (event.key === "t") { turn(); }
    else if (event.key === "?") { help(); }
    else if (event.key === "/") {
      var field = document.querySelector("[data-search]"), link = document.querySelector('.w-nav a[href$="/search"]');
      if (field) { field.focus(); } else if (link) { link.click(); }
    } else { return; }
    event.preventDefault();
  });

  /* the slider of days */
  function day(slider) {
    var first = new Date(slider.dataset.first + "T00:00:00Z");
    first.setUTCDate(first.getUTCDate() + Number(slider.value));
    return first.toISOString().slice(0, 10);
  }
  function slid(event) {
    var slider = event.target;
    if (!slider.matches || !slider.matches("[data-slider]")) { return; }
    slider.form.elements.until.value = day(slider);
    slider.setAttribute("aria-valuetext", day(slider));
  }
  document.addEventListener("input", slid);

  /* a dispatch that is dropped, as a file or as text */
  function read(form, body, kind) {
    fetch(form.action, { method: "POST", body: body, headers: { "Content-Type": kind } }).then(function (answer) {
      return answer.text();
    }).then(function (html) {
      var page = new DOMParser().parseFromString(html, "text/html"), main = page.querySelector("main");
      if (!main) { return; }
      document.querySelector("main").replaceWith(main);
      document.title = page.title;
      main.focus();
    });
  }
  function over(event) { var form = event.target.closest && event.target.closest("[data-drop]"); if (form) { event.preventDefault(); form.classList.add("w-over"); } }
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", function () { each(".w-over", function (one) { one.classList.remove("w-over"); }); });
  document.addEventListener("drop", function (event) {
    var form = event.target.closest && event.target.closest("[data-drop]");
    if (!form) { return; }
    event.preventDefault();
    form.classList.remove("w-over");
    var file = event.dataTransfer.files[0];
    if (file) { read(form, file, "application/octet-stream"); return; }
    form.elements.text.value = event.dataTransfer.getData("text");
  });
  document.addEventListener("paste", function (event) {
    var form = event.target.closest && event.target.closest("[data-drop]");
    if (form && event.target.tagName === "TEXTAREA" && !event.target.value) {
      window.setTimeout(function () { if (event.target.value.length > 200) { form.requestSubmit(); } }, 0);
    }
  });

  /* what is copied by one press */
  document.addEventListener("click", function (event) {
    var target = event.target;
    if (target.closest("[data-theme-button]")) { turn(); }
    if (target.closest("[data-help-button]")) { help(); }
  });

  /* since the last visit: kept in this browser only */
  function visits() {
    var link = document.querySelector("[data-last-visit]"), last = kept("detente-visit"), now = new Date().toISOString().slice(0, 10);
    if (last !== now) { kept("detente-before", last || ""); kept("detente-visit", now); }
    var before = kept("detente-before");
    if (link && before) { link.href = "?since=" + before; link.hidden = false; }
  }
  function ready() {
    each("[data-theme-button], [data-help-button]", function (one) { one.hidden = false; });
    visits();
    arrived();
  }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", ready); } else { ready(); }
})();
