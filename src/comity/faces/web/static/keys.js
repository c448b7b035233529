/* Keys for those who have them: every page works without. */
"use strict";

document.documentElement.classList.add("scripted");

const dialog = document.getElementById("keys");
const rows = () => [...document.querySelectorAll("[data-row] a.open, a.deed, a.cue")].filter((one) => one.offsetParent);

function step(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement);
  const next = all[Math.min(Math.max(at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by, 0), all.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

const keys = {
  "/": () => document.getElementById("find").focus(),
  j: () => step(1),
  k: () => step(-1),
  "?": () => (dialog.open ? dialog.close() : dialog.showModal()),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return document.activeElement.blur();
  const typing = event.target.closest("input, select, textarea");
  const act = typing || event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

for (const code of document.querySelectorAll("code.copied")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "copy";
  button.setAttribute("aria-label", `copy: ${code.textContent}`);
  button.addEventListener("click", () => navigator.clipboard.writeText(code.textContent).then(() => (button.textContent = "copied")));
  code.after(button);
}

/* Who is pointed at is lit everywhere on the page. */
const actorsOf = (one) => (one.dataset.actors ?? one.dataset.actor).split(" ");
const named = [...document.querySelectorAll("[data-actor], [data-actors]")];

function light(event) {
  const pointed = event.target.closest?.("[data-actor], [data-actors]");
  if (!pointed || (pointed.dataset.actors ?? pointed.dataset.actor) === "") return;
  const on = event.type === "mouseover" || event.type === "focusin";
  const actors = new Set(actorsOf(pointed));
  for (const one of named) if (actorsOf(one).some((actor) => actors.has(actor))) one.classList.toggle("lit", on);
}
for (const kind of ["mouseover", "mouseout", "focusin", "focusout"]) document.addEventListener(kind, light);
