"use strict";
// The findings: their messages stand in the page, their quotes are drawn when one is opened.

const Findings = {
  section: document.getElementById("findings"),
  form: document.getElementById("finding-filters"),
  byId: new Map(),
  words: new Map(), // what a finding is searched by, in small letters

  start() {
    for (const finding of Report.findings) this.byId.set(`finding-${finding.id}`, finding);
    this.section.addEventListener("toggle", (event) => this.fill(event.target), true);
    this.form.addEventListener("input", () => this.filter());
    this.form.addEventListener("reset", () => setTimeout(() => this.filter()));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.filter();
  },

  messageOf(finding) {
    return document.querySelector(`#finding-${CSS.escape(finding.id)} .message`).textContent;
  },

  // Sets the filters: { severity, check }, the others empty.
  choose(values) {
    for (const field of this.form.elements) if (field.name) field.value = values[field.name] ?? "";
    this.filter();
    for (const group of this.section.querySelectorAll(".group")) group.open = !group.hidden;
  },

  filter() {
    const wanted = Object.fromEntries(new FormData(this.form));
    const text = wanted.text.trim().toLowerCase();
    let shown = 0;
    for (const group of this.section.querySelectorAll(".group")) {
      let inGroup = 0;
      for (const item of group.querySelectorAll(".finding")) {
        item.hidden = !this.matches(this.byId.get(item.id), wanted, text);
        inGroup += !item.hidden;
      }
      group.hidden = inGroup === 0;
      group.querySelector(".count").textContent = inGroup;
      shown += inGroup;
    }
    document.getElementById("finding-result").textContent = countOf(shown, Report.findings.length, "finding");
  },

  matches(finding, wanted, text) {
    if (wanted.silenced && (wanted.silenced === "only") !== Boolean(finding.silenced)) return false;
    const chosen = ["severity", "check", "series"].every((name) => !wanted[name] || finding[name] === wanted[name]);
    return chosen && (!text || this.wordsOf(finding).includes(text));
  },

  wordsOf(finding) {
    if (!this.words.has(finding)) {
      const quoted = (finding.quotes ?? []).flatMap(([words, where]) => [words, where]);
      this.words.set(finding, [this.messageOf(finding), ...quoted].join("\n").toLowerCase());
    }
    return this.words.get(finding);
  },

  fill(item) {
    const finding = this.byId.get(item.id);
    if (!finding || !item.open || item.childElementCount > 1) return;
    const searched = Report.searchedBy(finding);
    item.append(element("div", { class: "evidence" },
      finding.silenced ? element("p", {}, element("b", {}, "Set aside by a person: "), finding.silenced) : null,
      (finding.quotes ?? []).map(([words, where, picture]) => this.quote(words, where, picture)),
      searched.length ? element("details", {}, element("summary", {}, `Searched: ${countOf(searched.length, searched.length, "paper")}`),
        element("ul", {}, searched.map((path) => element("li", {}, path)))) : null,
      Report.byId.has(finding.recommendation)
        ? element("p", {}, element("a", { href: `#${finding.recommendation}` }, "The whole history of this recommendation")) : null));
  },

  quote(words, where, picture) {
    const drawn = pictureOf(picture, `The place on the page: ${words}`);
    if (!drawn) return quoteOf(words, where);
    return element("figure", {}, drawn, element("figcaption", {}, where,
      element("details", {}, element("summary", {}, "The words"), element("blockquote", {}, words))));
  },

  // Opens one finding, and its group, and shows it whatever the filters say.
  reveal(id) {
    const item = document.getElementById(id);
    if (item.hidden) this.choose({});
    item.closest(".group").open = true;
    item.open = true;
    item.scrollIntoView({ block: "center" });
    item.querySelector("summary").focus();
  },

  // On paper every finding that is not filtered away stands with its evidence, unless there are very many.
  openForPrint() {
    for (const group of this.section.querySelectorAll(".group:not([hidden])")) group.open = true;
    const items = [...this.section.querySelectorAll(".finding:not([hidden])")];
    if (items.length > 300) return;
    for (const item of items) {
      item.open = true;
      this.fill(item);
      for (const part of item.querySelectorAll(".evidence > details")) part.open = true;
    }
  },
};
