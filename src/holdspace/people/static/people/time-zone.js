// Tells the form the browser's time zone, and the person that it did.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const field = document.querySelector("[data-time-zone]");
  if (!zone || !field) return;
  field.value = zone;
  const told = document.querySelector("[data-time-zone-told]");
  told.textContent = told.dataset.timeZoneTold.replace("ZONE", zone.replace(/_/g, " "));
  told.hidden = false;
})();
