// The map of one's own network: what is under the pointer or in focus stands out with all that it joins; a person leads to
// their card in the list beside it, which says the same for ears and keys; the picture can be zoomed.
import Panzoom from "@panzoom/panzoom";
import { awake, copy } from "./copy.js";

const MOST = 8, STEP = 1.4, MOVE = 0.15, STILL = 4;
const map = document.getElementById("map");
if (map) start(map);

function start(map) {
  const picture = map.querySelector(".circles"), frame = picture.parentNode;
  const alone = !document.getElementById("people"); // else who looks after the table does
  const all = (query) => Array.from(map.querySelectorAll(query));
  const itemOf = (part) => { // what the list says of a part of the picture
    const badge = part.closest(".badge"), group = part.closest("[data-group]");
    if (badge) return all('.groups > [data-group="' + badge.dataset.of + '"] [data-place="' + badge.dataset.place + '"]')[0];
    return group && all('.groups > [data-group="' + group.dataset.group + '"]')[0];
  };

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

  // Two fingers stay on what they lie on: Panzoom zooms by pixels, a step for each 80, whatever was between them.
  const fingers = new Map(), PER_STEP = 80;
  const spread = () => { const [a, b] = fingers.values(); return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY); };
  picture.addEventListener("pointermove", (event) => fingers.has(event.pointerId) && fingers.set(event.pointerId, event));
  ["pointerup", "pointercancel"].forEach((kind) => addEventListener(kind, (event) => fingers.delete(event.pointerId)));

  // One finger and a wheel scroll the page as ever, unless the picture is nearer than whole.
  const view = Panzoom(picture, {
    contain: "outside", minScale: 1, maxScale: MOST, panOnlyWhenZoomed: true, cursor: "", touchAction: "pan-x pan-y",
    handleStartEvent: (event) => {
      if (near()) event.preventDefault();
      if (fingers.set(event.pointerId, event).size === 2) view.setOptions({ step: PER_STEP * view.getScale() / spread() });
    },
  });
  const near = () => view.getScale() > 1;
  picture.addEventListener("panzoomchange", () => {
    if (map.classList.toggle("near", near()) === (view.getOptions().touchAction === "none")) return;
    view.setOptions({ touchAction: near() ? "none" : "pan-x pan-y", cursor: near() ? "move" : "" });
  });
  const move = (dx, dy) => () => {
    const box = frame.getBoundingClientRect(), by = MOVE / view.getScale();
    view.pan(dx * box.width * by, dy * box.height * by, { relative: true });
  };
  const zoom = (by) => () => view.zoom(view.getScale() * by);
  const does = { in: zoom(STEP), out: zoom(1 / STEP), plain: () => view.reset({ animate: false }) };
  const keys = { "+": does.in, "=": does.in, "-": does.out, "0": does.plain, ArrowLeft: move(1, 0),
    ArrowRight: move(-1, 0), ArrowUp: move(0, 1), ArrowDown: move(0, -1) };

  function open(badge) { // and whom a connector leads to stands alone in tree and table
    const card = itemOf(badge).querySelector("details"), leads = card.querySelector("[data-through]");
    card.open = true;
    card.querySelector("summary").focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    if (leads && leads.getAttribute("aria-pressed") !== "true") leads.click();
  }

  let down = null;
  picture.addEventListener("pointerdown", (event) => { down = event; });
  map.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]"), badge = event.target.closest(".badge");
    const text = alone && event.target.closest("[data-copy]");
    if (text) copy(text);
    if (button) does[button.dataset.zoom]();
    const dragged = down && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > STILL;
    if (badge && !dragged) open(badge);
  });
  map.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith("Arrow") && !near()) return; // the page scrolls as ever
    event.preventDefault();
    keys[event.key]();
  });
  picture.addEventListener("wheel", (event) => { // without Ctrl the page scrolls as ever; a pinch on a touchpad comes with it
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    view.zoomToPoint(view.getScale() * Math.exp(-event.deltaY / 300), event);
  }, { passive: false });

  map.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const item = event.target.closest("svg") ? itemOf(event.target) : event.target.closest("[data-place], .groups > [data-group]");
    trace(item || null);
  });
  map.addEventListener("pointerleave", () => trace(null));
  map.addEventListener("focusin", (event) => trace(event.target.closest("[data-place], .groups > [data-group]")));
  map.addEventListener("focusout", (event) => map.contains(event.relatedTarget) || trace(null));
  addEventListener("beforeprint", () => { does.plain(); trace(null); });
  if (alone) awake();
}
