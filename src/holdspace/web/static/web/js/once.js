// A second press on a button while the first is under way does nothing. Coming back to the page frees it again, and so do
// eight seconds: the answer may have been a file, which leaves the page as it was.
(() => {
  const patience = 8000;
  const free = (form) => {
    delete form.dataset.sent;
    form.querySelectorAll("button[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    // After this turn: the pressed button's own name and value must still travel with the form.
    setTimeout(() => form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", "true")), 0);
    setTimeout(() => free(form), patience);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(free));
  document.addEventListener("htmx:afterRequest", (event) => { const form = event.target.closest("form"); if (form) free(form); });
})();
