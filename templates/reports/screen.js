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
    table.classList.toggle("picked", people.some((each) => each.classList.contains("open")));
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

  // A quoted line leads to its box on the page, and a link from outside to its candidate.
  const arrive = () => {
    const aim = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const person = aim && aim.closest(".ranking > tbody");
    if (person && !person.classList.contains("open")) {
      setOpen(person, true);
      aim.scrollIntoView();
    }
  };
  addEventListener("hashchange", arrive);
  arrive();

  const MOST = 4;
  const make = (name, ...parts) => {
    const node = document.createElement(name);
    node.append(...parts);
    return node;
  };
  const compared = one("#compared");
  const compareButton = one("#compare");
  const boxes = people.map((person) => one(".pick input", person));
  const chosen = () => [...table.tBodies].filter((person) => one(".pick input", person).checked);
  const tick = () => {
    const count = chosen().length;
    boxes.forEach((box) => { box.disabled = !box.checked && count === MOST; });
    compareButton.disabled = count < 2;
    compareButton.textContent = count < 2 ? "Compare (tick 2 to 4)" : `Compare ${count}`;
  };
  const heading = (scope, ...parts) => {
    const node = make("th", ...parts);
    node.scope = scope;
    return node;
  };
  const copy = (node) => {
    const made = node.cloneNode(true);
    all("[id]", made).forEach((each) => each.removeAttribute("id"));
    return [...made.childNodes];
  };
  const judged = (person, id) => {
    const cells = [...one(`[data-criterion="${id}"]`, person).cells];
    const score = make("span", ...copy(cells[1]), ", ", cells[2].textContent);
    score.className = "score";
    return make("td", score, ...copy(cells[3]));
  };
  compareButton.addEventListener("click", () => {
    const picked = chosen();
    const line = (label, cell) => make("tr", heading("row", label), ...picked.map(cell));
    const ids = all("[data-criterion]", picked[0]).map((row) => [row.dataset.criterion, row.cells[0].textContent]);
    const body = make(
      "tbody",
      line("Points", (person) => make("td", ...copy(one(".points", person)))),
      line("Must-haves", (person) => make("td", ...copy(one(".gates", person)))),
      ...ids.map(([id, label]) => line(label, (person) => judged(person, id))),
    );
    const head = make("tr", heading("col", "Criterion"), ...picked.map((person) => heading("col", ...copy(one(".who", person)))));
    one(".across", compared).replaceChildren(make("table", make("thead", head), body));
    compared.hidden = false;
    one("h3", compared).focus();
  });
  one("#compare-close").addEventListener("click", () => {
    compared.hidden = true;
    compareButton.focus();
  });
  boxes.forEach((box) => box.addEventListener("change", tick));
  tick();

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
