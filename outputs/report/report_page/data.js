"use strict";
// What the report knows, as report_data.py wrote it. `Report.load` must have ended before anything else is drawn.

const Report = {
  papers: [], series: [], recommendations: [], cells: [], findings: [], order: [], searched: [], pictures: {},
  byId: new Map(),
  findingsOf: new Map(), // by recommendation

  async load() {
    Object.assign(this, await readEmbedded("data"));
    this.pictures = await readEmbedded("pictures");
    for (const recommendation of this.recommendations) this.byId.set(recommendation.id, recommendation);
    for (const finding of this.findings) {
      if (!this.findingsOf.has(finding.recommendation)) this.findingsOf.set(finding.recommendation, []);
      this.findingsOf.get(finding.recommendation).push(finding);
    }
  },

  // A recommendation's id now, where an old link or note has one from before its series was known by another name.
  idNow(id) {
    if (this.byId.has(id)) return id;
    const [series, key] = [id.slice(0, id.lastIndexOf("/")), id.slice(id.lastIndexOf("/"))];
    const renamed = this.series.filter((one) => one.former.includes(series) && this.byId.has(one.id + key));
    return renamed.length === 1 ? renamed[0].id + key : id;
  },

  findingsAbout(recommendation) {
    return this.findingsOf.get(recommendation.id) ?? [];
  },

  // The paths of the papers that a finding rests on; they are kept as runs of the papers in date order.
  searchedBy(finding) {
    const places = (this.searched[finding.searched ?? 0] ?? []).flatMap(([start, length]) => this.order.slice(start, start + length));
    return places.map((place) => this.papers[place].path);
  },

  // All words under which a recommendation is searched for, in small letters.
  wordsOf(recommendation) {
    const said = (recommendation.entries ?? []).flatMap((entry) => [entry.evidence, entry.update, entry.raw]);
    const own = [recommendation.number, recommendation.wording, recommendation.status];
    return [...own, ...(recommendation.owners ?? []), ...said].filter(Boolean).join("\n").toLowerCase();
  },

  title(recommendation) {
    return recommendation.number ? `Recommendation ${recommendation.number}` : "Recommendation without a number";
  },
};

// The value in a script element; a large one is packed with gzip.
async function readEmbedded(id) {
  const holder = document.getElementById(id);
  if (!("packed" in holder.dataset)) return JSON.parse(holder.textContent);
  const bytes = Uint8Array.from(atob(holder.textContent), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).json();
}

// "12 of 60 recommendations", for the live results of the filters.
function countOf(shown, total, noun) {
  const nouns = total === 1 ? noun : `${noun}s`;
  return shown === total ? `${total} ${nouns}` : `${shown} of ${total} ${nouns}`;
}
