// Tree and table of a report: search, filters, order, what stands out, what opens, what is copied.
import { awake, copy } from "./copy.js";

const table = document.querySelector("#people");
if (table) start(table);

function start(table) {
  // Names are only ever read from the page and shown by the browser's own elements: nothing here writes markup.
  const DRAWN = 60, ROW = 24, LEAST = 2, FAN = 120, TRUNK = 100, LONG = 34;
  const $ = (query, root) => (root || document).querySelector(query);
  const all = (query, root) => Array.from((root || document).querySelectorAll(query));
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

  const through = $("[data-filter=connectors]");

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
    all("[data-through]").forEach((button) =>
      button.setAttribute("aria-pressed", String(button.dataset.through === through.value)));
    draw();
  }

  const curve = (width, from, to) =>
    "M0 " + from + "C" + width / 2 + " " + from + " " + width / 2 + " " + to + " " + width + " " + to;

  function size(picture, width, height) {
    picture.setAttribute("viewBox", "0 0 " + width + " " + height);
    picture.setAttribute("height", height / ROW * 1.5 + "rem");
  }

  function draw() {
    const heights = branches.map(drawBranch), whole = heights.reduce((sum, height) => sum + height, 0);
    let top = 0;
    heights.forEach((height, place) => {
      trunk[place].setAttribute("d", curve(TRUNK, whole / 2 * ROW, (top + (height - 0.5) / 2) * ROW));
      trunk[place].setAttribute("display", height ? "inline" : "none");
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

  // A trace: of a person or a connector under the pointer or in focus, their paths alone stand out, with what speaks for them.
  const tree = $(".tree"), branches = all(".branch", tree), trunk = all(".trunk path", tree), evidence = $("#evidence");
  const hint = Array.from(evidence.childNodes), WAYS = 3;
  const bodyOf = (row) => document.getElementById("person-" + row.dataset.row);
  const reach = (row) => bodyOf(row).dataset.connectors.split(" ");
  const lineTo = (row) => $(".fan", row.closest(".branch")).children[Array.from(row.parentNode.children).indexOf(row)];
  let traced = null;

  function trace(what) {
    if (what === traced) return;
    traced = what;
    all(".on", tree).forEach((part) => part.classList.remove("on"));
    tree.classList.toggle("traced", Boolean(what));
    evidence.classList.toggle("full", Boolean(what));
    if (!what) return evidence.replaceChildren(...hint);
    const branch = what.closest(".branch"), whole = what.matches(".connector");
    const met = whole ? Array.from(rows.values()).filter((row) => reach(row).includes(branch.dataset.connector)) : [what];
    const through = whole ? [branch.dataset.connector] : reach(what);
    const parts = met.concat(through.flatMap((place) => [$(".connector", branches[place]), trunk[place]]));
    parts.concat(met.filter((row) => !whole || branch.contains(row)).map(lineTo)).forEach((part) => part.classList.add("on"));
    evidence.replaceChildren(...(whole ? [tieOf(branch)] : waysOf(what)));
  }

  function tieOf(branch) {
    const list = document.createElement("ul");
    list.append($(".paths ul > li", bodyOf($(".people > li", branch))).cloneNode(true));
    return list;
  }

  function waysOf(row) {
    const ways = all(".paths > li > ul", bodyOf(row)), left = ways.length - WAYS, more = document.createElement("p");
    more.textContent = left > 0 ? left + " more in the table" : "";
    return ways.slice(0, WAYS).map((way) => way.cloneNode(true)).concat(left > 0 ? more : []);
  }

  function openCard(body) { // the link leads there; the keyboard goes on from its reasons
    const details = $("details", body);
    if (body.hidden) clear();
    details.open = true;
    setTimeout(() => $("summary", details).focus({ preventScroll: true }));
  }

  function filterBy(place) {
    through.value = through.value === place ? "" : place;
    filter();
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

  search.addEventListener("input", filter);
  selects.forEach((select) => select.addEventListener("change", filter));
  order.addEventListener("change", () => sort(Number(order.value), false));
  function clear() {
    search.value = "";
    selects.forEach((select) => { select.value = ""; });
    filter();
  }

  $("#reset").addEventListener("click", () => {
    clear();
    search.focus();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button"), link = event.target.closest("a[href^='#person-']");
    if (link) openCard(document.getElementById(link.hash.slice(1)));
    if (!button) return;
    if (button.dataset.copy) copy(button);
    if (button.dataset.through) filterBy(button.dataset.through);
    if (button.dataset.column) {
      const by = Number(button.dataset.column);
      sort(by, by === column && !downwards);
    }
  });

  // Nearer and farther: the browser lays the whole tree out larger or smaller, and its frame scrolls.
  const section = $("#paths"), frame = tree.parentNode, STEP = 1.25, NEAREST = 4, FARTHEST = 0.2, REACH = 24, REST = 150;
  let scale = 1, goal = 1, held = null, resting = 0;

  // While a wheel turns, the picture as it was painted grows and shrinks: to lay it out anew costs a phone several frames.
  function stretch(to, at) {
    if (held && Math.hypot(at.clientX - held.clientX, at.clientY - held.clientY) > REACH) zoom(goal, held);
    if (!held) {
      const box = tree.getBoundingClientRect();
      tree.style.transformOrigin = (at.clientX - box.left) / scale + "px " + (at.clientY - box.top) / scale + "px";
      held = at;
      frame.classList.add("held");
    }
    goal = within(to);
    tree.style.transform = "scale(" + goal / scale + ")";
    clearTimeout(resting);
    resting = setTimeout(() => zoom(goal, held), REST);
  }

  const within = (to) => Math.min(NEAREST, Math.max(FARTHEST, to));

  function zoom(to, at) { // what is at a point stays there, else the upper left corner
    const part = frame.getBoundingClientRect(), before = tree.getBoundingClientRect();
    const x = at ? at.clientX : part.left, y = at ? at.clientY : Math.max(part.top, 0);
    const u = (x - before.left) / before.width, v = (y - before.top) / before.height;
    clearTimeout(resting);
    held = null;
    frame.classList.remove("held");
    scale = goal = within(to);
    tree.style.transform = tree.style.transformOrigin = "";
    tree.style.zoom = scale;
    tree.style.width = scale > 1 ? scale * 100 + "%" : "";
    frame.classList.toggle("near", scale > 1);
    const after = tree.getBoundingClientRect();
    frame.scrollLeft += after.left + u * after.width - x;
    scrollBy(0, after.top + v * after.height - y);
  }

  const does = { in: () => zoom(goal * STEP), out: () => zoom(goal / STEP), plain: () => zoom(1) };
  const keys = { "+": does.in, "=": does.in, "-": does.out, "0": does.plain };
  section.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (button) does[button.dataset.zoom]();
  });
  section.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  tree.addEventListener("wheel", (event) => { // without Ctrl the page scrolls as ever; a pinch on a touchpad comes with it
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    stretch(goal * Math.exp(-event.deltaY / 300), event);
  }, { passive: false });

  const part = (event) => event.target.closest(".people > li, .connector");
  tree.addEventListener("pointerover", (event) => event.pointerType !== "touch" && part(event) && trace(part(event)));
  tree.addEventListener("pointerleave", () => trace(null));
  tree.addEventListener("focusin", (event) => trace(part(event)));
  tree.addEventListener("focusout", (event) => tree.contains(event.relatedTarget) || trace(null));
  document.addEventListener("keydown", (event) => event.key === "Escape" && trace(null));
  let opened = [];
  addEventListener("beforeprint", () => {
    trace(null);
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
  function choosing(name, place) { // a name becomes the button that filters by them
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.through = place;
    button.title = "Show only those who are met through this contact";
    button.setAttribute("aria-pressed", "false");
    name.replaceWith(button);
    button.append(name);
  }
  if (through) { // else there is nobody else to choose from
    all(".connector b").forEach((name, place) => choosing(name, branches[place].dataset.connector));
  }
  awake();
  if (search.value || selects.some((select) => select.value)) filter(); // a browser may keep what was typed
}
