"use strict";
(() => {
  const tip = document.getElementById("tip");
  const hidden = (mark) => document.body.classList.contains("no-" + mark.classList[1]);

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // The fact's entry in the list, with the rule that read it at this place.
  const describe = (mark) => {
    const item = document.getElementById(mark.dataset.f);
    const one = make("div", "one " + item.dataset.table);
    const label = make("div", "label");
    label.append(make("span", "swatch"), item.dataset.table + " ·", make("code", "", mark.dataset.r));
    one.append(label, make("strong", "", item.querySelector(".name").textContent), item.querySelector("dl").cloneNode(true));
    return one;
  };

  // From the innermost element at a place outwards: a repair, then every fact that stands there.
  const around = (start) => {
    const found = [];
    for (let at = start; at && !at.classList.contains("raw"); at = at.parentElement) {
      if (at.classList.contains("repair") || (at.classList.contains("m") && !hidden(at))) found.push(at);
    }
    return found;
  };

  const clear = () => {
    tip.hidden = true;
    document.querySelectorAll(".on").forEach((element) => element.classList.remove("on"));
  };

  const show = (start) => {
    clear();
    const found = around(start);
    if (!found.length) return;
    const seen = new Set();
    tip.replaceChildren();
    for (const at of found) {
      if (at.classList.contains("repair")) {
        const one = make("div", "one repairs");
        one.append(make("div", "label", "repaired · " + at.dataset.note));
        tip.append(one);
      } else if (!seen.has(at.dataset.f)) {
        seen.add(at.dataset.f);
        tip.append(describe(at));
        document.querySelectorAll(`[data-f="${at.dataset.f}"]`).forEach((part) => part.classList.add("on"));
        document.getElementById(at.dataset.f).classList.add("on");
      }
    }
    tip.hidden = false;
    const box = found[0].getClientRects()[0] || found[0].getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 12);
    const below = box.bottom + 14 + tip.offsetHeight < innerHeight;
    tip.style.left = Math.max(left, 8) + scrollX + "px";
    tip.style.top = (below ? box.bottom + 12 : Math.max(box.top - tip.offsetHeight - 8, 4)) + scrollY + "px";
  };

  const marked = (event) => (event.target instanceof Element ? event.target.closest(".raw .m, .raw .repair") : null);

  document.addEventListener("mouseover", (event) => { const at = marked(event); if (at) show(at); else if (!tip.contains(event.target)) clear(); });
  document.addEventListener("focusin", (event) => { const at = marked(event); if (at) { show(at); at.setAttribute("aria-describedby", "tip"); } });
  document.addEventListener("focusout", clear);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
  document.addEventListener("click", (event) => {
    const at = marked(event);
    const fact = at && around(at).find((element) => element.dataset.f);
    if (fact) document.getElementById(fact.dataset.f).scrollIntoView({ block: "nearest" });
  });

  // A jump from the list lands on the mark and opens its note.
  const land = () => {
    const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!at) return;
    if (at.matches(".m")) at.focus({ preventScroll: true });
    if (at.matches(".m, .repair")) { at.scrollIntoView({ block: "center" }); show(at); }
  };
  addEventListener("hashchange", land);
  land();

  for (const box of document.querySelectorAll("[data-toggle]")) {
    const apply = () => document.body.classList.toggle("no-" + box.dataset.toggle, !box.checked);
    box.addEventListener("change", apply);
    apply(); // a browser may keep the state of a form over a reload
  }

  for (const field of document.querySelectorAll(".filter")) {
    field.addEventListener("input", () => {
      const words = field.value.trim().toLowerCase();
      for (const item of field.parentElement.querySelectorAll("li")) item.hidden = !item.textContent.toLowerCase().includes(words);
    });
  }
})();
