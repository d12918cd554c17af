// Making and using passkeys: <form data-passkey="make|use" data-ask="ADDRESS">, hidden until the browser can do it.
// ADDRESS answers with what to ask the device; the device's answer goes into the field "credential".
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
  const ask = {
    make: ({ publicKey }) => navigator.credentials.create({ publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: known(publicKey.excludeCredentials),
    } }),
    use: ({ publicKey }) => navigator.credentials.get({ publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: known(publicKey.allowCredentials),
    } }),
  };
  const answer = (made) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (made.response[name]) response[name] = text(made.response[name]);
    }
    if (made.response.getTransports) response.transports = made.response.getTransports();
    return {
      id: made.id, rawId: text(made.rawId), type: made.type, response,
      authenticatorAttachment: made.authenticatorAttachment || undefined,
      clientExtensionResults: made.getClientExtensionResults(),
    };
  };
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    let done = false;
    form.addEventListener("submit", async (event) => {
      if (done) return;
      event.preventDefault();
      const told = form.querySelector("[data-told]");
      told.textContent = "";
      try {
        const options = await fetch(form.dataset.ask, { headers: { Accept: "application/json" }, credentials: "same-origin" });
        if (!options.ok) throw new Error("no options");
        form.elements.credential.value = JSON.stringify(answer(await ask[form.dataset.passkey](await options.json())));
        done = true;
        form.submit();
      } catch {
        told.textContent = form.dataset.stopped;
      }
    });
  }
  for (const without of document.querySelectorAll("[data-passkey-without]")) without.hidden = true;
})();
