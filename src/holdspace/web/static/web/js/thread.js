// New messages while a thread is before somebody: <ol data-new-at="ADDRESS" data-since="NUMBER">.
// Asks every four seconds, less and less often while nothing comes, and not at all behind another window. What was
// changed or taken back takes the place of what stood there. With JavaScript off, loading the page again shows the same.
(() => {
  const thread = document.querySelector("[data-new-at]");
  if (!thread) return;
  const soonest = 4000;
  const latest = 60000;
  let wait = soonest;
  let timer = null;
  let asking = false;
  const put = (bubble) => {
    const there = bubble.id && document.getElementById(bubble.id);
    if (there) there.replaceWith(bubble); else thread.append(bubble);
    const change = Number(bubble.dataset.change || 0);
    if (change > Number(thread.dataset.since)) thread.dataset.since = String(change);
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(ask, wait); };
  async function ask() {
    if (asking || document.visibilityState === "hidden") return;
    asking = true;
    let over = false;
    try {
      const answer = await fetch(`${thread.dataset.newAt}?since=${thread.dataset.since}`, { credentials: "same-origin", redirect: "manual", cache: "no-store" });
      if (answer.status === 200) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        page.querySelectorAll("li.bubble").forEach((bubble) => put(document.importNode(bubble, true)));
        wait = soonest;
      } else if (answer.status === 204) {
        wait = Math.min(wait * 1.5, latest);
      } else {
        over = true;
      }
    } catch { wait = latest; }
    asking = false;
    if (!over) later();
  }
  const again = () => { wait = soonest; later(); };
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") again(); });
  document.addEventListener("input", () => { if (wait > soonest) again(); });
  later();
})();
