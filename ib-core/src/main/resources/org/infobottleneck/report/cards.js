// The charts against the epoch that the data of a page allow, and what they show.
const Cards = (() => {
  // Lines of all layers that are switched on, from series with a layer each.
  function layerLines(model, state, series, options = {}) {
    return series.filter(s => Plane.isShown(state, s.layer)).map(s => {
      const index = model.layers.findIndex(l => l.number === s.layer);
      const unit = options.unit ?? 1;
      return {
        name: model.layers[index].name + (options.suffix ?? ""), layer: s.layer, color: Theme.color(index),
        shape: options.dash === "dashed" ? null : Theme.shape(index).symbol, path: Theme.shape(index).path, dash: options.dash,
        epoch: s.epoch, mean: unit === 1 ? s.mean : s.mean.map(v => v * unit), error: unit === 1 ? s.error : s.error.map(v => v * unit),
      };
    });
  }

  // A long estimand stands in the caption alone.
  const axisName = estimand => (estimand.short.length <= 20 ? estimand.short : estimand.plain);

  function information(model, state, panel) {
    return new Curves.Card(model, state, Plane.placeText(model, panel) + panel.estimator, () => {
      const unit = Plane.scale(state), bands = state.errors !== "none";
      const x = Model.estimandOf(model, panel.paths, "input"), y = Model.estimandOf(model, panel.paths, "target");
      const lines = name => layerLines(model, state, panel.paths.map(p => ({
        layer: p.layer, epoch: p.epoch, mean: p[name].nats.map((v, i) => (p.invalid[i] ? NaN : v)), error: p[name].error })), { unit });
      const ceilings = (value, label) => (value === null ? [] : [{ value: value * unit, label }]);
      const banded = bands && panel.paths.some(p => [p.input, p.target].some(side => side.error.some(e => e > 0)));
      const averaged = panel.set.runs > 1 ? ` Means of ${panel.set.runs} runs` + (banded ? " with one standard error." : ".")
        : banded ? " Bands: one standard error." : "";
      return {
        caption: `Above: ${x.text}. Below: ${y.text}.${averaged}`,
        grids: [
          { name: `${axisName(x)} in ${state.unit}`, lines: lines("input"), ceilings: ceilings(panel.rows.inputEntropy, "H(X)"), bands },
          { name: `${axisName(y)} in ${state.unit}`, lines: lines("target"), ceilings: ceilings(panel.rows.targetEntropy, "H(Y)"), bands },
        ],
      };
    }, () => Plane.isPanelShown(state, panel));
  }

  function gaps(model, state, panel) {
    return new Curves.Card(model, state, "Distance to the information curve · " + Plane.placeText(model, panel) + panel.estimator, () => {
      const unit = Plane.scale(state);
      const lines = name => layerLines(model, state, panel.paths.filter(p => p.gap).map(p => ({
        layer: p.layer, epoch: p.epoch, error: p.gap[name + "Low"].map(() => NaN),
        mean: p.gap[name + "Low"].map((low, i) => (p.invalid[i] ? NaN : (low + p.gap[name + "High"][i]) / 2)) })), { unit });
      return {
        caption: "Above: how much more of Y an encoder with the layer's I(X;T) could tell. Below: how much of X the layer keeps that its I(T;Y) does not need. "
          + `The curve is ${panel.set.curve.proven ? "proven" : "searched, not proven"}; the estimates of the layers are those of this estimator.`,
        grids: [
          { name: `gap in I(T;Y), ${state.unit}`, lines: lines("vertical"), ceilings: [] },
          { name: `gap in I(X;T), ${state.unit}`, lines: lines("horizontal"), ceilings: [] },
        ],
      };
    }, () => Plane.isPanelShown(state, panel));
  }

  function training(model, state, set, title) {
    const find = quantity => set.series.find(s => s.quantity === quantity && s.layer === 0);
    const bands = () => state.errors !== "none";
    const pair = what => [["train", "solid", 0], ["test", "dashed", 1]].flatMap(([rows, dash, index]) => {
      const series = find(`${rows}_${what}`);
      return series ? [{ name: rows, dash, color: Theme.color(index), path: null, epoch: series.epoch, mean: series.mean, error: series.error }] : [];
    });
    if (!find("train_loss") && !find("test_loss")) return null;
    return new Curves.Card(model, state, title("Loss and accuracy"), () => {
      const grids = [{ name: "loss" + (set.lossUnit && " in " + set.lossUnit), lines: pair("loss"), ceilings: [], bands: bands() }];
      if (pair("accuracy").length) grids.push({ name: "accuracy", lines: pair("accuracy"), ceilings: [], bands: bands(), percent: true, top: 1, bottom: lowest(pair("accuracy")) });
      return { caption: set.runs > 1 ? `Means of ${set.runs} runs.` : "", grids, key: [{ text: "training rows", dash: "solid" }, { text: "test rows", dash: "dashed" }] };
    }, () => !state.hiddenSets.has(set.name));
  }

  // A tenth below 1 at least: a network that is never wrong has an axis, too.
  const lowest = lines => lines.flatMap(l => Array.from(l.mean)).filter(Number.isFinite)
    .reduce((low, share) => Math.min(low, Math.floor(10 * share) / 10), 0.9);

  function ofLayers(set, quantity, rows = "") {
    return set.series.filter(s => s.quantity === quantity && s.observed === rows);
  }

  function gradients(model, state, set, title) {
    if (!ofLayers(set, "gradient_mean").length) return [];
    const relative = ofLayers(set, "relative_gradient_mean").length > 0;
    const mean = ofLayers(set, relative ? "relative_gradient_mean" : "gradient_mean");
    const std = ofLayers(set, relative ? "relative_gradient_std" : "gradient_std");
    const shown = () => !state.hiddenSets.has(set.name);
    const first = new Curves.Card(model, state, title("Mean and spread of the gradients"), () => ({
      caption: "Norms of the mean and of the standard deviation of the mini-batch gradients" + (relative ? ", over the norm of the weights." : "."),
      key: [{ text: "mean", dash: "solid" }, { text: "standard deviation", dash: "dashed" }],
      grids: [{ name: relative ? "norm over that of the weights" : "norm", log: true, ceilings: [],
        lines: [...layerLines(model, state, mean, { suffix: ", mean" }), ...layerLines(model, state, std, { dash: "dashed", suffix: ", std" })] }],
    }), shown);
    const ratio = ofLayers(set, "gradient_signal_to_noise");
    const second = new Curves.Card(model, state, title("Signal to noise of the gradients"), () => {
      const marks = set.phases.filter(p => p.epoch !== undefined && Plane.isShown(state, p.layer)).flatMap(p => {
        const series = ratio.find(s => s.layer === p.layer);
        if (!series) return [];
        const index = model.layers.findIndex(l => l.number === p.layer);
        const value = p.driftRatio ?? series.mean[Math.max(0, Model.placeAt(series.epoch, p.epoch))];
        return [{ layer: p.layer, epoch: p.epoch, from: p.from ?? p.epoch, to: p.to ?? p.epoch, value, color: Theme.color(index), shape: Theme.shape(index).symbol }];
      });
      return { caption: phaseText(set), grids: [{ name: "signal-to-noise ratio", log: true, marks, bands: state.errors !== "none",
        ceilings: [{ value: 1, label: "mean = spread", end: true }], lines: layerLines(model, state, ratio) }] };
    }, shown);
    return [first, second];
  }

  function phaseText(set) {
    if (!set.phases.length) return "Norm of the mean over norm of the standard deviation.";
    const found = set.phases.filter(p => p.epoch !== undefined);
    if (!found.length) return "Norm of the mean over norm of the standard deviation. It falls in no layer.";
    const each = found.map(p => {
      const runs = p.runs > 1 && p.without ? ` in ${p.runs - p.without} of ${p.runs} runs` : "";
      const range = p.from !== undefined ? ` (${Model.whole(Math.round(p.from))} to ${Model.whole(Math.round(p.to))})` : "";
      return `layer ${p.layer}: ${Model.whole(Math.round(p.epoch))}${range}${runs}`;
    });
    const what = found[0].runs > 1 ? "mean over the runs, one standard error to each side" : "with its 95 % interval";
    return `Marks: the epoch at which drift turns into diffusion, ${what}. ${each.join("; ")}.`;
  }

  function weights(model, state, set, title) {
    const series = ofLayers(set, "weight_norm");
    if (!series.length) return null;
    return new Curves.Card(model, state, title("Weights"), () => ({
      caption: "Frobenius norm of every layer's weights.",
      grids: [{ name: "norm of the weights", lines: layerLines(model, state, series), ceilings: [], bands: state.errors !== "none" }],
    }), () => !state.hiddenSets.has(set.name));
  }

  function scatter(model, state, set, title) {
    return set.observed.flatMap(rows => {
      const ratio = ofLayers(set, "scatter_ratio", rows.name);
      if (!ratio.length) return [];
      const suffix = set.observed.length > 1 ? `, ${rows.name} rows` : "";
      return [new Curves.Card(model, state, title("Scatter of the classes" + suffix), () => ({
        caption: "Scatter of the activations within the classes over that between their means: zero for a collapsed layer.",
        grids: [{ name: "within / between", log: true, lines: layerLines(model, state, ratio), ceilings: [], bands: state.errors !== "none" }],
      }), () => !state.hiddenSets.has(set.name))];
    });
  }

  // All cards that the data of a set allow.
  function ofSet(model, state, set) {
    const title = text => (model.dataSets.length > 1 ? `${text} · ${set.name}` : text);
    return [training(model, state, set, title), ...gradients(model, state, set, title), weights(model, state, set, title), ...scatter(model, state, set, title)].filter(Boolean);
  }

  return { information, gaps, ofSet };
})();
