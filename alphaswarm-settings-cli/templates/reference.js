
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const box = find("filter-text");
  const counter = find("filter-count");
  const none = find("filter-none");
  const cardsPart = find("cards-part");
  const tablePart = find("table-part");
  const views = { cards: find("view-cards"), table: find("view-table") };
  const chips = [...document.querySelectorAll(".chip-row button")];
  const sections = [...document.querySelectorAll(".group")];

  // Everything a key press needs, read from the page once.
  const cards = [...document.querySelectorAll(".card")];
  const listed = (text) => (text === "" ? [] : text.split(",").map((one) => one.trim()));
  const known = cards.map((card) => {
    const own = card.dataset;
    return {
      services: listed(own.services),
      targets: listed(own.targets),
      class: [own.class],
      owner: [own.owner],
      group: [own.group],
      deprecated: [own.deprecated],
    };
  });
  const texts = cards.map((card) => {
    const own = card.dataset;
    const about = card.querySelector(".about").textContent;
    const code = [...card.querySelectorAll("code")].map((one) => one.textContent);
    const facts = [own.type, own.class, own.services, own.owner, own.group, own.deprecated];
    return [card.id, about, ...facts, ...code].join("\n").toLowerCase();
  });
  const sectionOf = cards.map((card) => sections.indexOf(card.parentElement));
  const shown = cards.map(() => true);
  let rows = [];

  const pressed = (button) => button.getAttribute("aria-pressed") === "true";
  const press = (button, is) => button.setAttribute("aria-pressed", String(is));
  const fieldOf = (chip) => chip.closest(".chip-row").dataset.field;

  // The pressed chips: any value of a field will do, and each field has to agree.
  const chosen = () => {
    const fields = new Map();
    for (const chip of chips.filter(pressed)) {
      const field = fieldOf(chip);
      fields.set(field, (fields.get(field) ?? new Set()).add(chip.value));
    }
    return [...fields];
  };
  const fits = (own, [field, values]) => {
    // A variable that names no service is for all of them.
    if (field === "services" && own.services.length === 0) return true;
    return own[field].some((value) => values.has(value));
  };

  const apply = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fields = chosen();
    const inSection = sections.map(() => 0);
    let count = 0;
    for (let at = 0; at < cards.length; at++) {
      const is =
        words.every((word) => texts[at].includes(word)) &&
        fields.every((field) => fits(known[at], field));
      if (is) {
        count++;
        inSection[sectionOf[at]]++;
      }
      if (is !== shown[at]) {
        shown[at] = is;
        cards[at].hidden = !is;
        if (rows.length > 0) rows[at].hidden = !is;
      }
    }
    sections.forEach((section, at) => {
      section.hidden = inSection[at] === 0;
    });
    none.hidden = count > 0 || cards.length === 0;
    counter.textContent = count === cards.length ? String(count) : `${count} of ${cards.length}`;
    const total = fields.reduce((sum, [, values]) => sum + values.size, 0);
    const told = find("filter-chosen");
    if (told !== null) told.textContent = total === 0 ? "" : ` (${total} chosen)`;
  };

  const cell = (row, text, code) => {
    const td = row.insertCell();
    if (code && text !== "") td.appendChild(document.createElement("code")).textContent = text;
    else td.textContent = text;
    return td;
  };
  // The table has nothing that the cards do not have, so it is made when it is first looked at.
  const makeTable = () => {
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const name of ["Variable", "Type", "Class", "Set", "Default", "What it is for"]) {
      const th = head.appendChild(document.createElement("th"));
      th.scope = "col";
      th.textContent = name;
    }
    const body = table.createTBody();
    rows = cards.map((card, at) => {
      const own = card.dataset;
      const row = body.insertRow();
      const link = cell(row, "").appendChild(document.createElement("a"));
      link.href = `#${card.id}`;
      link.textContent = card.id;
      cell(row, own.type, true);
      cell(row, own.class);
      cell(row, own.required);
      cell(row, own.default, own.default !== "by target");
      cell(row, card.querySelector(".about").textContent).dir = "auto";
      row.hidden = !shown[at];
      return row;
    });
    tablePart.append(table);
  };
  const look = (view) => {
    if (view === "table" && rows.length === 0) makeTable();
    for (const [name, button] of Object.entries(views)) press(button, name === view);
    tablePart.hidden = view !== "table";
    cardsPart.hidden = view === "table";
  };

  // The filter stands in the address, behind the names that it shares with no other page.
  const remember = () => {
    const query = new URLSearchParams();
    if (box.value !== "") query.set("q", box.value);
    for (const [field, values] of chosen()) values.forEach((value) => query.append(field, value));
    if (pressed(views.table)) query.set("view", "table");
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
    for (const chip of chips) press(chip, query.getAll(fieldOf(chip)).includes(chip.value));
    const panel = document.querySelector(".chips");
    if (panel !== null && chips.some(pressed)) panel.open = true;
    look(query.get("view") === "table" ? "table" : "cards");
    apply();
  };
  // A link to a variable shows it, whatever the filter hides.
  const follow = () => {
    const at = cards.findIndex((card) => `#${card.id}` === location.hash);
    if (at < 0) return;
    if (!shown[at]) {
      box.value = "";
      chips.forEach((chip) => press(chip, false));
      apply();
    }
    look("cards");
    remember();
    cards[at].scrollIntoView();
  };

  let waiting = 0;
  const changed = () => {
    apply();
    clearTimeout(waiting);
    // Browsers refuse an address that changes with each key press.
    waiting = setTimeout(remember, 200);
  };
  const clear = () => {
    box.value = "";
    chips.forEach((chip) => press(chip, false));
    changed();
  };

  const copied = document.createElement("span");
  copied.className = "quick";
  copied.setAttribute("role", "status");
  document.body.append(copied);
  const copy = async (button) => {
    const key = button.closest(".card").id;
    try {
      await navigator.clipboard.writeText(key);
      button.textContent = "Copied";
      copied.textContent = `${key} is copied`;
    } catch {
      button.textContent = "Not allowed";
    }
    setTimeout(() => (button.textContent = "Copy"), 1500);
  };
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  for (const card of cards) {
    const own = button.cloneNode(true);
    own.setAttribute("aria-label", `Copy ${card.id}`);
    card.firstElementChild.append(own);
  }

  box.addEventListener("input", changed);
  document.addEventListener("click", (event) => {
    const target = event.target.closest("button");
    if (target === null) return;
    if (target.className === "copy") copy(target);
    else if (target.id === "filter-clear") clear();
    else if (chips.includes(target)) {
      press(target, !pressed(target));
      changed();
    } else {
      for (const [name, own] of Object.entries(views)) if (own === target) look(name);
      remember();
    }
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select") !== null;
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "Escape" && event.target === box) {
      clear();
    }
  });
  addEventListener("hashchange", follow);
  addEventListener("popstate", recall);

  find("filter-bar").hidden = false;
  recall();
  follow();
})();
