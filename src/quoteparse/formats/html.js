"use strict";
(() => {
  const form = document.querySelector(".qp-filter");
  const output = form.querySelector("output");
  const fields = ["speaker", "outlet", "kind"];
  const articles = [...document.querySelectorAll(".qp-article")].map((article) => ({
    article,
    rows: [...article.querySelectorAll("tr[data-n]")],
    marks: [...article.querySelectorAll("[data-of]")].map((mark) => [mark, mark.dataset.of.split(" ")]),
  }));

  const show = () => {
    const choices = fields.map((name) => [name, form.elements[name]]).filter(([, field]) => field.selectedIndex > 0);
    let shown = 0;
    let all = 0;
    for (const { article, rows, marks } of articles) {
      const kept = new Set();
      for (const row of rows) {
        row.hidden = !choices.every(([name, field]) => row.dataset[name] === field.value);
        if (!row.hidden) kept.add(row.dataset.n);
      }
      for (const [mark, numbers] of marks) mark.classList.toggle("qp-off", !numbers.some((number) => kept.has(number)));
      article.hidden = choices.length > 0 && kept.size === 0;
      shown += kept.size;
      all += rows.length;
    }
    output.textContent = `${shown} of ${all} ${all === 1 ? "quote" : "quotes"}`;
  };

  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of fields) form.elements[name].selectedIndex = 0;
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pageshow", show);
  show();
})();
