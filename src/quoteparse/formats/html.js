"use strict";
(() => {
  const form = document.querySelector(".qp-filter");
  const root = document.querySelector(".qp");
  const output = form.querySelector("output");
  const fields = ["speaker", "outlet", "kind"];
  const marks = [...document.querySelectorAll("mark.qp-quote")];
  const rows = [...document.querySelectorAll("tr[data-kind]")];
  const articles = [...document.querySelectorAll(".qp-article")];

  const wanted = () => fields.map((name) => [name, form.elements[name]]).filter(([, field]) => field.selectedIndex > 0);
  const fits = (element, choices) => choices.every(([name, field]) => element.dataset[name] === field.value);

  const show = () => {
    const choices = wanted();
    root.classList.toggle("qp-filtered", choices.length > 0);
    for (const mark of marks) mark.classList.toggle("qp-off", !fits(mark, choices));
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fits(row, choices);
      shown += row.hidden ? 0 : 1;
    }
    for (const article of articles) {
      article.hidden = choices.length > 0 && !article.querySelector("tr[data-kind]:not([hidden])");
    }
    output.textContent = `${shown} of ${rows.length} quotes`;
  };

  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
