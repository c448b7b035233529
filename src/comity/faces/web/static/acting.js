/* Pages on which one decides: a key presses the button, follows the link or goes to the field that names it. */
"use strict";

document.addEventListener("keydown", (event) => {
  const at = event.target;
  const typing = at.closest("input:not([type='radio'], [type='checkbox']), textarea, dialog");
  const own = event.key === "Enter" ? at.closest("a, button, summary") : at.closest("select");
  if (typing || own || event.ctrlKey || event.metaKey || event.altKey) return;
  const one = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!one) return;
  event.preventDefault();
  if (one.matches("select")) one.focus();
  else one.click();
});
