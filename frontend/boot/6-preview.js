// What others will see of a pledge that is being written.

/** Fills in the card that will be on the wall. Initials are those of `initials_of` in `domain/src/pledge.rs`. */
function preview() {
  const card = document.getElementById("preview");
  if (!card) return;
  card.hidden = false;
  const form = card.closest("form");
  // Not by FormData: for a box of text it lays the page out, which nobody has seen yet.
  const typed = (field) => form.elements[field].value;
  const [name, country, what, message] = card.querySelectorAll("bdi, span, .pledge-what, .pledge-message");
  const letters = () => typed("pledge_name").split(/[\s-]/).map((word) => /[\p{Alphabetic}\p{N}]/u.exec(word)?.[0]).filter(Boolean);
  const initials = (letter) => (letter < "\x7f" ? letter.toUpperCase() : letter) + ".";
  name.textContent = typed("visibility") === "initials" ? letters().slice(0, 3).map(initials).join("") : typed("pledge_name");
  country.textContent = typed("pledge_country") && form.querySelector("#pledge_country :checked").textContent;
  what.textContent = [...form.querySelectorAll("[name=actions]:checked")].map((box) => box.labels[0].innerText.trim()).join(" · ");
  message.textContent = typed("message");
}

document.addEventListener("input", preview);
