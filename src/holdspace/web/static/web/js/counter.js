// How much room is left, told while one writes. Nothing is cut off: too many characters are shown, not swallowed.
// Only the last fifth is read aloud, and then at rest, not at every key.
(() => {
  // A new line travels as two characters, and is counted as two by who receives it.
  const count = (text) => [...text.replace(/\r\n?|\n/g, "\r\n")].length;
  const tell = (place) => {
    const box = document.getElementById(place.dataset.counts);
    if (!box) return;
    const limit = Number(place.dataset.limit);
    const left = limit - count(box.value);
    const over = left < 0;
    const number = Math.abs(left);
    const words = place.dataset[(over ? "over" : "left") + (number === 1 ? "One" : "")];
    place.textContent = words.replace("#", number.toLocaleString(document.documentElement.lang || "en"));
    place.classList.toggle("too-many", over);
    place.setAttribute("aria-live", left < limit / 5 ? "polite" : "off");
  };
  const all = () => document.querySelectorAll("[data-counts]").forEach(tell);
  document.addEventListener("input", (event) => {
    const place = event.target.id && document.querySelector(`[data-counts="${CSS.escape(event.target.id)}"]`);
    if (place) tell(place);
  });
  document.addEventListener("htmx:afterSettle", all);
  all();
})();
