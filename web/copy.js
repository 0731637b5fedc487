// What is told beside the pictures is copied; where that is refused it is selected, so that one key copies it.
export async function copy(button) {
  const text = document.getElementById(button.dataset.copy), aloud = document.getElementById("said");
  let said = "Copied";
  aloud.textContent = ""; // so that the same words are read aloud again
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch (refused) { // no permission, or an older browser
    getSelection().selectAllChildren(text);
    said = "Selected: press Ctrl+C or \u2318C";
  }
  button.firstChild.data = said;
  aloud.textContent = said;
}

export function awake() { // whoever shows the page in a frame may show it now
  document.body.classList.add("alive");
  if (parent !== window) parent.postMessage("infograph", "*");
}
