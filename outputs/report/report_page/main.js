"use strict";
// Starts the report and follows its addresses: #<recommendation>, #<recommendation>@<paper>, #finding-<id>, #paper-<id>.

function follow() {
  const address = decodeURIComponent(location.hash.slice(1));
  const [named, paper] = address.split("@");
  const id = Report.idNow(named);
  if (Report.byId.has(id)) {
    RecommendationPage.open(Report.byId.get(id), paper);
    return;
  }
  RecommendationPage.close();
  if (Findings.byId.has(address)) Findings.reveal(address);
  else if (address) showPlace(document.getElementById(address));
}

function showPlace(place) {
  if (!place) return;
  place.scrollIntoView();
  place.focus({ preventScroll: true });
}

// A link in the overview chooses the filters of the findings.
function chooseFindings(event) {
  const link = event.target.closest("[data-severity]");
  if (link) Findings.choose(link.dataset);
}

// The address of a closed recommendation goes, and the page stays where it is.
function forgetAddress() {
  const [id] = decodeURIComponent(location.hash.slice(1)).split("@");
  if (Report.byId.has(id)) history.replaceState(null, "", location.pathname + location.search);
}

async function start() {
  await Report.load();
  for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
  Findings.start();
  const drawn = Grid.start();
  GridKeys.start();
  document.getElementById("overview").addEventListener("click", chooseFindings);
  RecommendationPage.dialog.addEventListener("close", forgetAddress);
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => Findings.openForPrint());
  follow();
  await drawn;
  document.documentElement.dataset.ready = "";
}

start().catch((error) => {
  const notice = document.getElementById("trouble");
  notice.textContent = `The grid and the histories cannot be shown in this browser (${error.message}). A newer one can.`;
  notice.hidden = false;
  throw error;
});
