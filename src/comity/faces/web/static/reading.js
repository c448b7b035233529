/* Files are dropped anywhere on the page; a job's page is brought up to date in place. Both work without. */
"use strict";

const chooser = document.getElementById("files");
const root = document.documentElement;

function told(files) {
  const size = [...files].reduce((sum, one) => sum + one.size, 0);
  const most = Number(chooser.dataset.most);
  const names = [...files].slice(0, 3).map((one) => one.name).join(", ") + (files.length > 3 ? ` and ${files.length - 3} more` : "");
  const wrong = size > most ? `${(size / 1048576).toFixed(0)} MB is more than can be read here at once` : "";
  chooser.setCustomValidity(wrong);
  document.querySelector(".dropped").textContent = wrong || (files.length > 1 ? names : "");
}

if (chooser) {
  chooser.addEventListener("change", () => told(chooser.files));
  for (const kind of ["dragover", "dragleave", "drop"])
    document.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      root.classList.toggle("dropping", kind === "dragover");
      if (kind !== "drop") return;
      chooser.files = event.dataTransfer.files;
      told(chooser.files);
    });
}

/* Only parts that changed are replaced, so that focus stays where it is. */
async function bring() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return true;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const on = fresh.querySelector("progress") !== null; // asked before its parts move over
  for (const part of document.querySelectorAll("[data-part]")) {
    const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (next && next.innerHTML !== part.innerHTML) part.replaceChildren(...next.childNodes);
  }
  document.title = fresh.title;
  return on;
}

async function watch() {
  const on = await bring().catch(() => true);
  if (on) setTimeout(watch, 1000);
}

if (document.querySelector("progress")) setTimeout(watch, 500);
