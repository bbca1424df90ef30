"use strict";
// Elements of the page. Words of papers only ever become text nodes, never HTML.

const TRUE_SIZE = 96 / 108; // of pictures, which have 108 pixels an inch where a screen has 96

// element("p", { class: "quiet" }, "words", otherElement); null children are left out.
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// Words for those who listen.
function spoken(words) {
  return element("span", { class: "hidden" }, words);
}

// A symbol with its tone, seen but not heard: words always stand beside it.
function symbolOf(symbol) {
  return element("span", { class: "symbol", "aria-hidden": "true" }, symbol);
}

function statusTag(tone, symbol, words) {
  return element("span", { class: `tag ${tone}` }, symbolOf(symbol), " ", words);
}

function paperLink(index) {
  const paper = Report.papers[index];
  return element("a", { href: `#paper-${paper.id}` }, paper.title);
}

// The picture of a place on the page, or null where there is none.
function pictureOf(index, words) {
  const [address, width, height] = Report.pictures[index] ?? [];
  if (!address) return null;
  const size = { width: Math.round(width * TRUE_SIZE), height: Math.round(height * TRUE_SIZE) };
  const slides = matchMedia("(max-width: 40rem)").matches; // on a phone it is wider than the page
  return element("span", { class: "picture", tabindex: slides ? "0" : null }, element("img", { src: address, alt: words, ...size }));
}

// A quote with where it stands; `place` are the last words.
function quoteOf(text, ...place) {
  return element("blockquote", {}, text, element("footer", {}, ...place));
}

// Lets the browser draw between two pieces of long work.
function nextFrame() {
  return new Promise((resolve) => setTimeout(resolve));
}
