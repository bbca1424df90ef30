"use strict";
// The grid: recommendations x papers, a table for each series, with sorting and filters.

const ROWS_AT_ONCE = 100;

const Grid = {
  section: document.getElementById("grid"),
  form: document.getElementById("filters"),
  tables: [], // { table, series, rows: the recommendations in their order }
  shown: [], // the recommendations that the filters leave, in order
  drawing: 0, // which drawing is the newest: an older one stops

  start() {
    for (const box of this.section.querySelectorAll("[data-series]")) {
      const series = Report.series.findIndex((one) => one.id === box.dataset.series);
      const rows = Report.recommendations.filter((one) => one.series === series);
      this.tables.push({ box, table: box.querySelector("table"), series, rows });
    }
    for (const part of this.tables) {
      part.table.tHead.addEventListener("click", (event) => this.sortBy(part, event.target.closest("button")));
      part.table.tBodies[0].addEventListener("click", (event) => this.openCell(event));
    }
    this.form.addEventListener("input", () => this.filter());
    this.form.addEventListener("reset", () => setTimeout(() => this.filter()));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    RecommendationPage.neighbours = () => this.shown;
    return this.filter();
  },

  async filter() {
    const wanted = Object.fromEntries(new FormData(this.form));
    this.section.classList.toggle("compact", "compact" in wanted);
    const left = this.tables.map((part) => part.rows.filter((one) => this.matches(one, wanted)));
    this.shown = left.flat();
    document.getElementById("filter-result").textContent =
      countOf(this.shown.length, Report.recommendations.length, "recommendation");
    const drawing = ++this.drawing;
    for (const [index, part] of this.tables.entries()) {
      part.box.hidden = !left[index].length;
      await this.draw(part, left[index], drawing);
    }
  },

  matches(recommendation, wanted) {
    const text = wanted.text.trim().toLowerCase();
    return (!wanted.series || Report.series[recommendation.series].id === wanted.series)
      && (!wanted.status || recommendation.status === wanted.status)
      && (!wanted.owner || (recommendation.owners ?? []).includes(wanted.owner))
      && (!wanted.cell || recommendation.cells.some((cell) => Report.cells[cell][2] === wanted.cell))
      && (!wanted.check || Report.findingsAbout(recommendation).some((finding) => finding.check === wanted.check))
      && (!text || this.wordsOf(recommendation).includes(text));
  },

  wordsOf(recommendation) {
    recommendation.words ??= Report.wordsOf(recommendation);
    return recommendation.words;
  },

  // Puts the rows in place a few at a time, so that a large grid does not stop the page.
  async draw(part, rows, drawing) {
    const body = part.table.tBodies[0];
    body.replaceChildren();
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      if (start) await nextFrame();
      if (drawing !== this.drawing) return;
      body.append(...rows.slice(start, start + ROWS_AT_ONCE).map((one) => this.row(one)));
      if (!start) GridKeys.prepare(part.table);
    }
  },

  row(recommendation) {
    recommendation.row ??= this.drawRow(recommendation);
    return recommendation.row;
  },

  drawRow(recommendation) {
    const found = Report.findingsAbout(recommendation);
    const worst = ["error", "warning", "note"].find((severity) => found.some((finding) => finding.severity === severity));
    const link = element("a", { href: `#${recommendation.id}`, tabindex: "-1" }, recommendation.number || "no number");
    const row = element("tr", { "data-id": recommendation.id },
      element("th", { scope: "row" }, link),
      element("td", { class: "wording" }, element("span", {}, recommendation.wording ?? "No paper gives its wording.")),
      element("td", { class: "owner" }, (recommendation.owners ?? []).join(", ")),
      element("td", { class: `now ${recommendation.tone}`, "data-symbol": recommendation.symbol }, recommendation.status),
      element("td", { class: `found ${worst ?? ""}` }, found.length ? `${found.length}` : spoken("none"),
        worst ? spoken(`, the worst is of kind ${worst}`) : null));
    const papers = Report.series[recommendation.series].papers;
    row.append(...recommendation.cells.map((cell, column) => this.cell(Report.cells[cell], Report.papers[papers[column]])));
    return row;
  },

  cell([tone, symbol, words, detail], paper) {
    return element("td", { class: `cell ${tone}`, "data-symbol": symbol, "data-paper": paper.id, title: detail || null },
      element("span", { class: "word" }, words, detail ? spoken(`: ${detail}`) : null));
  },

  openCell(event) {
    const cell = event.target.closest("td, th");
    if (!cell || event.target.closest("a")) return;
    this.openFrom(cell);
  },

  openFrom(cell) {
    const paper = cell.dataset.paper;
    location.hash = cell.closest("tr").dataset.id + (paper ? `@${paper}` : "");
  },

  // Sorts a table by a column, the other way round the second time.
  sortBy(part, button) {
    if (!button) return;
    const header = button.closest("th");
    const descending = header.getAttribute("aria-sort") === "ascending";
    for (const other of part.table.tHead.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const keys = new Map(part.rows.map((one, index) => [one, [this.key(one, button.dataset.sort), index]]));
    part.original ??= new Map(part.rows.map((one, index) => [one, index]));
    const direction = descending ? -1 : 1;
    part.rows.sort((left, right) => {
      const [one, other] = [keys.get(left)[0], keys.get(right)[0]];
      const order = typeof one === "number" ? one - other : one.localeCompare(other, "en", { numeric: true });
      return direction * order || part.original.get(left) - part.original.get(right);
    });
    this.filter();
  },

  key(recommendation, column) {
    if (column === "number") return recommendation.number;
    if (column === "wording") return recommendation.wording ?? "";
    if (column === "owner") return (recommendation.owners ?? ["\uffff"]).join(", ");
    if (column === "findings") return -Report.findingsAbout(recommendation).length;
    if (column === "status") return `${toneRank(recommendation.tone)} ${recommendation.status}`;
    const [tone, , words] = Report.cells[recommendation.cells[Number(column)]];
    return `${toneRank(tone)} ${words}`;
  },
};

// Where a tone stands among the others, as the legend lists them.
function toneRank(tone) {
  return ["done", "under-way", "no-action", "closed", "text", "listed", "aside", "silent", "doubt"].indexOf(tone);
}
