// Passkeys: asks the browser for one and puts its answer into the form. The page says what is needed when this cannot run.
// <form data-passkey="create|get"> with a hidden field `credential`; what to ask for stands in the JSON element named by
// data-options, or at the address in data-options-url. Sentences: data-cancelled, data-known, data-failed, data-old.
(() => {
  "use strict";
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const listed = (items) => (items || []).map((item) => ({ ...item, id: bytes(item.id) }));

  const wanted = async (form) => {
    const { options, optionsUrl } = form.dataset;
    if (options) return JSON.parse(document.getElementById(options).textContent).publicKey;
    const answer = await fetch(optionsUrl, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).request_options.publicKey;
  };

  const create = async (asked) => {
    const publicKey = { ...asked, challenge: bytes(asked.challenge), excludeCredentials: listed(asked.excludeCredentials) };
    publicKey.user = { ...asked.user, id: bytes(asked.user.id) };
    const made = await navigator.credentials.create({ publicKey });
    return [made, {
      attestationObject: text(made.response.attestationObject),
      transports: made.response.getTransports?.() ?? [],
    }];
  };

  const get = async (asked) => {
    const publicKey = { ...asked, challenge: bytes(asked.challenge), allowCredentials: listed(asked.allowCredentials) };
    const used = await navigator.credentials.get({ publicKey });
    const { authenticatorData, signature, userHandle } = used.response;
    return [used, {
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : null,
    }];
  };

  const say = (form, sentence) => {
    const place = form.querySelector("[data-passkey-said]");
    place.textContent = sentence;
    place.hidden = !sentence;
  };

  const ask = async (form) => {
    const asked = await wanted(form);
    const [found, response] = await (form.dataset.passkey === "create" ? create : get)(asked);
    return {
      id: found.id,
      rawId: text(found.rawId),
      type: found.type,
      authenticatorAttachment: found.authenticatorAttachment,
      clientExtensionResults: found.getClientExtensionResults(),
      response: { clientDataJSON: text(found.response.clientDataJSON), ...response },
    };
  };

  const sentences = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known" };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("[type=submit]");
    if (!window.PublicKeyCredential) {
      button.remove();
      say(form, form.dataset.old);
      continue;
    }
    button.hidden = false;
    form.addEventListener("submit", async (event) => {
      if (form.credential.value) return;
      event.preventDefault();
      if (button.getAttribute("aria-busy")) return;
      button.setAttribute("aria-busy", "true");
      say(form, "");
      try {
        form.credential.value = JSON.stringify(await ask(form));
        form.requestSubmit(button);
      } catch (trouble) {
        button.removeAttribute("aria-busy");
        say(form, form.dataset[sentences[trouble.name] || "failed"]);
      }
    });
  }
  // Back by the back button: an answer is good for one time only.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-passkey]")) form.credential.value = "";
  });
})();
