// The sum of weights while they are typed. The server checks the same on saving; without script the page shows the kept sum.
(() => {
  "use strict";
  const form = document.querySelector("form[data-weights]");
  const meter = document.querySelector("[data-weights-meter]");
  if (!form || !meter) return;
  const bar = meter.querySelector("progress");
  const sum = meter.querySelector(".im-meter-sum");
  const box = meter.querySelector(".im-meter");
  const words = meter.querySelector(".im-meter-text");
  const read = (text) => {
    const number = Number(text.trim().replace(/[%\s]/g, "").replace(",", "."));
    return Number.isFinite(number) ? number : 0;
  };
  form.addEventListener("input", () => {
    const fields = [...form.querySelectorAll("[data-weight]")];
    const total = Math.round(fields.reduce((all, field) => all + read(field.value), 0) * 10000) / 10000;
    const shown = total.toLocaleString(document.documentElement.lang);
    bar.value = Math.min(Math.max(total, 0), 100);
    sum.textContent = document.documentElement.lang === "tr" ? `%${shown}` : `${shown}%`;
    box.className = `im-meter im-meter--${total === 100 ? "equal" : total < 100 ? "below" : "above"}`;
    words.hidden = true;
  });
})();
