// Comfort for pages that work without it: menus, drafts, double clicks, questions, copies, downloads, counters.
(() => {
  "use strict";
  const words = document.body.dataset;
  const on = (type, selector, act) =>
    document.addEventListener(type, (event) => {
      const found = event.target.closest?.(selector);
      if (found) act(found, event);
    });
  const make = (tag, css, text = "") => Object.assign(document.createElement(tag), { className: css, textContent: text });
  const say = (text, action) => {
    const line = make("div", "im-callout im-callout--info");
    line.append(make("div", "im-callout-text", text), ...(action ? [action] : []));
    (document.getElementById("messages") || document.body).append(line);
    closable(line);
  };

  // Menus close by a click elsewhere and by Escape, which gives the focus back.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.im-pop[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.im-pop[open], details[data-drawer][open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // Questions: data-confirm="sentence" on a button or link. The answer repeats the click.
  let answered = null;
  on("click", "[data-confirm]", (asked, event) => {
    if (answered === asked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const box = make("dialog", "im-dialog");
    const foot = make("div", "im-dialog-foot im-actions");
    const no = make("button", "btn", words.confirmNo);
    const yes = make("button", "btn im-btn-danger", asked.dataset.confirmYes || words.confirmYes);
    const text = make("p", "im-dialog-body mb-0", asked.dataset.confirm);
    text.id = "confirm-text";
    box.setAttribute("aria-labelledby", text.id);
    no.onclick = () => box.close();
    yes.onclick = () => { box.close(); answered = asked; asked.click(); answered = null; };
    box.onclose = () => { box.remove(); asked.focus(); };
    foot.append(no, yes);
    box.append(text, foot);
    document.body.append(box);
    box.showModal();
    no.focus();
  });

  // One click, one submission. Coming back by the back button frees the buttons.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll("[type=submit]")) button.setAttribute("aria-busy", "true");
    if (form.dataset.draft === undefined) return;
    keep(form);
    sessionStorage.setItem("sent", draftKey(form));
  });
  const free = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  };
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(free));
  document.addEventListener("htmx:afterRequest", (event) => event.target.closest && event.target.closest("form") && free(event.target.closest("form")));

  // Drafts: <form id="…" data-draft>. Kept in this browser until the person discards them or a page comes that says that
  // the form was accepted (data-accepted): no network, a session that ended or a refusal lose nothing.
  const draftKey = (form) => `draft:${location.pathname}:${form.id}`;
  const kept = (field) => field.name && !/^(hidden|password|file|submit)$/.test(field.type);
  const state = (form) => [...form.elements].filter(kept).map((field) => [field.name, field.value, field.checked]);
  const timers = new WeakMap();
  const keep = (form) => {
    clearTimeout(timers.get(form));
    localStorage.setItem(draftKey(form), JSON.stringify(state(form)));
  };
  on("input", "form[data-draft]", (form) => {
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => keep(form), 400));
  });
  const restore = (form) => {
    const key = draftKey(form);
    const draft = localStorage.getItem(key);
    if (!draft || form.querySelector("[aria-invalid]") || draft === JSON.stringify(state(form))) return;
    const fields = [...form.elements].filter(kept);
    JSON.parse(draft).forEach(([name, value, checked], order) => {
      const field = fields[order];
      if (!field || field.name !== name) return;
      if (/^(checkbox|radio)$/.test(field.type)) field.checked = checked;
      else field.value = value;
    });
    const drop = make("button", "btn btn-sm", words.draftDrop);
    drop.onclick = () => { localStorage.removeItem(key); location.reload(); };
    say(words.draftSaid, drop);
  };

  // Sayings can be closed.
  function closable(line) {
    const close = make("button", "im-tool im-flash-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", words.close);
    close.onclick = () => line.remove();
    line.append(close);
  }

  // Windows, copies, print.
  on("click", "[data-dialog]", (opener, event) => {
    const box = document.getElementById(opener.dataset.dialog);
    if (box) { event.preventDefault(); box.showModal(); }
  });
  on("click", "[data-copy]", async (button) => { await navigator.clipboard.writeText(button.dataset.copy); say(words.said); });
  on("click", "[data-print]", () => window.print());
  on("click", ".btn[aria-disabled=true]", (button, event) => event.preventDefault());

  // A link that takes the present query of the page along (lists change it without a new page).
  on("click", "a[data-with-query]", (link) => { link.search = location.search; });

  // Names of chosen files, characters left.
  on("change", "input[type=file]", (input) => {
    const box = input.closest(".im-upload");
    box?.classList.toggle("im-upload--chosen", input.files.length > 0);
    box?.nextElementSibling.replaceChildren(...[...input.files].map((file) => make("li", "", `${file.name} (${Math.ceil(file.size / 1024).toLocaleString(document.documentElement.lang)} KB)`)));
  });
  const count = (field) => {
    const room = field.maxLength - field.value.length;
    let line = field.nextElementSibling;
    if (!line?.classList.contains("im-left")) field.after((line = make("span", "im-left")));
    line.textContent = room < field.maxLength / 4 || room < 50 ? `${room} ${words.left}` : "";
  };
  on("input", "textarea[maxlength]", count);

  // Pictures: looks come from the style sheet, so they are written into the copy before it leaves the page.
  const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "paint-order", "font-family", "font-size", "font-weight"];
  const portable = (svg) => { // on paper a picture is always light
    const dark = document.querySelector("link[data-dark]");
    if (dark) dark.disabled = true;
    try { return drawn(svg); } finally { if (dark) dark.disabled = false; }
  };
  const drawn = (svg) => {
    const copy = svg.cloneNode(true);
    const { width, height } = svg.getBoundingClientRect();
    const from = [svg, ...svg.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((node, order) => {
      const look = getComputedStyle(from[order]);
      for (const name of LOOKS) node.setAttribute(name, look.getPropertyValue(name));
    });
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    return { width, height, data: new XMLSerializer().serializeToString(copy) };
  };
  const save = (blob, name) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  on("click", "[data-download]", async (button) => {
    const figure = button.closest("[data-figure]");
    const { width, height, data } = portable(figure.querySelector("svg.im-picture"));
    const name = `${figure.dataset.figure}.${button.dataset.download}`;
    if (button.dataset.download === "svg") return save(new Blob([data], { type: "image/svg+xml" }), name);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(data)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, name));
  });

  // What a page or a fragment needs when it arrives.
  const arrive = (root) => {
    root.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });
    root.querySelectorAll("[data-flash]").forEach((line) => { delete line.dataset.flash; line.removeAttribute("data-flash"); closable(line); });
    root.querySelectorAll("textarea[maxlength]").forEach(count);
    root.querySelectorAll("form[data-draft]").forEach((form) => {
      form.autocomplete = "off"; // else the back button shows a sent form, filled and under a new number: a second record
      restore(form);
    });
    root.querySelector("[data-errors]")?.focus();
  };
  const sent = sessionStorage.getItem("sent");
  if (sent && document.querySelector("[data-accepted]")) localStorage.removeItem(sent);
  sessionStorage.removeItem("sent");
  arrive(document);
  document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) arrive(event.target.parentNode || document); });
})();
