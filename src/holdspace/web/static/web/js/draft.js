// Keeps a form's words on the server while the person writes: <form data-draft-to="ADDRESS">.
// One request at a time, a second and a half after the last key; tried again when it did not arrive.
// With JavaScript off nothing is lost either: the form itself keeps what was typed.
(() => {
  const pause = 1500;
  const again = 10000;
  const watch = (form) => {
    if (form.dataset.watched) return;
    form.dataset.watched = "yes";
    const place = form.querySelector(".kept");
    let timer = null;
    let running = false;
    let changed = false;
    let sent = false;
    const say = (words) => { if (place && place.textContent !== words) place.textContent = words; };
    const fields = () => {
      const data = new FormData(form);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      return new URLSearchParams(data);
    };
    const later = (after) => { clearTimeout(timer); timer = setTimeout(keep, after); };
    async function keep() {
      if (running || sent) return;
      running = true;
      changed = false;
      let kept = false;
      try {
        const answer = await fetch(form.dataset.draftTo, { method: "POST", body: fields(), headers: { "X-Requested-With": "fetch" }, credentials: "same-origin", redirect: "manual" });
        kept = answer.ok;
      } catch { kept = false; }
      running = false;
      if (sent) return;
      say(kept ? form.dataset.draftKept : form.dataset.draftWaits);
      if (!kept) later(again);
      else if (changed) later(pause);
    }
    const onInput = () => { changed = true; if (!running) later(pause); };
    form.addEventListener("input", onInput);
    form.addEventListener("submit", () => { sent = true; clearTimeout(timer); });
    window.addEventListener("pageshow", () => { sent = false; });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && changed && !sent) {
        clearTimeout(timer);
        navigator.sendBeacon(form.dataset.draftTo, fields());
        changed = false;
      }
    });
  };
  const all = () => document.querySelectorAll("form[data-draft-to]").forEach(watch);
  document.addEventListener("htmx:afterSettle", all);
  all();
})();
