// Puts the name found in the register as a new line into the list of institutions; what stands there already is not doubled.
(() => {
  "use strict";
  for (const part of document.querySelectorAll("[data-adds-line]")) {
    const list = document.getElementById(part.dataset.addsLine);
    const input = part.querySelector("input");
    const button = part.querySelector("button");
    if (!list || !input || !button) continue;
    part.hidden = false;
    const plain = (text) => text.trim().toLocaleLowerCase("tr");
    const add = () => {
      const name = input.value.trim();
      if (!name) return;
      const lines = list.value.split("\n").map((line) => line.trim()).filter(Boolean);
      if (!lines.some((line) => plain(line) === plain(name))) lines.push(name);
      list.value = lines.join("\n");
      list.dispatchEvent(new Event("input", { bubbles: true }));
      input.value = "";
      input.focus();
    };
    button.addEventListener("click", add);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      add();
    });
  }
})();
