// Pages work without this. It makes them a little quicker to use.
"use strict";

// Ask: completion of what is typed.
{
  const field = document.querySelector("input[data-suggest]");
  if (field) {
    const list = field.list;
    let waiting = 0, asked = "";
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const typed = field.value.trim();
        if (!typed || typed === asked) return;
        asked = typed;
        const address = new URL("/pages/suggest", location);
        address.searchParams.set("q", typed);
        if (field.dataset.suggest) address.searchParams.set("kind", field.dataset.suggest);
        const response = await fetch(address);
        if (!response.ok || asked !== typed) return;
        list.replaceChildren(...(await response.json()).map(one => {
          const option = document.createElement("option");
          option.value = one.value;
          if (one.label) option.label = one.label;
          return option;
        }));
      }, 120);
    });
  }
}

// The timeline: two sliders, and words for the bar that is pointed at.
{
  const form = document.querySelector("form.timeline");
  const picture = () => document.getElementById("picture");
  if (form && picture()) {
    // As the server writes dates: the day first.
    const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
    const dayMs = 86400000;
    const address = () => new URL(location.href);
    const slider = (field, said) => {
      const range = document.createElement("input");
      range.type = "range";
      range.min = 0;
      range.autocomplete = "off";
      range.setAttribute("aria-label", field.parentElement.textContent.trim());
      field.closest(".slide").append(range);
      range.say = () => range.setAttribute("aria-valuetext", said());
      return range;
    };
    // A field for days alone can't hold an instant.
    const put = (field, text) => {
      field.type = text.length > 10 ? "text" : "date";
      field.value = text;
    };
    // Whatever else is opened from here keeps what the slider says.
    const keep = (name, value) => {
      const change = (url) => {
        if (value) url.searchParams.set(name, value);
        else url.searchParams.delete(name);
        return url;
      };
      history.replaceState(null, "", change(address()));
      for (const link of picture().querySelectorAll("a[data-keep]")) {
        link.setAttribute("href", change(new URL(link.getAttribute("href"), location.href)));
      }
    };

    // The day: moves the line at once, to the middle of the day.
    const on = form.elements.on;
    const drawn = () => {
      const svg = picture().querySelector("svg.timeline");
      const { first, days, left, width } = svg.dataset;
      return { line: svg.querySelector("#line"), first: Date.parse(first), days: +days, left: +left, width: +width };
    };
    const dayOf = (n) => new Date(drawn().first + n * dayMs).toISOString().slice(0, 10);
    const inWords = (day) => new Date(day).toLocaleDateString(language, { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
    const onSlider = slider(on, () => inWords(dayOf(+onSlider.value)));
    const moveLine = () => {
      const { line, days, left, width } = drawn();
      const at = (+onSlider.value + 0.5) / days;
      line.setAttribute("transform", `translate(${(left + width * at).toFixed(1)} 0)`);
      line.setAttribute("class", "line");
      const text = line.querySelector("text");
      text.textContent = inWords(dayOf(+onSlider.value));
      text.setAttribute("text-anchor", at > 0.5 ? "end" : "start");
      onSlider.say();
    };
    const fitOn = () => {
      const { first, days } = drawn();
      onSlider.max = days - 1;
      const asked = on.value ? Date.parse(on.value.slice(0, 10)) : Date.now();
      const n = Math.floor((asked - first) / dayMs);
      onSlider.value = n;
      if (on.value && n >= 0 && n < days) moveLine();
      onSlider.say();
    };
    onSlider.addEventListener("input", () => {
      put(on, dayOf(+onSlider.value));
      moveLine();
    });
    onSlider.addEventListener("change", () => keep("on", on.value));

    // The recorded time: fetches the page as it was known then. The last place is now.
    const known = form.elements.known;
    const times = () => picture().dataset.times.split(" ").filter(Boolean);
    const knownSlider = slider(known, () => {
      const time = times()[+knownSlider.value];
      return time
        ? new Date(time).toLocaleString(language, { timeZone: "UTC", dateStyle: "medium", timeStyle: "short" })
        : knownSlider.closest(".slide").dataset.now;
    });
    const fitKnown = () => {
      const all = times();
      const moment = known.value.length === 10 ? Date.parse(known.value) + dayMs - 1 : Date.parse(known.value);
      knownSlider.max = all.length;
      knownSlider.value = known.value ? Math.max(0, all.filter((time) => Date.parse(time) <= moment).length - 1) : all.length;
      knownSlider.say();
    };
    let asked = 0;
    let waiting = 0;
    let request = null;
    const show = async () => {
      const mine = ++asked;
      request?.abort();
      request = new AbortController();
      const url = address();
      if (known.value) url.searchParams.set("known", known.value);
      else url.searchParams.delete("known");
      try {
        const response = await fetch(url, { signal: request.signal });
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        if (mine !== asked) return;
        const next = page.getElementById("picture");
        if (!next) {
          location.assign(url);
          return;
        }
        const scrolled = picture().querySelector(".scroll").scrollLeft;
        picture().replaceWith(next);
        next.querySelector(".scroll").scrollLeft = scrolled;
        history.replaceState(null, "", url);
        fitOn();
      } catch (problem) {
        if (problem.name !== "AbortError" && mine === asked) location.assign(url);
      }
    };
    knownSlider.addEventListener("input", () => {
      put(known, times()[+knownSlider.value] ?? "");
      knownSlider.say();
      // What was asked before is no longer wanted, even if it comes before the next question is put.
      asked++;
      request?.abort();
      clearTimeout(waiting);
      waiting = setTimeout(show, 80);
    });

    const tell = (event) => {
      const bar = event.target.closest?.("svg.timeline .bar");
      if (bar) picture().querySelector(".told").textContent = bar.querySelector("title").textContent;
    };
    document.addEventListener("focusin", tell);
    document.addEventListener("pointerover", tell);
    fitOn();
    fitKnown();
  }
}

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
      if (text.dataset.revision) address.set("revision", text.dataset.revision);
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
