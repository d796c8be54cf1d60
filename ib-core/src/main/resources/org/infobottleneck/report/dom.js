// Elements. Text of a report reaches the page through textContent only, so that markup in it stays text.
const Dom = (() => {
  const SVG = document.createElementNS.bind(document, "http://www.w3.org/2000/svg");

  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
  }

  function svg(box, ...shapes) {
    const element = SVG("svg");
    element.setAttribute("viewBox", box);
    element.setAttribute("aria-hidden", "true");
    for (const attributes of shapes) {
      const path = SVG("path");
      for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
      element.append(path);
    }
    return element;
  }

  // One of several choices, as radio buttons that look like one button.
  function choice(label, name, options, chosen, onchange) {
    const segments = el("span", { class: "segments" });
    for (const [value, text] of options) {
      const input = el("input", { type: "radio", name, value, onchange: () => onchange(value) });
      input.checked = value === chosen;
      segments.append(el("label", {}, input, text));
    }
    return el("fieldset", {}, el("legend", {}, label), segments);
  }

  // Several things that are on or off, each a button that stays pressed.
  function toggles(label, items, onchange) {
    const set = el("fieldset", {}, el("legend", {}, label));
    for (const item of items) {
      const button = el("button", { type: "button", class: "chip", "aria-pressed": String(item.on()) }, item.mark ?? null, item.text);
      button.addEventListener("click", () => {
        item.toggle();
        button.setAttribute("aria-pressed", String(item.on()));
        onchange();
      });
      item.button = button;
      set.append(button);
    }
    return set;
  }

  return { el, svg, choice, toggles };
})();
