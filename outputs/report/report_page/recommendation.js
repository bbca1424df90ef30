"use strict";
// The page of one recommendation: wording, timeline, links, open questions. It opens as a dialog over the report.

const RecommendationPage = {
  dialog: document.getElementById("recommendation"),
  neighbours: () => [], // the recommendations in the order in which the grid shows them

  // Shows it; `paperId` is the paper whose entry to scroll to.
  open(recommendation, paperId) {
    this.dialog.replaceChildren(...this.draw(recommendation));
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
    const entry = paperId && this.dialog.querySelector(`[data-paper="${CSS.escape(paperId)}"]`);
    (entry || this.dialog.querySelector("h2")).focus();
    if (entry) entry.scrollIntoView({ block: "center" });
  },

  close() {
    if (this.dialog.open) this.dialog.close();
  },

  draw(recommendation) {
    return [
      this.head(recommendation),
      this.wording(recommendation),
      this.relations(recommendation),
      this.findings(recommendation),
      this.timeline(recommendation),
      this.questions(recommendation),
    ].filter(Boolean);
  },

  head(recommendation) {
    const series = Report.series[recommendation.series];
    const since = recommendation.since ? ` as of ${recommendation.since}` : "";
    return element("header", {},
      element("div", { class: "bar-of-buttons" },
        element("span", { class: "quiet" }, series.name),
        this.step(recommendation, -1, "← Previous"),
        this.step(recommendation, 1, "Next →"),
        this.closer()),
      element("h2", { id: "recommendation-title", tabindex: "-1" }, Report.title(recommendation)),
      element("p", {},
        statusTag(recommendation.tone, recommendation.symbol, recommendation.status), `${since} `,
        recommendation.owners ? element("span", { class: "quiet" }, `Responsible: ${recommendation.owners.join(", ")}`) : null),
      recommendation.aliases ? element("p", { class: "quiet" }, `Also called ${recommendation.aliases.join(", ")}`) : null);
  },

  closer() {
    const button = element("button", { type: "button", class: "close" }, "Close");
    button.addEventListener("click", () => this.close());
    return button;
  },

  step(recommendation, by, words) {
    const all = this.neighbours();
    const target = all[all.indexOf(recommendation) + by];
    if (!target || !all.includes(recommendation)) return null;
    return element("a", { class: "button", href: `#${target.id}` }, words);
  },

  wording(recommendation) {
    const text = recommendation.wording ?? "No paper gives its wording.";
    return element("section", {},
      element("p", { class: recommendation.wording ? "wording-text" : "quiet" }, text),
      recommendation.wordings ? this.changes(recommendation.wordings) : null);
  },

  // How the wording changed: what came is underlined, what went is struck out; both are also said.
  changes(wordings) {
    const items = wordings.map((wording, index) => element("li", {},
      element("p", { class: "quiet" }, index ? "" : "First as in ", Report.papers[wording.paper].date, ": ", paperLink(wording.paper)),
      element("p", {}, wording.pieces.map(([kind, text]) => this.piece(kind, text)))));
    return element("details", { class: "changes", open: "" },
      element("summary", {}, `The wording changed ${wordings.length === 2 ? "once" : `${wordings.length - 1} times`}`),
      element("ol", {}, items));
  },

  piece(kind, text) {
    if (kind === "kept") return text;
    if (kind === "again") return element("b", { class: "quiet" }, "In the earlier words again.");
    if (kind === "other") return [element("b", { class: "quiet" }, "In quite other words: "), text];
    const [tag, word] = kind === "inserted" ? ["ins", "inserted"] : ["del", "left out"];
    return [element(tag, {}, spoken(` [${word}: `), text.trimEnd(), spoken("] ")), " "];
  },

  findings(recommendation) {
    const found = Report.findingsAbout(recommendation);
    if (!found.length) return null;
    return element("section", { class: "of-recommendation", "aria-label": "Findings" }, found.map((finding) =>
      element("p", { class: `finding ${finding.silenced ? "set-aside" : finding.severity}` },
        element("b", {}, finding.severity), " ", finding.silenced ? element("span", { class: "tag change" }, "set aside") : null, " ",
        Findings.messageOf(finding), " ", finding.silenced ? `Set aside by a person: ${finding.silenced} ` : null,
        element("a", { href: `#finding-${finding.id}` }, "See the finding"))));
  },

  // What it was merged into, split into, or said again as, and where that is told.
  relations(recommendation) {
    if (!recommendation.relations) return null;
    const items = recommendation.relations.map((one) => element("li", {},
      element("p", {}, element("b", {}, one.words), " ", element("a", { href: `#${one.other}` }, one.name),
        one.wording ? [": ", element("q", {}, one.wording)] : null),
      element("p", { class: "quiet" }, `The reason: ${one.why}.`,
        one.place ? [" ", paperLink(one.paper), `, ${one.place}`] : null)));
    return element("section", { "aria-label": "Relations" }, element("h3", {}, "How it hangs together with others"),
      element("ul", { class: "relations" }, items));
  },

  // Every paper of the series in date order: what it says, or that it is silent.
  timeline(recommendation) {
    const series = Report.series[recommendation.series];
    const entries = recommendation.entries ?? [];
    const places = series.papers.map((paper, column) => {
      const own = entries.filter((entry) => entry.paper === paper);
      return own.length ? own.map((entry) => this.entry(entry)) : this.silence(paper, Report.cells[recommendation.cells[column]]);
    });
    const elsewhere = entries.filter((entry) => !series.papers.includes(entry.paper));
    return element("section", {},
      element("h3", {}, "What the papers say"),
      element("ol", { class: "timeline" }, places.flat(), elsewhere.map((entry) => this.entry(entry))));
  },

  silence(paper, [tone, symbol, words, detail]) {
    return element("li", { class: `silence ${tone}`, "data-paper": Report.papers[paper].id, tabindex: "-1" },
      element("p", {}, element("span", { class: "when" }, Report.papers[paper].date), " ", symbolOf(symbol), " ", words,
        detail ? `: ${detail}` : "", " ", element("small", {}, paperLink(paper))));
  },

  entry(entry) {
    const paper = Report.papers[entry.paper];
    return element("li", { class: entry.tone, "data-paper": paper.id, tabindex: "-1" },
      element("p", {}, element("span", { class: "when" }, paper.date), " ",
        statusTag(entry.tone, entry.symbol, entry.status), " ",
        entry.change ? element("span", { class: `tag change` }, entry.change) : null, " ",
        entry.raw ? element("q", {}, entry.raw) : null),
      this.passage(entry),
      entry.update ? element("p", { class: "update" }, element("b", {}, "Progress: "), entry.update) : null,
      this.details(entry.details),
      this.reasons(entry));
  },

  // The place on the page as a picture, or its words; the words are never missing.
  passage(entry) {
    const where = [paperLink(entry.paper), `, ${Report.papers[entry.paper].path}, ${entry.place}`];
    const picture = pictureOf(entry.picture, `The place on the page: ${entry.evidence}`);
    if (!picture) return quoteOf(entry.evidence, ...where);
    return element("figure", {}, picture, element("figcaption", {}, ...where,
      element("details", {}, element("summary", {}, "The words"), element("blockquote", {}, entry.evidence))));
  },

  details(details) {
    if (!details) return null;
    return element("dl", { class: "details" }, details.map(([label, value]) =>
      element("div", {}, element("dt", {}, label), element("dd", {}, value))));
  },

  reasons(entry) {
    if (!entry.why && !entry.link) return null;
    return element("details", { class: "reasons" },
      element("summary", {}, "Why this is the same recommendation"),
      entry.why ? element("p", {}, `The reason: ${entry.why}.`) : null,
      entry.link ? this.sum(entry.link) : null);
  },

  // The comparisons that add up to a link's weight.
  sum(link) {
    const signed = (weight) => `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`;
    const rows = link.sum.map(([field, level, weight, detail]) => element("tr", {},
      element("th", { scope: "row" }, field), element("td", {}, level, detail ? `: ${detail}` : ""), element("td", {}, signed(weight))));
    return element("div", {},
      element("p", {}, "Compared with ", paperLink(link.paper), ` (${Report.papers[link.paper].date}), ${link.place}:`),
      element("table", { class: "sum" },
        element("thead", {}, element("tr", {}, ["Field", "How alike", "Weight in bits"].map((words) => element("th", { scope: "col" }, words)))),
        element("tbody", {}, rows),
        element("tfoot", {}, element("tr", {}, element("th", { scope: "row", colspan: "2" },
          `Together; probability ${(100 * link.probability).toFixed(1)} %, decided by ${link.by}`), element("td", {}, signed(link.weight))))));
  },

  questions(recommendation) {
    if (!recommendation.questions) return null;
    const items = recommendation.questions.map((one) => element("li", {},
      element("p", {}, element("b", {}, one.question), one.why ? `: ${one.why}` : "", one.status ? ` (${one.status})` : ""),
      this.passage(one),
      one.link ? this.sum(one.link) : null));
    return element("section", {}, element("h3", {}, "Open questions"), element("ul", { class: "questions" }, items));
  },
};
