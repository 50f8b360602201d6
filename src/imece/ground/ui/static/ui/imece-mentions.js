// Names after "@" in a form with data-mentions="address": proposals by keyboard; without script one types the name.
(() => {
  "use strict";
  const TYPED = /(?:^|[^\p{L}\p{N}.@+-])@([\p{L}][\p{L}\p{N}. ]{0,40})?$/u;
  let field = null, list = null, asked = 0;

  const close = () => {
    list?.remove();
    list = null;
    field?.removeAttribute("aria-activedescendant");
    field?.removeAttribute("aria-controls");
  };
  const lines = () => (list ? [...list.querySelectorAll("[role=option]")] : []);
  const chosen = () => list?.querySelector("[aria-selected=true]");
  const choose = (line) => {
    chosen()?.setAttribute("aria-selected", "false");
    line.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", line.id);
    line.scrollIntoView({ block: "nearest" });
  };
  const take = (line) => {
    const before = field.value.slice(0, field.selectionStart);
    const begin = before.lastIndexOf("@");
    field.setRangeText(`@${line.dataset.name} `, begin, field.selectionStart, "end");
    close();
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const show = (html) => {
    close();
    list = Object.assign(document.createElement("ul"), { id: "mention-list", className: "im-mention-list" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.labels?.[0]?.textContent.trim() || "@");
    list.innerHTML = html; // rows of our own server, every name escaped there
    if (!lines().length) return close();
    list.addEventListener("mousedown", (event) => {
      const line = event.target.closest("[role=option]");
      if (line) { event.preventDefault(); take(line); }
    });
    field.after(list);
    field.setAttribute("aria-controls", list.id);
    choose(lines()[0]);
  };

  document.addEventListener("input", async (event) => {
    const form = event.target.closest?.("form[data-mentions]");
    if (!form || event.target.tagName !== "TEXTAREA") return;
    field = event.target;
    const met = TYPED.exec(field.value.slice(0, field.selectionStart));
    if (!met) return close();
    const turn = ++asked;
    const answer = await fetch(`${form.dataset.mentions}?q=${encodeURIComponent((met[1] || "").trim())}`, { headers: { "X-Requested-With": "fetch" } });
    if (turn === asked && answer.ok) show(await answer.text());
  });
  document.addEventListener("keydown", (event) => {
    if (!list || event.target !== field) return;
    const all = lines();
    const here = all.indexOf(chosen());
    if (event.key === "ArrowDown" || event.key === "ArrowUp") choose(all[(here + (event.key === "ArrowDown" ? 1 : all.length - 1)) % all.length]);
    else if (event.key === "Enter" || event.key === "Tab") take(chosen());
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  document.addEventListener("focusout", (event) => { if (event.target === field) close(); });
})();
