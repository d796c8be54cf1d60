// Tables for those who read rather than look, and the data as CSV.
const Tables = (() => {
  const { el } = Dom;

  function configuration(model) {
    return model.dataSets.map(set => {
      const rows = set.configuration.map(([name, value]) => el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, value)));
      const table = el("table", { class: "pairs" }, el("tbody", {}, ...rows));
      if (!rows.length) table.append(el("tbody", {}, el("tr", {}, el("td", {}, "Recorded without a configuration."))));
      const name = model.dataSets.length > 1 ? el("h3", {}, set.name) : null;
      const runs = set.runs > 1 ? el("p", { class: "quiet" }, `${set.runs} runs; * stands for what differs between them.`) : null;
      return el("div", {}, ...[name, runs].filter(Boolean), table);
    });
  }

  // All numbers of the plane at the epoch shown.
  function numbers(model, state) {
    const unit = Plane.scale(state), epoch = state.epoch();
    const head = ["estimator", "layer", "epoch", "I(X;T) as", state.unit, "± error", "I(T;Y) as", state.unit, "± error", "caveats"];
    const body = [];
    for (const panel of model.panels.filter(p => Plane.isPanelShown(state, p))) {
      for (const path of panel.paths) {
        const place = Model.placeAt(path.epoch, epoch);
        if (place < 0 || !Plane.isShown(state, path.layer)) continue;
        const cells = name => {
          const kind = model.kinds[path[name].kind[place]];
          const bound = kind.bound === "NONE" ? "" : ", " + Model.BOUNDS[kind.bound];
          return [el("td", {}, kind.estimand + bound), number(path[name].nats[place] * unit), number(path[name].error[place] * unit)];
        };
        const layer = panel.set.layers.find(l => l.number === path.layer)?.name ?? path.layer;
        const caveats = Plane.caveatTexts(model, path, place);
        if (path.invalid[place]) caveats.unshift("not a valid point");
        body.push(el("tr", {}, el("td", {}, Plane.placeText(model, panel) + panel.estimator), el("th", { scope: "row" }, layer),
          el("td", { class: "number" }, Model.whole(path.epoch[place])), ...cells("input"), ...cells("target"), el("td", {}, caveats.join("; "))));
      }
    }
    return el("table", { class: "data" }, el("caption", {}, `Epoch ${Model.whole(epoch)}. Errors are standard errors.`),
      el("thead", {}, el("tr", {}, ...head.map(text => el("th", { scope: "col" }, text)))), el("tbody", {}, ...body));
  }

  const number = value => el("td", { class: "number" }, Model.number(value));

  const quoted = text => '"' + String(text).replaceAll('"', '""') + '"';
  const exact = value => (Number.isNaN(value) ? "" : String(value));

  function* pointLines(model) {
    const side = name => ["estimand", "bound", "nats", "bits", "standard_error_nats", "samples", "caveats"].map(c => `${name}_${c}`);
    yield ["data_set", "run", "epoch", "observed", "layer", "layer_name", "estimator", "runs", "invalid_runs", ...side("input"), ...side("target")].join(",");
    for (const set of model.dataSets) {
      const all = [["", set.paths], ...set.singleRuns.map((paths, i) => [i + 1, paths.map(path => path.read)])];
      for (const [run, paths] of all) {
        for (const path of paths) {
          const name = set.layers.find(l => l.number === path.layer)?.name ?? "";
          for (let i = 0; i < path.epoch.length; i++) {
            const cells = [quoted(set.name), run, path.epoch[i], quoted(path.observed), path.layer, quoted(name), quoted(set.estimators[path.estimator]), path.runs[i], path.invalid[i]];
            for (const each of [path.input, path.target]) {
              const kind = model.kinds[each.kind[i]];
              cells.push(quoted(kind.estimand), kind.bound, exact(each.nats[i]), exact(each.nats[i] / Model.NATS_PER_BIT), exact(each.error[i]),
                kind.samples || "", each.caveats.filter(c => c.counts[i]).map(c => `${c.name}:${c.counts[i]}`).join(" "));
            }
            yield cells.join(",");
          }
        }
      }
    }
  }

  function* measurementLines(model) {
    yield "data_set,epoch,quantity,observed,layer,runs,mean,standard_error";
    for (const set of model.dataSets) {
      for (const s of set.series) {
        for (let i = 0; i < s.epoch.length; i++) {
          yield [quoted(set.name), s.epoch[i], s.quantity, s.observed ? quoted(s.observed) : "", s.layer || "", s.runs[i], exact(s.mean[i]), exact(s.error[i])].join(",");
        }
      }
    }
  }

  function* configurationLines(model) {
    yield "data_set,name,value";
    for (const set of model.dataSets) for (const [name, value] of set.configuration) yield [set.name, name, value].map(quoted).join(",");
  }

  function* curveLines(model) {
    yield "data_set,beta,input_nats,target_nats";
    for (const set of model.dataSets) {
      if (set.curve) for (let i = 0; i < set.curve.beta.length; i++) yield [quoted(set.name), exact(set.curve.beta[i]), exact(set.curve.input[i]), exact(set.curve.target[i])].join(",");
    }
  }

  function save(name, lines) {
    const url = URL.createObjectURL(new Blob([Array.from(lines).join("\n") + "\n"], { type: "text/csv" }));
    const link = el("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  // The data are those that the page has when a button is pressed.
  function downloads(current) {
    const model = current();
    const button = (text, name, lines) => el("button", { type: "button", onclick: () => save(name, lines(current())) }, text);
    const buttons = [button("Points of the plane", "plane.csv", pointLines)];
    if (model.dataSets.some(s => s.series.length)) buttons.push(button("Losses, gradients, weights", "measurements.csv", measurementLines));
    if (model.dataSets.some(s => s.curve)) buttons.push(button("Information curve", "curve.csv", curveLines));
    buttons.push(button("Configuration", "configuration.csv", configurationLines));
    return buttons;
  }

  return { configuration, numbers, downloads, lines: { pointLines, measurementLines } };
})();
