// The button that takes the last change back: counts the seconds, and goes away when the minute is over.
(() => {
  if (customElements.get("im-way-back")) return;
  class WayBack extends HTMLElement {
    connectedCallback() {
      this.until ??= Date.now() + Number(this.dataset.seconds) * 1000;
      this.form = this.querySelector("form");
      this.form?.addEventListener("submit", (event) => {
        if (this.isSent) event.preventDefault();
        this.isSent = true;
      });
      this.timer = setInterval(() => this.tick(), 1000);
      this.tick();
    }

    disconnectedCallback() { clearInterval(this.timer); }

    tick() {
      const left = Math.ceil((this.until - Date.now()) / 1000);
      const place = this.querySelector("[data-left]");
      if (left > 0) {
        if (place) place.textContent = ` ${left}`;
        return;
      }
      clearInterval(this.timer);
      if (this.isSent || !this.form) return;
      const hadFocus = this.contains(document.activeElement);
      const over = document.createElement("span");
      over.className = "im-hidden";
      over.textContent = this.dataset.over;
      this.replaceChildren(over);
      if (hadFocus) document.getElementById("content")?.focus();
    }
  }
  customElements.define("im-way-back", WayBack);
  window.addEventListener("pageshow", () => document.querySelectorAll("im-way-back").forEach((one) => { one.isSent = false; }));
})();
