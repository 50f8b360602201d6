// The entry table as a grid (ARIA grid pattern) on wide screens: one tab stop, keys as in a spreadsheet, blocks, undo.
(() => {
  "use strict";
  const grid = window.imeceGrid;
  if (!grid) return;
  const { table, form, words } = grid;
  const wide = window.matchMedia("(min-width: 768px)");
  const cells = [...table.tBodies[0].rows].map((row) => [...row.cells].slice(1));
  const inputIn = (cell) => cell.querySelector("input");
  const focusOf = (cell) => inputIn(cell) || cell;
  const tall = cells.length - 1;
  const broad = cells[0].length - 1;
  const PAGE = 10;
  let [row, column] = [0, 0];
  let anchor = null; // the other corner of a marked block
  let [deep, typing, entered] = [false, false, ""];
  const past = [];
  const future = [];

  const roles = [["table", "grid"], ["thead", "rowgroup"], ["tbody", "rowgroup"], ["tr", "row"], ["th[scope=col]", "columnheader"], ["th[scope=row]", "rowheader"], ["td", "gridcell"]];
  const arm = () => {
    for (const [what, role] of roles) for (const part of what === "table" ? [table] : table.querySelectorAll(what)) part.setAttribute("role", role);
    table.setAttribute("aria-label", table.dataset.label);
    for (const line of cells) for (const cell of line) {
      focusOf(cell).tabIndex = -1;
      if (!inputIn(cell)) { cell.setAttribute("aria-readonly", "true"); cell.setAttribute("aria-describedby", `why-${cell.dataset.why}`); }
      for (const link of cell.querySelectorAll("a")) link.tabIndex = -1;
    }
    table.closest(".im-scroll").removeAttribute("tabindex");
    focusOf(cells[row][column]).tabIndex = 0;
  };
  const disarm = () => {
    table.removeAttribute("aria-label");
    for (const [what] of roles) for (const part of what === "table" ? [table] : table.querySelectorAll(what)) part.removeAttribute("role");
    for (const line of cells) for (const cell of line) for (const part of [cell, ...cell.querySelectorAll("input, a:not(.ind-grid-why)")]) { part.removeAttribute("tabindex"); part.removeAttribute("aria-readonly"); }
    table.closest(".im-scroll").tabIndex = 0;
  };

  const between = (low, value, high) => Math.min(Math.max(low, value), high);
  const placeOf = (part) => {
    const cell = part.closest?.("td");
    const line = cells.findIndex((each) => each.includes(cell));
    return line < 0 ? null : [line, cells[line].indexOf(cell)];
  };
  const block = () => {
    const [otherRow, otherColumn] = anchor || [row, column];
    return { top: Math.min(row, otherRow), bottom: Math.max(row, otherRow), left: Math.min(column, otherColumn), right: Math.max(column, otherColumn) };
  };
  const inBlock = () => {
    const { top, bottom, left, right } = block();
    return cells.slice(top, bottom + 1).map((line) => line.slice(left, right + 1));
  };
  const paint = () => {
    table.querySelectorAll("[data-marked]").forEach((cell) => { cell.removeAttribute("data-marked"); cell.removeAttribute("aria-selected"); });
    if (anchor) inBlock().flat().forEach((cell) => { cell.setAttribute("data-marked", ""); cell.setAttribute("aria-selected", "true"); });
  };

  const go = (toRow, toColumn, extend = false) => {
    if (extend) anchor ||= [row, column];
    else anchor = null;
    focusOf(cells[row][column]).tabIndex = -1;
    [row, column] = [between(0, toRow, tall), between(0, toColumn, broad)];
    const target = focusOf(cells[row][column]);
    target.tabIndex = 0;
    target.focus();
    target.select?.();
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
    [deep, typing] = [false, false];
    paint();
  };
  table.addEventListener("focusin", (event) => {
    if (!wide.matches) return;
    const place = placeOf(event.target);
    if (!place) return;
    focusOf(cells[row][column]).tabIndex = -1;
    [row, column] = place;
    focusOf(cells[row][column]).tabIndex = 0;
    if (event.target.matches("input")) { entered = event.target.value; event.target.select(); }
    [deep, typing] = [false, false];
    const why = cells[row][column].dataset.why;
    grid.tell(why ? document.getElementById(`why-${why}`).textContent : "");
  });

  // Changes in steps that can be taken back.
  const change = (steps) => {
    const real = steps.filter(({ input, after }) => input.value !== after);
    for (const step of real) { step.before = step.input.value; step.input.value = step.after; grid.settle(step.input); step.after = step.input.value; }
    if (real.length) { past.push(real); future.length = 0; }
    entered = inputIn(cells[row][column])?.value ?? "";
    return real.length;
  };
  table.addEventListener("focusout", (event) => {
    const input = event.target;
    if (!input.matches("input") || !wide.matches || input.value === entered) return;
    past.push([{ input, before: entered, after: input.value }]);
    future.length = 0;
  });
  const travel = (from, to, side) => {
    const steps = from.pop();
    if (!steps) return;
    for (const step of steps) { step.input.value = step[side]; grid.settle(step.input); }
    to.push(steps);
    const place = placeOf(steps[0].input);
    if (place[0] === row && place[1] === column) entered = steps[0].input.value;
    go(...place);
    grid.tell(words.saidUndone);
  };
  const empty = () => change(inBlock().flat().map(inputIn).filter(Boolean).map((input) => ({ input, after: "" })));

  // Blocks of a spreadsheet: tabs between cells, lines between rows, quoted where a cell holds either.
  const blockOf = (text) => {
    const found = [[""]];
    let quoted = false;
    const clean = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (let place = 0; place < clean.length; place += 1) {
      const sign = clean[place];
      const line = found[found.length - 1];
      if (quoted && sign === '"' && clean[place + 1] === '"') { line[line.length - 1] += '"'; place += 1; }
      else if (sign === '"' && (quoted || line[line.length - 1] === "")) quoted = !quoted;
      else if (sign === "\t" && !quoted) line.push("");
      else if (sign === "\n" && !quoted) found.push([""]);
      else line[line.length - 1] += sign;
    }
    return found;
  };
  const paste = (lines) => {
    const steps = [];
    let [beyond, skipped, widest] = [0, 0, 0];
    const { top, left } = block();
    lines.forEach((texts, down) => texts.forEach((text, right) => {
      const cell = cells[top + down]?.[left + right];
      if (!cell) { beyond += 1; widest = Math.max(widest, left + right - broad); return; }
      const input = inputIn(cell);
      if (input) steps.push({ input, after: text.trim().slice(0, input.maxLength) });
      else if (text.trim()) skipped += 1;
    }));
    change(steps);
    const told = [grid.said(words.saidPasted, { count: steps.length })];
    const long = Math.max(0, top + lines.length - 1 - tall);
    if (beyond) told.push(grid.said(words.saidBeyond, { count: beyond, wide: widest, long }));
    if (skipped) told.push(grid.said(words.saidSkipped, { count: skipped }));
    if (beyond || skipped) grid.say("warn", told.join(" "));
    else grid.tell(told[0]);
    anchor = [between(0, top + lines.length - 1, tall), between(0, left + Math.max(...lines.map((line) => line.length)) - 1, broad)];
    paint();
  };
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const lines = blockOf(text);
    const single = lines.length === 1 && lines[0].length === 1;
    if (!wide.matches && single) return;
    if ((deep || typing) && single) return;
    event.preventDefault();
    paste(lines);
  });
  const textIn = (cell) => inputIn(cell)?.value ?? (cell.querySelector(".ind-grid-held")?.firstChild.textContent.trim() ?? "").replace(/^–$/, "");
  for (const type of ["copy", "cut"]) table.addEventListener(type, (event) => {
    if (!wide.matches || deep || (typing && !anchor)) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", inBlock().map((line) => line.map(textIn).join("\t")).join("\n"));
    grid.tell(grid.said(words.saidCopied, { count: inBlock().flat().length }));
    if (type === "cut") empty();
  });

  // Keys.
  const leave = () => form.querySelector("[data-grid-save]").focus();
  const nextOpen = (step) => {
    for (let place = row * (broad + 1) + column + step; place >= 0 && place <= tall * (broad + 1) + broad; place += step) {
      const [line, side] = [Math.floor(place / (broad + 1)), place % (broad + 1)];
      if (inputIn(cells[line][side])) return [line, side];
    }
    return null;
  };
  const back = (input) => { input.value = entered; grid.settle(input); input.select(); [deep, typing] = [false, false]; };
  const steer = (event) => ({
    ArrowUp: [event.ctrlKey ? 0 : row - 1, column], ArrowDown: [event.ctrlKey ? tall : row + 1, column],
    ArrowLeft: [row, event.ctrlKey ? 0 : column - 1], ArrowRight: [row, event.ctrlKey ? broad : column + 1],
    Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? tall : row, broad],
    PageUp: [row - PAGE, column], PageDown: [row + PAGE, column],
  })[event.key];
  const commands = {
    Enter: (event) => { const link = cells[row][column].querySelector("a:not(.ind-grid-why)"); if (link) link.click(); else go(row + (event.shiftKey ? -1 : 1), column); return true; },
    Tab: (event) => { const target = nextOpen(event.shiftKey ? -1 : 1); if (target) go(...target); return Boolean(target); },
    F2: () => { const input = inputIn(cells[row][column]); if (input) { deep = !deep; if (deep) input.setSelectionRange(input.value.length, input.value.length); else input.select(); } return true; },
    Escape: () => { const input = inputIn(cells[row][column]); if (input && (deep || typing || input.value !== entered)) back(input); else if (anchor) { anchor = null; paint(); } else leave(); return true; },
    Delete: () => { if (typing) return false; empty(); return true; },
    Backspace: () => { if (typing) return false; empty(); return true; },
  };
  const withControl = {
    z: (event) => { const input = inputIn(cells[row][column]); if (!event.shiftKey && input && input.value !== entered) back(input); else if (event.shiftKey) travel(future, past, "after"); else travel(past, future, "before"); },
    y: () => travel(future, past, "after"),
    a: () => { go(0, 0); anchor = [tall, broad]; paint(); },
    s: () => grid.send("draft"),
  };
  table.addEventListener("keydown", (event) => {
    if (!wide.matches || event.altKey || event.isComposing || !placeOf(event.target)) return;
    const act = (event.ctrlKey || event.metaKey) && withControl[event.key.toLowerCase()];
    if (act && !(deep && event.key !== "s")) { event.preventDefault(); return act(event); }
    const stays = deep && !["Enter", "Tab", "Escape", "F2"].includes(event.key);
    if (stays) return;
    const way = steer(event);
    if (way) { event.preventDefault(); return go(...way, event.shiftKey); }
    if (commands[event.key]?.(event)) event.preventDefault();
  });
  table.addEventListener("input", (event) => { if (!deep && wide.matches) { typing = true; anchor = null; paint(); event.target.closest("td").setAttribute("data-changed", ""); } });
  table.addEventListener("mousedown", (event) => {
    if (!wide.matches || event.button !== 0 || event.target.closest("a")) return;
    const place = placeOf(event.target);
    if (!place) return;
    if (event.shiftKey) { event.preventDefault(); return go(...place, true); }
    if (event.target.matches("input") && event.target === document.activeElement) { deep = true; return; }
    event.preventDefault();
    go(...place);
  });
  const fit = () => (wide.matches ? arm() : disarm());
  wide.addEventListener("change", fit);
  fit();
})();
