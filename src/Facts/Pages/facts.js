// Pages work without this. It makes them a little quicker to use.
"use strict";

// Words that are selected in a source's text: a link to the form that records a claim from them. Positions are code points.
{
  const text = document.querySelector(".snapshot[data-source]");
  if (text) {
    const link = document.createElement("a");
    link.className = "record-words";
    link.textContent = text.dataset.record;
    link.hidden = true;
    text.after(link);
    const points = (range) => Array.from(range.toString()).length;
    document.addEventListener("selectionchange", () => {
      const selection = document.getSelection();
      const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
      link.hidden = !range || range.collapsed || !text.contains(range.startContainer) || !text.contains(range.endContainer);
      if (link.hidden) return;
      const before = document.createRange();
      before.setStart(text, 0);
      before.setEnd(range.startContainer, range.startOffset);
      const start = points(before);
      const address = new URLSearchParams({ source: text.dataset.source, start, end: start + points(range) });
      link.href = `/source/claim?${address}`;
    });
  }
}

// A form that is sent twice by a second click would meet itself as somebody who was faster.
for (const form of document.querySelectorAll("form.edit")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => { sent = false; });
}
