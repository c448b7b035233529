/* Pages on which one decides: a key presses the button, follows the link or goes to the field that names it. */
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
  const one = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!one) return;
  event.preventDefault();
  if (one.matches("input, select")) one.focus();
  else one.click();
});
