"use strict";
(function () {
  // Names are only ever read from the page and shown by the browser's own elements: nothing here writes markup.
  const DRAWN = 60, ROW = 24, LEAST = 2, FAN = 120, TRUNK = 100, LONG = 34;
  const $ = (query, root) => (root || document).querySelector(query);
  const all = (query, root) => Array.from((root || document).querySelectorAll(query));
  const table = $("#people");
  if (!table) return;
  const letters = { "\u00f8": "o", "\u0111": "d", "\u0142": "l", "\u0131": "i", "\u00e6": "ae", "\u0153": "oe",
    "\u00df": "ss", "\u00fe": "th", "\u00f0": "d" };
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[\u00f8\u0111\u0142\u0131\u00e6\u0153\u00df\u00fe\u00f0]/g, (letter) => letters[letter]);
  const search = $("#search"), selects = all("select[data-filter]"), order = $("#order"), count = $("#count");
  const people = all("tbody.person", table).map((body, place) => ({
    body, place, row: body.dataset.row, cells: Array.from(body.rows[0].cells),
    text: fold(body.rows[0].textContent + " " + all(".way", body).map((way) => way.textContent).join(" ")),
  }));
  const rows = new Map(all(".people > li").map((row) => [row.dataset.row, row]));
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  let column = 0, downwards = false;

  function fits(person, words) {
    return words.every((word) => person.text.includes(word)) && selects.every((select) =>
      !select.value || (person.body.dataset[select.dataset.filter] || "").split(" ").includes(select.value));
  }

  function filter() {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const person of people) {
      person.body.hidden = !fits(person, words);
      const row = rows.get(person.row);
      if (row) row.hidden = person.body.hidden || shown >= DRAWN;
      shown += !person.body.hidden;
    }
    count.value = shown.toLocaleString("en") + " of " + people.length.toLocaleString("en") +
      (people.length === 1 ? " person" : " people");
    $("#nobody").hidden = shown > 0;
    $("#drawn").hidden = shown <= DRAWN;
    $("#drawn-of").textContent = (shown - DRAWN).toLocaleString("en");
    draw();
  }

  const curve = (width, from, to) =>
    "M0 " + from + "C" + width / 2 + " " + from + " " + width / 2 + " " + to + " " + width + " " + to;

  function size(picture, width, height) {
    picture.setAttribute("viewBox", "0 0 " + width + " " + height);
    picture.setAttribute("height", height / ROW * 1.5 + "rem");
  }

  function draw() {
    const tree = $(".tree"), branches = all(".branch", tree), heights = branches.map(drawBranch);
    const whole = heights.reduce((sum, height) => sum + height, 0), ties = all(".trunk path", tree);
    let top = 0;
    heights.forEach((height, place) => {
      ties[place].setAttribute("d", curve(TRUNK, whole / 2 * ROW, (top + (height - 0.5) / 2) * ROW));
      ties[place].setAttribute("display", height ? "inline" : "none");
      top += height;
    });
    size($(".trunk", tree), TRUNK, whole * ROW);
    tree.classList.toggle("long", whole > LONG);
    tree.hidden = !whole;
  }

  function drawBranch(branch) {
    const met = all(".people > li", branch), ties = all(".fan path", branch);
    const number = met.filter((row) => !row.hidden).length, height = Math.max(LEAST, number);
    const first = (height - number) / 2 * ROW;
    let place = 0;
    met.forEach((row, index) => {
      ties[index].setAttribute("display", row.hidden ? "none" : "inline");
      if (!row.hidden) ties[index].setAttribute("d", curve(FAN, height / 2 * ROW, first + (place++ + 0.5) * ROW));
    });
    size($(".fan", branch), FAN, height * ROW);
    $(".size", branch).textContent = number.toLocaleString("en") + (number === 1 ? " person" : " people");
    branch.hidden = !number;
    return number ? height + 0.5 : 0;
  }

  function worth(person) {
    const cell = person.cells[column];
    return "order" in cell.dataset ? Number(cell.dataset.order) : cell.textContent.trim();
  }

  function compare(one, other) {
    const a = worth(one), b = worth(other);
    if ((a === "") !== (b === "")) return a === "" ? 1 : -1; // what is not known comes last either way
    const found = typeof a === "number" ? a - b : collator.compare(a, b);
    return (downwards ? -found : found) || one.place - other.place;
  }

  function sort(by, reverse) {
    column = by;
    downwards = reverse;
    people.slice().sort(compare).forEach((person) => table.append(person.body));
    all("th", table).forEach((head, place) => {
      if (place === column) head.setAttribute("aria-sort", downwards ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    order.value = String(column);
  }

  async function copy(button) {
    const draft = document.getElementById(button.dataset.copy);
    let said = "Copied";
    $("#said").textContent = ""; // so that the same words are read aloud again
    try {
      await navigator.clipboard.writeText(draft.textContent);
    } catch (refused) { // no permission, or an older browser: select it, so that one key copies it
      getSelection().selectAllChildren(draft);
      said = "Selected: press Ctrl+C or \u2318C";
    }
    button.firstChild.data = said;
    $("#said").textContent = said;
  }

  search.addEventListener("input", filter);
  selects.forEach((select) => select.addEventListener("change", filter));
  order.addEventListener("change", () => sort(Number(order.value), false));
  $("#reset").addEventListener("click", () => {
    search.value = "";
    selects.forEach((select) => { select.value = ""; });
    filter();
    search.focus();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.copy) copy(button);
    if (button.dataset.column) {
      const by = Number(button.dataset.column);
      sort(by, by === column && !downwards);
    }
  });
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])", table);
    opened.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((details) => { details.open = false; }));
  all("th", table).forEach((head, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.column = String(place);
    button.textContent = head.textContent;
    head.replaceChildren(button);
  });
  document.body.classList.add("alive");
  if (search.value || selects.some((select) => select.value)) filter(); // a browser may keep what was typed
})();
