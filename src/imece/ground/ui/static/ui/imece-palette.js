// The palette and the keys that open it. Without script it is a page of its own; the list of lines comes by htmx.
(() => {
  "use strict";
  const box = document.getElementById("palette");
  const help = document.getElementById("shortcuts");
  if (!box) return;
  const field = box.querySelector("[role=combobox]");
  const list = box.querySelector("[role=listbox]");
  const lines = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  const choose = (line) => {
    chosen()?.setAttribute("aria-selected", "false");
    if (!line) return field.removeAttribute("aria-activedescendant");
    line.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", line.id);
    line.scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    if (box.open) return;
    help.close();
    field.value = "";
    box.showModal();
    field.focus();
    htmx.trigger(field, "palette");
  };

  // Single keys can be switched off: who speaks to the computer, or has a trembling hand, would open windows by mistake.
  const KEY = "single-keys";
  const single = () => localStorage.getItem(KEY) !== "off";
  for (const tick of document.querySelectorAll("[data-single-keys]")) {
    tick.checked = single();
    tick.addEventListener("change", () => {
      localStorage.setItem(KEY, tick.checked ? "on" : "off");
      document.querySelectorAll("[data-single-keys]").forEach((other) => { other.checked = tick.checked; });
    });
  }
  const typing = (thing) => thing.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      if (box.open) box.close(); else if (!document.querySelector("dialog[open]")) open();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !single() || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "/") { event.preventDefault(); open(); }
    if (event.key === "?") { event.preventDefault(); help.showModal(); }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-palette]")) { event.preventDefault(); open(); }
    if (event.target.closest?.("#palette [data-dialog]")) box.close();
    if (event.target === box) box.close();
  }, true);

  field.addEventListener("keydown", (event) => {
    const all = lines();
    const here = all.indexOf(chosen());
    const moves = { ArrowDown: here + 1, ArrowUp: here < 0 ? all.length - 1 : here - 1 };
    if (event.key in moves && all.length) {
      event.preventDefault();
      choose(all[(moves[event.key] + all.length) % all.length]);
    }
    if (event.key === "Enter" && chosen()) {
      event.preventDefault();
      chosen().click();
    }
  });
  list.addEventListener("htmx:afterSwap", () => { choose(lines()[0]); list.scrollTop = 0; });
})();
