// Saving the entry table: all changed cells in one request, all or none. What was typed stays whatever comes back.
(() => {
  "use strict";
  const grid = window.imeceGrid;
  if (!grid) return;
  const { form, words, conflicts } = grid;
  let busy = false;

  const wrongCells = (faulty) => {
    const list = grid.make("ul", "mb-0");
    for (const [input, text] of faulty) {
      const link = Object.assign(grid.make("a", "", grid.label(input)), { href: `#${input.id}` });
      link.addEventListener("click", (event) => { event.preventDefault(); input.focus(); });
      const line = grid.make("li", "");
      line.append(link, `: ${text}`);
      list.append(line);
    }
    grid.say("error", words.saidWrong, list);
    faulty[0]?.[0].focus();
  };
  const reopen = () => Object.assign(grid.make("a", "btn btn-sm", words.saidOpen), { href: location.href });

  const bodyOf = (cells, intent) => {
    const body = new URLSearchParams();
    const cookie = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
    body.set("csrfmiddlewaretoken", cookie ? cookie[1] : form.elements.csrfmiddlewaretoken.value);
    body.set("intent", intent);
    body.set("seen", JSON.stringify(Object.fromEntries(cells.map((input) => [input.name.slice(2), input.defaultValue]))));
    for (const input of cells) body.set(input.name, input.value);
    return body;
  };

  const refused = (answer) => {
    const faulty = [];
    for (const [name, text] of Object.entries(answer.errors || {})) {
      const input = grid.byName.get(`c.${name}`);
      if (!input) continue;
      grid.mark(input, text);
      faulty.push([input, text]);
    }
    for (const [name, now] of Object.entries(answer.now || {})) {
      const input = grid.byName.get(`c.${name}`);
      if (input) conflicts.set(input, now.text);
    }
    if (faulty.length) wrongCells(faulty);
    else if (conflicts.size) grid.ask();
    else grid.say("error", answer.said || words.saidFailed);
  };

  const taken = (answer) => {
    for (const [name, cell] of Object.entries(answer.cells)) {
      const input = grid.byName.get(`c.${name}`);
      if (!input) continue;
      const place = input.closest("td");
      const typedMeanwhile = input.dataset.sent !== input.value ? input.value : null;
      input.defaultValue = input.value = cell.text;
      if (typedMeanwhile !== null) input.value = typedMeanwhile;
      place.dataset.state = cell.state;
      if (!cell.state) delete place.dataset.state;
      place.querySelector(":scope > .icon")?.remove();
      const mark = cell.state && document.querySelector(`[data-mark="${cell.state}"] .icon`);
      if (mark) place.append(mark.cloneNode(true));
      grid.describe(input);
      grid.settle(input);
    }
    grid.keep();
    if (answer.reload) return location.reload();
    const back = document.createElement("template");
    back.innerHTML = answer.undo;
    grid.say("success", answer.said).append(back.content);
  };

  const send = async (intent) => {
    if (busy) return;
    grid.inputs.forEach((input) => { if (input === document.activeElement) grid.settle(input); });
    grid.keep();
    const cells = grid.changed();
    const faulty = cells.map((input) => [input, grid.meaning(input).wrong]).filter(([, text]) => text);
    if (faulty.length) return wrongCells(faulty);
    if (conflicts.size) return grid.ask();
    if (!cells.length && intent === "draft") return grid.say("info", words.saidNothing);
    busy = true;
    form.setAttribute("aria-busy", "true");
    try {
      for (const input of cells) input.dataset.sent = input.value;
      const response = await fetch(location.href, { method: "POST", body: bodyOf(cells, intent), headers: { Accept: "application/json" } });
      const isJson = (response.headers.get("content-type") || "").includes("json");
      if (response.redirected || response.status === 403) grid.say("warn", words.saidSession, reopen());
      else if (isJson && response.ok) taken(await response.json());
      else if (isJson && response.status === 409) refused(await response.json());
      else grid.say("error", words.saidFailed);
    } catch {
      grid.say("warn", words.saidOffline);
    } finally {
      busy = false;
      form.removeAttribute("aria-busy");
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.submitter?.value || "draft");
  });
  window.addEventListener("online", () => { if (grid.changed().length) grid.say("info", words.saidOnline); });
  grid.send = send;
})();
