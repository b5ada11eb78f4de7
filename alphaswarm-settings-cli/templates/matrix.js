
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const box = find("filter-text");
  const buttons = { differs: find("only-differs"), open: find("only-open") };
  const rows = [...document.querySelectorAll(".matrix tbody tr")];
  // Everything a key press needs, read from the page once.
  const known = rows.map((row) => ({
    text: row.id.toLowerCase(),
    differs: row.className === "differs",
    open: "open" in row.dataset,
  }));
  const pressed = (button) => button.getAttribute("aria-pressed") === "true";
  const press = (button, is) => button.setAttribute("aria-pressed", String(is));

  const apply = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const only = Object.keys(buttons).filter((name) => pressed(buttons[name]));
    let count = 0;
    known.forEach((own, at) => {
      const is = words.every((word) => own.text.includes(word)) && only.every((name) => own[name]);
      if (is) count++;
      if (rows[at].hidden === is) rows[at].hidden = !is;
    });
    find("filter-none").hidden = count > 0 || rows.length === 0;
    const all = rows.length;
    find("filter-count").textContent = count === all ? String(all) : `${count} of ${all}`;
  };
  // The filter stands in the address.
  const remember = () => {
    const query = new URLSearchParams();
    if (box.value !== "") query.set("q", box.value);
    for (const [name, button] of Object.entries(buttons)) {
      if (pressed(button)) query.append("only", name);
    }
    const text = query.toString();
    const address = location.pathname + (text === "" ? "" : `?${text}`) + location.hash;
    try {
      history.replaceState(null, "", address);
    } catch {
      // A page without an address of its own keeps no filter.
    }
  };
  const recall = () => {
    const query = new URLSearchParams(location.search);
    box.value = query.get("q") ?? "";
    const only = query.getAll("only");
    for (const [name, button] of Object.entries(buttons)) press(button, only.includes(name));
    apply();
  };

  let waiting = 0;
  const changed = () => {
    apply();
    clearTimeout(waiting);
    // Browsers refuse an address that changes with each key press.
    waiting = setTimeout(remember, 200);
  };
  box.addEventListener("input", changed);
  for (const button of Object.values(buttons)) {
    button.addEventListener("click", () => {
      press(button, !pressed(button));
      changed();
    });
  }
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select") !== null;
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "Escape" && event.target === box) {
      box.value = "";
      changed();
    }
  });
  addEventListener("popstate", recall);
  find("filter-bar").hidden = false;
  recall();
})();
