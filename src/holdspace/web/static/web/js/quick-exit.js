// Leaves at once to a neutral page: a press on the link, or Esc three times within two seconds.
// The page is blanked first, because the other one may take a moment, and its place in the history is taken.
(() => {
  const link = document.querySelector("a[data-quick-exit]");
  if (!link) return;
  const leave = () => {
    document.documentElement.hidden = true;
    document.title = " ";
    window.location.replace(link.href);
  };
  link.addEventListener("click", (event) => { event.preventDefault(); leave(); });
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { presses = []; return; }
    if (event.repeat) return;
    presses = [...presses.filter((at) => event.timeStamp - at < 2000), event.timeStamp];
    if (presses.length === 3) leave();
  }, true);
})();
