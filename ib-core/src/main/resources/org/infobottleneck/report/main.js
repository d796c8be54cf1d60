// The page: what is chosen, and which charts follow.
const Report = (() => {
  const { el, choice, toggles } = Dom;
  const byId = id => document.getElementById(id);

  const state = {
    at: 0, playing: false, speed: 1, unit: "bits", log: true, color: "layer", errors: "now", runs: "shown", axes: "shared",
    hiddenLayers: new Set(), hiddenEstimators: new Set(), hiddenRows: new Set(), hiddenSets: new Set(),
    epoch: () => 0,
  };
  let model, bar, panels = [], cards = [], chips = [], shared = null;
  const stage = new Stage(draw);

  function draw(chart) {
    chart.draw(chart instanceof Panel ? range(chart) : undefined);
  }

  function range(chart) {
    if (state.axes === "own") return Plane.extent([chart.panel], state);
    return (shared ??= Plane.extent(panels.filter(p => p.isShown()).map(p => p.panel), state));
  }

  // After a change of anything but the epoch.
  function redraw() {
    shared = null;
    for (const chart of [...panels, ...cards]) {
      chart.element.hidden = !chart.isShown();
      chart.stale = true;
    }
    byId("curves").hidden = !cards.some(c => c.element.parentNode === byId("curve-cards") && c.isShown());
    stage.ask();
    bar.scale();
    note();
    table();
  }

  function move() {
    stage.move();
    if (state.playing) return;
    table();
    byId("announcer").textContent = bar.spoken();
  }

  function table() {
    const details = byId("numbers");
    if (details.open) details.querySelector(".scroll").replaceChildren(Tables.numbers(model, state));
  }

  function note() {
    const parts = [];
    if (state.color === "epoch") parts.push("Points are colored by epoch; a layer has a shape of its own.");
    if (model.panels.some(p => p.paths.some(path => path.saturated?.some(Boolean)))) parts.push("Hollow points are saturated: as large as their ceiling allows, they cannot tell one layer from another.");
    if (model.panels.some(p => p.paths.some(path => path.invalid.some(i => i > 0)))) parts.push("A cross is no valid point.");
    if (model.dataSets.some(set => set.curve)) parts.push("The solid line is the information curve: no encoder of X lies above it.");
    byId("plane-note").replaceChildren(...(state.color === "epoch" ? [epochScale()] : []), parts.join(" "));
  }

  function epochScale() {
    const bar = el("i", {});
    bar.style.background = Theme.viridisGradient();
    return el("span", { class: "scale" }, "epoch " + Model.brief(model.epochs[0]), bar, Model.brief(model.epochs[model.epochs.length - 1]));
  }

  const set = (name, apply = redraw) => value => { state[name] = value; apply(); };

  function members(values, hidden) {
    return values.map(text => ({ text, on: () => !hidden.has(text), toggle: () => hidden.has(text) ? hidden.delete(text) : hidden.add(text) }));
  }

  function settings() {
    const theme = value => { Theme.choose(value); recolor(); };
    byId("settings").replaceChildren(
      choice("Page", "theme", [["auto", "auto"], ["light", "light"], ["dark", "dark"]], Theme.chosen(), theme));
  }

  function layerChips() {
    chips = model.layers.map((layer, index) => ({
      text: layer.name, mark: Theme.mark(index), on: () => !state.hiddenLayers.has(layer.number),
      toggle: () => state.hiddenLayers.has(layer.number) ? state.hiddenLayers.delete(layer.number) : state.hiddenLayers.add(layer.number),
    }));
    return toggles("Layers", chips, redraw);
  }

  function options() {
    const fields = [choice("Unit", "unit", [["bits", "bits"], ["nats", "nats"]], state.unit, set("unit"))];
    const estimators = Array.from(new Set(model.panels.map(p => p.estimator)));
    const rows = Array.from(new Set(model.panels.map(p => p.rows.name)));
    if (estimators.length > 1) fields.push(toggles("Estimators", members(estimators, state.hiddenEstimators), redraw));
    if (rows.length > 1) fields.push(toggles("Rows", members(rows, state.hiddenRows), redraw));
    if (model.dataSets.length > 1) fields.push(toggles("Data", members(model.dataSets.map(s => s.name), state.hiddenSets), redraw));
    fields.push(choice("Epochs", "scale", [["log", "log"], ["linear", "linear"]], state.log ? "log" : "linear", value => { state.log = value === "log"; redraw(); }));
    fields.push(choice("Color by", "color", [["layer", "layer"], ["epoch", "epoch"]], state.color, set("color")));
    if (model.panels.some(p => p.paths.some(path => path.input.error.some(e => e > 0) || path.target.error.some(e => e > 0)))) {
      fields.push(choice("Errors", "errors", [["none", "none"], ["now", "now"], ["all", "all"]], state.errors, set("errors")));
    }
    if (model.dataSets.some(each => each.singleRuns.length)) {
      fields.push(choice("Single runs", "runs", [["hidden", "hidden"], ["shown", "shown"]], state.runs, set("runs")));
    }
    if (model.panels.length > 1) fields.push(choice("Axes", "axes", [["shared", "shared"], ["own", "own"]], state.axes, set("axes")));
    fields.push(choice("Speed", "speed", [["0.5", "½"], ["1", "1"], ["3", "3"]], String(state.speed), value => { state.speed = Number(value); }));
    // On a phone they are folded away, so that the plane comes first.
    const view = el("details", { class: "view", open: matchMedia("(min-width: 40rem)").matches ? "" : null }, el("summary", {}, "View"),
      el("div", { class: "fields" }, ...fields));
    byId("options").replaceChildren(layerChips(), view);
  }

  function recolor() {
    chips.forEach((chip, index) => chip.button.querySelector("svg").replaceWith(Theme.mark(index)));
    redraw();
  }

  function summary() {
    if (!model.dataSets.length) return "";
    const sets = model.dataSets.map(s => {
      if (model.dataSets.length > 1) return `${s.name}: ` + (s.runs > 1 ? `mean of ${s.runs} runs` : "one run");
      return s.runs > 1 ? `Mean of ${s.runs} runs` : "One run";
    });
    const last = model.epochs[model.epochs.length - 1] ?? 0;
    const counted = (count, what) => `${Model.whole(count)} ${what}${count === 1 ? "" : "s"}`;
    return `${sets.join("; ")}. ${counted(model.epochs.length, "snapshot")} to epoch ${Model.whole(last)}, `
      + `${counted(model.layers.length, "layer")}, ${counted(new Set(model.panels.map(p => p.estimator)).size, "estimator")}.`;
  }

  function place(container, charts) {
    byId(container).replaceChildren(...charts.map(c => c.element));
    charts.forEach(chart => stage.add(chart));
  }

  // What a page consists of: as long as it stays the same, newer data take the place of older ones.
  const shapeOf = model => JSON.stringify([model.title, model.layers, model.panels.map(p => [p.set.name, p.rows.name, p.estimator]),
    model.dataSets.map(s => [s.name, s.configuration, Boolean(s.curve), s.singleRuns.length > 0, s.series.map(each => each.quantity + each.layer)])]);

  // Shows a document, instead of the one before if there was one; what was chosen stays.
  function show(document_) {
    const followed = !model || state.at === model.epochs.length - 1;
    const before = model && shapeOf(model);
    model = Model.read(document_);
    if (!model.epochs.length) model.epochs.push(0);
    if (followed && !state.playing) state.at = model.epochs.length - 1;
    state.epoch = () => model.epochs[Math.min(state.at, model.epochs.length - 1)];
    const fresh = charts();
    if (before === shapeOf(model)) {
      panels.forEach((panel, i) => panel.adopt(model, model.panels[i]));
      [...cards].forEach((card, i) => card.adopt([...fresh.curves, ...fresh.training][i]));
      bar.model = model;
      byId("summary").textContent = summary();
      redraw();
    } else {
      build(fresh);
    }
  }

  function charts() {
    const information = model.panels.map(panel => Cards.information(model, state, panel));
    const gaps = model.panels.filter(p => p.set.curve).map(panel => Cards.gaps(model, state, panel));
    return { curves: [...information, ...gaps], training: model.dataSets.flatMap(each => Cards.ofSet(model, state, each)) };
  }

  function build({ curves, training }) {
    for (const chart of [...panels, ...cards]) stage.remove(chart);
    document.title = model.title;
    byId("title").textContent = model.title;
    byId("summary").textContent = summary();
    settings();
    options();
    bar?.pause();
    bar = new Player.Bar(model, state, move);
    byId("player").replaceChildren(bar.element);
    panels = model.panels.map(panel => new Panel(model, panel, state));
    cards = [...curves, ...training];
    place("plane-cards", panels);
    place("curve-cards", curves);
    place("training-cards", training);
    byId("plane").hidden = byId("curves").hidden = !panels.length;
    byId("training").hidden = !training.length;
    byId("configuration-tables").replaceChildren(...Tables.configuration(model));
    byId("download-buttons").replaceChildren(...Tables.downloads(() => model));
    shared = null;
    note();
    table();
  }

  document.addEventListener("keydown", event => {
    if (event.target.closest("input, button, summary, select, textarea, a") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " ") { event.preventDefault(); bar.toggle(); }
    else if (/^[1-9]$/.test(event.key)) chips[Number(event.key) - 1]?.button.click();
    else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) bar.key(event);
  });
  byId("numbers").addEventListener("toggle", () => table());
  Theme.onSystemChange(() => recolor());

  show(JSON.parse(byId("report-data").textContent));
  return { show, state };
})();
