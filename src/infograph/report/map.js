"use strict";
(function () {
  // The map of one's own network: a group or person under the pointer or in focus stands out, and the picture can be zoomed.
  const map = document.getElementById("map");
  if (!map) return;
  const picture = map.querySelector("svg"), size = picture.getAttribute("viewBox").split(" ").map(Number);
  const full = { x: 0, y: 0, w: size[2], h: size[3] }, MOST = 8, STEP = 1.4;
  const all = (query) => Array.from(map.querySelectorAll(query));
  const itemOf = (part) => { // what the list says of a part of the picture
    const badge = part.closest(".badge"), group = part.closest("[data-group]");
    if (badge) return all('.groups > [data-group="' + badge.dataset.of + '"] [data-place="' + badge.dataset.place + '"]')[0];
    return group && all('.groups > [data-group="' + group.dataset.group + '"]')[0];
  };
  let seen = { ...full };

  function trace(item) {
    all(".on").forEach((part) => part.classList.remove("on"));
    map.classList.toggle("traced", Boolean(item));
    if (!item) return;
    const group = item.closest("[data-group]").dataset.group, place = item.dataset.place;
    const near = all('.link[data-one="' + group + '"], .link[data-other="' + group + '"]');
    const ends = new Set(near.flatMap((line) => [line.dataset.one, line.dataset.other]).concat(group));
    all("svg [data-group]").filter((one) => ends.has(one.dataset.group)).concat(near, item,
      all('.badge[data-of="' + group + '"]').filter((one) => !place || one.dataset.place === place))
      .forEach((part) => part.classList.add("on"));
  }

  function show(box) {
    const w = Math.min(full.w, Math.max(full.w / MOST, box.w)), h = w < full.w ? w * full.h / full.w : full.h;
    const inside = (at, size, most) => Math.min(Math.max(at, 0), most - size);
    seen = { x: inside(box.x, w, full.w), y: inside(box.y, h, full.h), w, h };
    picture.setAttribute("viewBox", [seen.x, seen.y, seen.w, seen.h].join(" "));
    map.classList.toggle("near", w < full.w);
  }

  // Nearer round a point, given as parts of the picture's width and height.
  function zoom(by, u = 0.5, v = 0.5) {
    const w = Math.min(full.w, Math.max(full.w / MOST, seen.w / by)), h = w * full.h / full.w;
    show({ x: seen.x + (seen.w - w) * u, y: seen.y + (seen.h - h) * v, w });
  }

  const move = (dx, dy) => show({ x: seen.x + dx * seen.w, y: seen.y + dy * seen.h, w: seen.w });
  const at = (x, y) => {
    const box = picture.getBoundingClientRect();
    return [(x - box.left) / box.width, (y - box.top) / box.height];
  };
  const does = { in: () => zoom(STEP), out: () => zoom(1 / STEP), whole: () => show(full) };
  const keys = { "+": does.in, "=": does.in, "-": does.out, "0": does.whole, ArrowLeft: () => move(-0.15, 0),
    ArrowRight: () => move(0.15, 0), ArrowUp: () => move(0, -0.15), ArrowDown: () => move(0, 0.15) };

  map.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]"), badge = event.target.closest(".badge");
    if (button) does[button.dataset.zoom]();
    const leads = badge && itemOf(badge) && itemOf(badge).querySelector("button");
    if (leads) leads.click();
  });
  map.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith("Arrow") && seen.w >= full.w) return; // the page scrolls as ever
    event.preventDefault();
    keys[event.key]();
  });
  picture.addEventListener("wheel", (event) => { // without Ctrl the page scrolls as ever; a pinch on a touchpad comes with it
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 300), ...at(event.clientX, event.clientY));
  }, { passive: false });

  const fingers = new Map();
  const spread = () => { const [a, b] = fingers.values(); return Math.hypot(a.x - b.x, a.y - b.y); };
  picture.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || seen.w < full.w) fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  picture.addEventListener("pointermove", (event) => {
    const last = fingers.get(event.pointerId), box = picture.getBoundingClientRect();
    if (!last) return;
    const before = fingers.size === 2 ? spread() : 0, next = { x: event.clientX, y: event.clientY };
    fingers.set(event.pointerId, next);
    if (fingers.size === 2) zoom(spread() / (before || 1), ...at(next.x, next.y));
    else if (seen.w < full.w) move((last.x - next.x) / box.width, (last.y - next.y) / box.height);
  });
  ["pointerup", "pointercancel", "pointerleave"].forEach((kind) =>
    picture.addEventListener(kind, (event) => fingers.delete(event.pointerId)));

  map.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const item = event.target.closest("svg") ? itemOf(event.target) : event.target.closest("[data-place], .groups > [data-group]");
    trace(item || null);
  });
  map.addEventListener("pointerleave", () => trace(null));
  map.addEventListener("focusin", (event) => trace(event.target.closest("[data-place], .groups > [data-group]")));
  map.addEventListener("focusout", () => trace(null));
})();
