// The entry table: judges each cell as it is left, keeps what is typed in this browser until it is saved, and brings it back.
window.imeceGrid = (() => {
  "use strict";
  const form = document.querySelector("form[data-entry-grid]");
  if (!form) return null;
  const { parse, spell } = window.imeceNumbers;
  const words = form.querySelector("[data-grid-words]").dataset;
  const language = document.documentElement.lang;
  const table = form.querySelector("#grid-table");
  const inputs = [...table.querySelectorAll("input")];
  const byName = new Map(inputs.map((input) => [input.name, input]));
  const conflicts = new Map(); // input → what the cell holds now on the server
  const key = `grid:${form.dataset.keep}`;
  const said = (text, facts) => text.replace(/\{(\w+)\}/g, (_all, name) => facts[name]);
  const make = (tag, css, text = "") => Object.assign(document.createElement(tag), { className: css, textContent: text });
  const label = (input) => input.getAttribute("aria-labelledby").split(" ")
    .map((id) => (document.getElementById(id).querySelector(".ind-grid-name") || document.getElementById(id)).textContent.trim()).join(", ");

  // What a text means: {text} to show, {exact} to compare, or {wrong} with the sentence.
  const sentence = (code) => words[`wrong${code}`];
  const read = (text, pair) => {
    if (!text.trim()) return { exact: "", text: "" };
    const halves = text.split("/");
    if (!pair && halves.length > 1) return { wrong: words.wrongOne };
    if (pair && halves.length !== 2) return { wrong: words.wrongPair };
    const numbers = halves.map(parse);
    const bad = numbers.find((number) => number?.wrong);
    if (bad) return { wrong: sentence(bad.wrong) };
    if (pair && (numbers.includes(null) || /^(-|0$)/.test(numbers[1].exact))) return { wrong: words.wrongPair };
    return {
      exact: numbers.map((number) => number.exact).join("/"),
      text: numbers.map((number) => spell(number.exact, language)).join("/"),
    };
  };
  const meaning = (input, text = input.value) => read(text, input.dataset.pair !== undefined);
  const same = (input, one, other) => one.trim() === other.trim() || (meaning(input, one).exact ?? one) === (meaning(input, other).exact ?? other);
  const isChanged = (input) => !same(input, input.value, input.defaultValue);
  const changed = () => inputs.filter(isChanged);

  // Error texts stand in the cell; the input names them.
  const mark = (input, text) => {
    const cell = input.closest("td");
    const id = `e.${input.name}`;
    let line = cell.querySelector(".ind-grid-error");
    cell.toggleAttribute("data-wrong", Boolean(text));
    if (text) {
      if (!line) cell.append((line = make("span", "ind-grid-error")));
      Object.assign(line, { id, textContent: text });
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", id);
    } else if (line) {
      line.remove();
      input.removeAttribute("aria-invalid");
      describe(input);
    }
  };
  const describe = (input) => {
    const state = input.closest("td").dataset.state;
    if (state) input.setAttribute("aria-describedby", `s-${state}`);
    else input.removeAttribute("aria-describedby");
  };
  const settle = (input) => {
    const meant = meaning(input);
    if (!meant.wrong) input.value = meant.text;
    mark(input, meant.wrong || "");
    input.closest("td").toggleAttribute("data-changed", isChanged(input));
    if (!isChanged(input)) conflicts.delete(input);
    remember();
  };

  // Kept in this browser: name → [typed, what the cell held then].
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    const open = changed();
    const count = form.querySelector("[data-grid-count]");
    count.textContent = open.length ? said(words.saidUnsaved, { count: open.length }) : "";
    if (open.length) localStorage.setItem(key, JSON.stringify(open.map((input) => [input.name, input.value, input.defaultValue])));
    else localStorage.removeItem(key);
  };
  const remember = () => { clearTimeout(timer); timer = setTimeout(keep, 150); };
  table.addEventListener("input", remember);
  window.addEventListener("pagehide", keep);
  table.addEventListener("focusout", (event) => { if (event.target.matches("input")) settle(event.target); });

  // Sayings above the table.
  const say = (kind, text, ...more) => {
    const place = form.querySelector("[data-grid-said]");
    const line = make("div", `im-callout im-callout--${kind}`);
    const body = make("div", "im-callout-text");
    if (text) body.append(make("p", "mb-0", text));
    body.append(...more);
    line.append(body);
    place.replaceChildren(line);
    return line;
  };
  const tell = (text) => { form.querySelector("[data-grid-line]").textContent = text; };
  const button = (text, act) => {
    const made = make("button", "btn btn-sm", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  // Two people at once: both values, and the question which stays.
  const ask = () => {
    const list = make("ul", "ind-grid-conflicts");
    for (const [input, now] of conflicts) {
      const line = make("li", "");
      const decide = (act) => () => { act(); input.defaultValue = now; conflicts.delete(input); settle(input); line.remove(); if (!conflicts.size) clear(); input.focus(); };
      const mine = button(words.saidMine, decide(() => {}));
      const take = button(words.saidTake, decide(() => { input.value = now; }));
      const shown = (text) => text || words.saidEmpty;
      line.append(make("strong", "", label(input)), make("span", "", said(words.saidYours, { text: shown(input.value) })), make("span", "", said(words.saidTheirs, { text: shown(now) })), mine, take);
      for (const each of [mine, take]) each.setAttribute("aria-label", `${each.textContent}: ${label(input)}`);
      list.append(line);
    }
    say("warn", words.saidChanged, list);
  };
  const clear = () => form.querySelector("[data-grid-said]").replaceChildren();

  const restore = () => {
    const kept = JSON.parse(localStorage.getItem(key) || "[]");
    if (!kept.length) return;
    const lost = [];
    let back = 0;
    for (const [name, typed, before] of kept) {
      const input = byName.get(name);
      if (!input) { lost.push(`${name.slice(2)}: ${typed}`); continue; }
      if (same(input, typed, input.defaultValue)) continue;
      if (!same(input, before, input.defaultValue)) conflicts.set(input, input.defaultValue);
      input.value = typed;
      back += 1;
      settle(input);
    }
    const drop = button(words.saidDrop, () => { for (const input of inputs) { input.value = input.defaultValue; settle(input); } conflicts.clear(); clear(); keep(); });
    const more = lost.length ? [make("p", "mb-0", `${words.saidLost} ${lost.join("; ")}`)] : [];
    if (conflicts.size) ask();
    else if (back || lost.length) say("info", back ? said(words.saidRestored, { count: back }) : "", ...more, drop);
  };

  // After a refusal without script the typed values stand in the inputs: what the cells held is in the hidden field.
  const seen = JSON.parse(form.elements.seen.value || "{}");
  for (const input of inputs) {
    const typed = input.value;
    input.defaultValue = seen[input.name.slice(2)] ?? "";
    input.value = typed;
    input.closest("td").toggleAttribute("data-changed", isChanged(input));
  }
  restore();
  keep();
  return { form, table, inputs, byName, conflicts, words, said, make, label, meaning, changed, mark, settle, describe, keep, say, tell, ask, clear };
})();
