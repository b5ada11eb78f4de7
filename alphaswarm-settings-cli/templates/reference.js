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
  // What the filter lets through, and which of it is on the page by now.
  const fit = cards.map(() => true);
  const there = cards.map(() => true);

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

  const show = (at, is) => {
    if (there[at] === is) return false;
    there[at] = is;
    cards[at].hidden = !is;
    return true;
  };
  // Thousands at once would hold up the next key press: a screenful comes now, the others frame by frame.
  const AT_ONCE = 50;
  let frame = 0;
  const reveal = (from) => {
    let count = 0;
    for (let at = from; at < cards.length; at++) {
      if (!fit[at] || !show(at, true)) continue;
      count++;
      if (count === AT_ONCE) {
        frame = requestAnimationFrame(() => reveal(at + 1));
        return;
      }
    }
  };
  const revealAll = () => {
    cancelAnimationFrame(frame);
    for (let at = 0; at < cards.length; at++) if (fit[at]) show(at, true);
  };

  const apply = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fields = chosen();
    const inSection = sections.map(() => 0);
    let count = 0;
    for (let at = 0; at < cards.length; at++) {
      fit[at] =
        words.every((word) => texts[at].includes(word)) &&
        fields.every((field) => fits(known[at], field));
      if (fit[at]) {
        count++;
        inSection[sectionOf[at]]++;
      } else {
        show(at, false);
      }
    }
    sections.forEach((section, at) => {
      section.hidden = inSection[at] === 0;
    });
    fillView();
    none.hidden = count > 0 || cards.length === 0;
    const of = cards.length === 1 ? "1 variable" : `${cards.length} variables`;
    counter.textContent = count === cards.length ? of : `${count} of ${of}`;
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
  // The table has nothing that the cards do not have. Its rows are made as they are needed, and no more
  // of them than a key press can lay out.
  const MOST_ROWS = 60;
  let most = MOST_ROWS;
  const rows = new Map();
  const row = (at) => {
    const { id, dataset: own } = cards[at];
    const made = document.createElement("tr");
    const link = cell(made, "").appendChild(document.createElement("a"));
    link.href = `#${id}`;
    link.textContent = id;
    cell(made, own.type, true);
    cell(made, own.class);
    cell(made, own.required);
    cell(made, own.default, own.default !== "by target");
    cell(made, cards[at].querySelector(".about").textContent).dir = "auto";
    rows.set(at, made);
    return made;
  };
  const fill = () => {
    const all = [];
    fit.forEach((is, at) => {
      if (is && all.length < most) all.push(rows.get(at) ?? row(at));
    });
    find("table-rows").replaceChildren(...all);
    const left = fit.filter(Boolean).length - all.length;
    find("table-more").hidden = left === 0;
    find("table-all").textContent = `Show ${left} more`;
  };
  const look = (view) => {
    const isTable = view === "table";
    for (const [name, button] of Object.entries(views)) press(button, name === view);
    tablePart.hidden = !isTable;
    cardsPart.hidden = isTable;
    document.body.classList.toggle("as-table", isTable);
    most = MOST_ROWS;
    fillView();
  };
  const fillView = () => {
    cancelAnimationFrame(frame);
    if (tablePart.hidden) reveal(0);
    else fill();
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
    apply();
    look(query.get("view") === "table" ? "table" : "cards");
  };
  // A link to a variable shows it, whatever the filter hides.
  const follow = () => {
    const at = cards.findIndex((card) => `#${card.id}` === location.hash);
    if (at < 0) return;
    if (!fit[at]) {
      box.value = "";
      chips.forEach((chip) => press(chip, false));
      apply();
    }
    look("cards");
    revealAll();
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
    else if (target.id === "table-all") {
      most = cards.length;
      fill();
    } else if (chips.includes(target)) {
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
  addEventListener("beforeprint", () => {
    revealAll();
    for (const uses of document.querySelectorAll("dd details")) uses.open = true;
  });
  addEventListener("hashchange", follow);
  addEventListener("popstate", recall);

  find("filter-bar").hidden = false;
  recall();
  follow();
})();
