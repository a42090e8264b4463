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
