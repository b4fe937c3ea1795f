"use strict";
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const table = one(".ranking");
  if (!table) return;

  const people = [...table.tBodies];
  const setOpen = (person, open) => {
    person.classList.toggle("open", open);
    const button = one(".more button", person);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "Hide lines" : "Show lines";
  };
  people.forEach((person) => {
    one(".more button", person).addEventListener("click", () => setOpen(person, !person.classList.contains("open")));
  });
  one("#open-all").addEventListener("click", () => people.forEach((person) => setOpen(person, true)));
  one("#close-all").addEventListener("click", () => people.forEach((person) => setOpen(person, false)));

  const value = (person, key) => {
    const text = person.dataset[key];
    return key === "name" ? text : Number(text);
  };
  const compare = (key) => (a, b) => {
    const [x, y] = [value(a, key), value(b, key)];
    const less = typeof x === "string" ? x.localeCompare(y, "en") : x - y;
    return less || Number(a.dataset.place) - Number(b.dataset.place);
  };
  all("thead th[data-key]", table).forEach((head) => {
    one("button", head).addEventListener("click", () => {
      const descending = head.getAttribute("aria-sort") === "ascending";
      all("thead th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const sorted = [...people].sort(compare(head.dataset.key));
      if (descending) sorted.reverse();
      table.append(...sorted);
    });
  });

  const text = one("#find");
  const band = one("#band");
  const gates = one("#gates");
  const status = one(".controls [role=status]");
  const filter = () => {
    const wanted = text.value.trim().toLowerCase();
    people.forEach((person) => {
      person.hidden = !(
        person.dataset.name.includes(wanted) &&
        (!band.value || person.dataset.bandName === band.value) &&
        (!gates.value || person.dataset.gates === gates.value)
      );
    });
    const shown = people.filter((person) => !person.hidden).length;
    status.textContent = `Showing ${shown} of ${people.length}`;
  };
  [text, band, gates].forEach((control) => control.addEventListener("input", filter));
  filter();
});
