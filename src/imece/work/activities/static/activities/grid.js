// Pasting cells of a spreadsheet into the bulk grid: columns go right, rows go down, lists are matched by their words.
(() => {
  "use strict";
  const form = document.querySelector("form[data-grid]");
  if (!form) return;
  const rows = [...form.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("[data-column]")]);
  const plain = (text) => text.trim().toLocaleLowerCase("tr").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("ı", "i");

  const cellsOf = (text) => {
    const table = [[""]];
    let quoted = false;
    const clean = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (let place = 0; place < clean.length; place += 1) {
      const sign = clean[place];
      const line = table[table.length - 1];
      if (quoted && sign === '"' && clean[place + 1] === '"') { line[line.length - 1] += '"'; place += 1; }
      else if (sign === '"' && (quoted || line[line.length - 1] === "")) quoted = !quoted;
      else if (sign === "\t" && !quoted) line.push("");
      else if (sign === "\n" && !quoted) table.push([""]);
      else line[line.length - 1] += sign;
    }
    return table;
  };

  const put = (field, text) => {
    if (field.tagName === "SELECT") {
      const match = [...field.options].find((option) => option.value && plain(option.textContent) === plain(text));
      if (match) field.value = match.value;
    } else {
      field.value = text.trim().replace(/\s*\n\s*/g, "; ");
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  form.addEventListener("paste", (event) => {
    const field = event.target.closest("[data-column]");
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!field || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const top = rows.findIndex((row) => row.includes(field));
    const left = rows[top].indexOf(field);
    cellsOf(text).forEach((cells, down) => cells.forEach((cell, right) => {
      const target = rows[top + down]?.[left + right];
      if (target) put(target, cell);
    }));
  });
})();
