// The desk by keyboard. Keys mean something only while a criterion or its box has the focus, so that nothing is pressed
// by accident (WCAG 2.1.4), and everything works without them: Tab, arrows and Enter reach all of it.
//   on a criterion: 1 2 3 4 choose a level, n and p go on and back, w writes what shows it
//   in a box: Escape goes back to its criterion, Ctrl+Enter on to the next one
(() => {
  const desk = document.getElementById("desk");
  if (!desk) return;
  const criteria = [...desk.querySelectorAll("fieldset.criterion")];
  const levels = (criterion) => [...criterion.querySelectorAll("input[type=radio]")];
  const box = (criterion) => criterion.parentElement.querySelectorAll("textarea")[place(criterion)];
  const place = (criterion) => [...criterion.parentElement.querySelectorAll("fieldset.criterion")].indexOf(criterion);
  const go = (criterion) => {
    if (!criterion) return;
    (levels(criterion).find((level) => level.checked) || levels(criterion)[0] || criterion).focus();
    criterion.scrollIntoView({ block: "nearest" });
  };
  const of = (target) => target.closest("fieldset.criterion")
    || criteria.find((criterion) => box(criterion) === target);
  const choose = (criterion, number) => {
    const level = levels(criterion)[number - 1];
    if (!level) return;
    level.checked = true;
    level.focus();
    level.dispatchEvent(new Event("input", { bubbles: true }));
    level.dispatchEvent(new Event("change", { bubbles: true }));
  };
  desk.addEventListener("keydown", (event) => {
    const criterion = of(event.target);
    if (!criterion || event.altKey || event.metaKey) return;
    const next = criteria[criteria.indexOf(criterion) + 1];
    if (event.target.tagName === "TEXTAREA") {
      if (event.key === "Escape") go(criterion);
      else if (event.key === "Enter" && event.ctrlKey) go(next || criterion);
      else return;
    } else {
      if (event.ctrlKey) return;
      if (/^[1-9]$/.test(event.key)) choose(criterion, Number(event.key));
      else if (event.key === "n") go(next);
      else if (event.key === "p") go(criteria[criteria.indexOf(criterion) - 1]);
      else if (event.key === "w") box(criterion).focus();
      else return;
    }
    event.preventDefault();
  });
})();
