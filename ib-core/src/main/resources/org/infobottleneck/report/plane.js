// What a panel of the plane is made of: every layer's path, where it is at the epoch that the slider shows, ceilings, words.
const Plane = (() => {
  const { el } = Dom;
  const XY = ["x", "y"];
  const CROSS = "path://M3 1L12 10L21 1L23 3L14 12L23 21L21 23L12 14L3 23L1 21L10 12L1 3Z";

  const scale = state => (state.unit === "bits" ? 1 / Model.NATS_PER_BIT : 1);
  const isShown = (state, layer) => !state.hiddenLayers.has(layer);
  const isPanelShown = (state, { estimator, rows, set }) =>
    !state.hiddenEstimators.has(estimator) && !state.hiddenRows.has(rows.name) && !state.hiddenSets.has(set.name);

  // The room that some panels need, in nats: their points, and the ceilings where points come near them.
  function extent(panels, state) {
    const range = { x: [0, 0], y: [0, 0] };
    const include = (path, errors) => {
      if (!isShown(state, path.layer)) return;
      for (const [axis, side] of [[range.x, path.input], [range.y, path.target]]) {
        side.nats.forEach((value, i) => {
          if (!Number.isFinite(value) || path.invalid[i]) return;
          const error = errors && side.error[i] > 0 ? side.error[i] : 0;
          axis[0] = Math.min(axis[0], value - error);
          axis[1] = Math.max(axis[1], value + error);
        });
      }
    };
    for (const panel of panels) {
      panel.paths.forEach(path => include(path, state.errors !== "none"));
      if (state.runs === "shown") singlesOf(panel).forEach(single => include(single.read, false));
    }
    for (const { set, rows } of panels) {
      for (const [axis, ceiling] of [["x", rows.inputEntropy], ["x", rows.rowEntropy], ["y", rows.targetEntropy]]) {
        if (ceiling !== null && range[axis][1] > 0.4 * ceiling) range[axis][1] = Math.max(range[axis][1], ceiling);
      }
      if (set.curve) range.y[1] = Math.max(range.y[1], set.curve.mutualInformation);
    }
    for (const axis of [range.x, range.y]) {
      const width = axis[1] - axis[0] || 1;
      axis[0] -= 0.035 * width;
      axis[1] += 0.05 * width;
    }
    return range;
  }

  // What single runs a panel has, of one layer or of all.
  const singlesOf = ({ set, paths }, layer) => set.singleRuns.flatMap(run => run.filter(p =>
    p.estimator === paths[0].estimator && p.observed === paths[0].observed && (layer === undefined || p.layer === layer)));

  function ceilings(panel, range, unit, inks) {
    const { rows, set } = panel;
    const label = (text, position) => ({ formatter: text, position, color: inks.quiet, fontSize: inks.size - 1,
      textBorderColor: inks.card, textBorderWidth: 3 });
    const lines = [];
    const sameRows = Math.abs(rows.inputEntropy - rows.rowEntropy) < 1e-9;
    if (rows.inputEntropy <= range.x[1]) {
      lines.push({ xAxis: rows.inputEntropy * unit, label: label(sameRows ? "H(X) = log N" : "H(X)", "insideStartTop") });
    }
    if (!sameRows && rows.rowEntropy <= range.x[1]) lines.push({ xAxis: rows.rowEntropy * unit, label: label("log N", "insideStartTop") });
    if (rows.targetEntropy !== null && rows.targetEntropy <= range.y[1]) {
      lines.push({ yAxis: rows.targetEntropy * unit, label: label("H(Y)", "insideStartTop") });
    }
    if (set.curve && Math.abs(set.curve.mutualInformation - (rows.targetEntropy ?? 0)) > 1e-6) {
      // At the left: where the curve is steep nobody is, at its end are the layers. Not upon H(Y).
      const room = (rows.targetEntropy ?? Infinity) - set.curve.mutualInformation > 0.08 * (range.y[1] - range.y[0]);
      lines.push({ yAxis: set.curve.mutualInformation * unit, label: label("I(X;Y)", room ? "insideStartTop" : "insideStartBottom") });
    }
    return { id: "ceilings", type: "line", data: [], silent: true,
      markLine: { silent: true, symbol: "none", animation: false,
        lineStyle: { color: inks.quiet, type: [3, 4], width: 1, opacity: 0.8 }, data: lines } };
  }

  function curveLine(curve, range, unit, inks) {
    const points = [[0, 0]];
    curve.input.forEach((x, i) => points.push([x * unit, curve.target[i] * unit]));
    points.push([curve.statisticEntropy * unit, curve.mutualInformation * unit]);
    points.push([Math.max(range.x[1], curve.statisticEntropy) * unit, curve.mutualInformation * unit]);
    return { id: "curve", type: "line", data: points, symbol: "none", silent: true, z: 1,
      lineStyle: { color: inks.ink, width: 1.6, type: "solid", opacity: 0.75 } };
  }

  // Both error bars of the points first to last, as one shape each.
  function errorBars(path, color, unit, wide) {
    const bar = (api, from, to) => {
      const [x1, y1] = api.coord(from), [x2, y2] = api.coord(to);
      return { type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: color, lineWidth: wide ? 1.6 : 0.8, opacity: wide ? 1 : 0.45 } };
    };
    return (params, api) => {
      const i = api.value(2);
      const x = path.input.nats[i] * unit, y = path.target.nats[i] * unit;
      const dx = path.input.error[i] * unit, dy = path.target.error[i] * unit;
      const bars = [];
      if (dx > 0) bars.push(bar(api, [x - dx, y], [x + dx, y]));
      if (dy > 0) bars.push(bar(api, [x, y - dy], [x, y + dy]));
      return { type: "group", children: bars };
    };
  }

  // A path made ready for drawing: its coordinates as flat numbers, not finite where nothing is to be drawn, and the
  // places that get a symbol. Lines run through all points; symbols closer than they are large would hide each other.
  function prepared(path, index, state, range, size) {
    const unit = scale(state), count = path.epoch.length;
    const flat = new Float64Array(2 * count);
    const broken = [];
    for (let i = 0; i < count; i++) {
      const x = path.input.nats[i] * unit, y = path.target.nats[i] * unit;
      const finite = Number.isFinite(x) && Number.isFinite(y);
      if (finite && path.invalid[i]) broken.push(i);
      flat[2 * i] = finite && !path.invalid[i] ? x : NaN;
      flat[2 * i + 1] = finite && !path.invalid[i] ? y : NaN;
    }
    const across = size[0] / ((range.x[1] - range.x[0]) * unit), up = size[1] / ((range.y[1] - range.y[0]) * unit);
    const dots = spread(flat, across, up, state.color === "epoch" ? 4 : 9, state.color === "epoch" ? 160 : 40);
    const hasErrors = path.input.error.some(e => e > 0) || path.target.error.some(e => e > 0);
    return { path, index, color: Theme.color(index), flat, dots, broken, hasErrors };
  }

  // Places at least so many pixels apart along a path, its ends among them, and not more than a number of them.
  function spread(flat, across, up, apart, most) {
    const kept = [];
    let x = Infinity, y = Infinity, last = -1;
    for (let i = 0; i < flat.length / 2; i++) {
      const u = flat[2 * i] * across, v = flat[2 * i + 1] * up;
      if (Number.isNaN(u)) continue;
      last = i;
      if ((u - x) ** 2 + (v - y) ** 2 < apart ** 2) continue;
      kept.push(i);
      [x, y] = [u, v];
    }
    const every = Math.ceil(kept.length / most);
    const few = every > 1 ? kept.filter((_, k) => k % every === 0) : kept;
    if (last >= 0 && few[few.length - 1] !== last) few.push(last);
    return few;
  }

  const drawable = (ready, place) => place >= 0 && !Number.isNaN(ready.flat[2 * place]);
  const coordinates = (ready, place) => [ready.flat[2 * place], ready.flat[2 * place + 1]];

  function staticSeries(ready, state, inks) {
    const { path, flat, color, broken } = ready;
    const unit = scale(state);
    const series = [{ id: "whole:" + path.layer, type: "line", symbol: "none", silent: true, z: 2, dimensions: XY, data: flat,
      lineStyle: { color, width: 1.2, opacity: 0.25 } }];
    if (broken.length) {
      series.push({ id: "invalid:" + path.layer, type: "scatter", symbol: CROSS, symbolSize: 7, silent: true, z: 2,
        data: broken.map(i => [path.input.nats[i] * unit, path.target.nats[i] * unit]), itemStyle: { color: inks.quiet, opacity: 0.7 } });
    }
    return series;
  }

  function dotSeries(ready, state, place, inks, epochShare) {
    const { path, index, color, dots } = ready;
    const past = dots.filter(i => i <= place);
    const shape = Theme.shape(index).symbol;
    const series = { type: "scatter", silent: true, symbol: shape, z: 3 };
    if (state.color === "epoch") {
      return [{ ...series, id: "dots:" + path.layer, symbolSize: 7, data: past.map(i => {
        const ink = Theme.viridis(epochShare(path.epoch[i]));
        return { value: coordinates(ready, i), itemStyle: path.saturated?.[i] ? { color: inks.card, borderColor: ink, borderWidth: 1.4 } : { color: ink } };
      }) }];
    }
    const full = { ...series, id: "dots:" + path.layer, symbolSize: 5, itemStyle: { color, opacity: 1 },
      data: past.filter(i => !path.saturated?.[i]).map(i => coordinates(ready, i)) };
    if (!path.saturated) return [full];
    return [full, { ...series, id: "hollow:" + path.layer, symbolSize: 6, itemStyle: { color: inks.card, borderColor: color, borderWidth: 1.4, opacity: 1 },
      data: past.filter(i => path.saturated[i]).map(i => coordinates(ready, i)) }];
  }

  function movingSeries(ready, state, epoch, inks, epochShare) {
    const { path, flat, color, index } = ready;
    const place = Model.placeAt(path.epoch, epoch);
    const current = drawable(ready, place) ? [place] : [];
    const unit = scale(state);
    const series = [];
    if (state.color !== "epoch") {
      series.push({ id: "past:" + path.layer, type: "line", symbol: "none", silent: true, z: 3,
        dimensions: XY, data: flat.subarray(0, 2 * (place + 1)), lineStyle: { color, width: 1.8 } });
    }
    series.push(...dotSeries(ready, state, place, inks, epochShare));
    if (ready.hasErrors && state.errors !== "none") {
      if (state.errors === "all") {
        series.push({ id: "bars:" + path.layer, type: "custom", silent: true, clip: true, z: 3,
          renderItem: errorBars(path, color, unit, false), data: ready.dots.filter(i => i <= place).map(i => [...coordinates(ready, i), i]) });
      }
      series.push({ id: "bar:" + path.layer, type: "custom", silent: true, clip: true, z: 4,
        renderItem: errorBars(path, color, unit, true), data: current.map(i => [...coordinates(ready, i), i]) });
    }
    const hollow = place >= 0 && path.saturated?.[place];
    series.push({
      id: "now:" + path.layer, type: "scatter", silent: true, z: 5, symbol: Theme.shape(index).symbol, symbolSize: inks.size + 3,
      data: current.map(i => coordinates(ready, i)),
      // Those of several saturated layers lie in one place: each is seen through the others.
      itemStyle: hollow ? { color: "transparent", borderColor: color, borderWidth: 2.4, opacity: 1 }
        : { color, borderColor: inks.card, borderWidth: 1.5, opacity: 1 },
      label: { show: true, formatter: String(path.layer), position: index % 2 ? "bottom" : "top", distance: 3, color: inks.ink,
        textBorderColor: inks.card, textBorderWidth: 3, fontSize: inks.size, fontWeight: 700 },
      labelLayout: { moveOverlap: "shiftX" },
    });
    return series;
  }

  // All single runs of a layer as one line with gaps, without the points that nobody could see.
  function runsSeries(ready, panel, unit, across, up) {
    const { path, color } = ready;
    const points = [];
    for (const single of singlesOf(panel, path.layer)) {
      const { input, target, invalid, epoch } = single.read;
      let u = Infinity, v = Infinity;
      for (let i = 0; i < epoch.length; i++) {
        const x = input.nats[i] * unit, y = target.nats[i] * unit;
        if (invalid[i] || !Number.isFinite(x) || !Number.isFinite(y)) { points.push(NaN, NaN); continue; }
        if (i < epoch.length - 1 && (x * across - u) ** 2 + (y * up - v) ** 2 < 4) continue;
        [u, v] = [x * across, y * up];
        points.push(x, y);
      }
      points.push(NaN, NaN);
    }
    return { type: "line", symbol: "none", silent: true, dimensions: XY, data: new Float64Array(points), lineStyle: { color, width: 0.7, opacity: 0.22 } };
  }

  function axis(name, range, unit, inks, vertical, length) {
    return {
      type: "value", name, nameLocation: "middle", nameGap: vertical ? 38 : 28, min: range[0] * unit, max: range[1] * unit,
      nameTextStyle: { color: inks.ink, fontSize: inks.size }, nameTruncate: { maxWidth: length },
      axisLabel: { color: inks.quiet, fontSize: inks.size - 1, showMinLabel: false, showMaxLabel: false,
        formatter: value => String(+value.toPrecision(6)).replace("-", "−") },
      axisLine: { show: true, lineStyle: { color: inks.line } }, axisTick: { show: false },
      splitLine: { lineStyle: { color: inks.grid } },
    };
  }

  function tooltipStyle(inks) {
    return { confine: true, backgroundColor: inks.card, borderColor: inks.line, borderWidth: 1, padding: [9, 12],
      extraCssText: "box-shadow: 0 4px 18px rgba(0,0,0,.16); border-radius: 9px;", transitionDuration: 0 };
  }

  function sideText(model, path, place, name, state) {
    const side = path[name], unit = scale(state);
    const kind = model.kinds[side.kind[place]];
    const relation = { UPPER: "≤", LOWER: "≥" }[kind.bound] ?? "=";
    const error = side.error[place];
    const value = Model.number(side.nats[place] * unit) + (Number.isNaN(error) ? "" : " ± " + Model.number(error * unit));
    const paragraph = el("p", {}, el("b", {}, `${kind.estimand} ${relation} ${value} ${state.unit}`));
    const notes = [];
    if (kind.bound !== "NONE") notes.push(Model.BOUNDS[kind.bound]);
    if (!Number.isNaN(error)) notes.push("± one standard error " + (Model.SOURCES[kind.errorSource] ?? ""));
    if (kind.samples) notes.push(Model.whole(kind.samples) + " samples");
    if (kind.answeredBy && kind.answeredBy !== path.asked) notes.push("answered by " + kind.answeredBy);
    if (notes.length) paragraph.append(el("br"), el("span", { class: "where" }, notes.join(" · ")));
    return paragraph;
  }

  function caveatTexts(model, path, place) {
    const texts = [];
    for (const [name, title] of [["input", "across"], ["target", "up"]]) {
      for (const caveat of path[name].caveats) {
        const count = caveat.counts[place];
        if (!count) continue;
        const runs = path.runs[place];
        texts.push(`${title}: ${model.caveats[caveat.name]}` + (runs > 1 ? ` (${count} of ${runs} runs)` : ""));
      }
    }
    return texts;
  }

  function gapText(path, place, state) {
    if (!path.gap || Number.isNaN(path.gap.verticalLow[place])) return null;
    const unit = scale(state);
    const bracket = (low, high) => {
      const a = Model.number(low * unit), b = Model.number(high * unit);
      return (a === b ? a : `${a} to ${b}`) + " " + state.unit;
    };
    const { verticalLow, verticalHigh, horizontalLow, horizontalHigh } = path.gap;
    return "to the information curve: " + bracket(verticalLow[place], verticalHigh[place]) + " up"
      + (Number.isNaN(horizontalLow[place]) ? "" : ", " + bracket(horizontalLow[place], horizontalHigh[place]) + " across");
  }

  // All that is known of a point.
  function tip(model, panel, path, place, state) {
    const name = panel.set.layers.find(l => l.number === path.layer)?.name ?? "layer " + path.layer;
    const box = el("div", { class: "tip" },
      el("div", {}, el("b", {}, name), ` at epoch ${Model.whole(path.epoch[place])}`),
      el("div", { class: "where" }, placeText(model, panel) + panel.estimator));
    box.append(sideText(model, path, place, "input", state), sideText(model, path, place, "target", state));
    if (path.runs[place] > 1) box.append(el("p", { class: "where" }, `mean of ${path.runs[place]} runs`));
    const gap = gapText(path, place, state);
    if (gap) box.append(el("p", {}, gap));
    if (path.invalid[place]) box.append(el("p", { class: "caveat" }, path.runs[place] > 1
      ? `not a valid point in ${path.invalid[place]} of ${path.runs[place]} runs` : "not a valid point"));
    for (const text of caveatTexts(model, path, place)) box.append(el("p", { class: "caveat" }, "⚠ " + text));
    return box;
  }

  // Which data and rows a panel shows, where there is more than one possibility.
  function placeText(model, panel) {
    const parts = [];
    if (model.dataSets.length > 1) parts.push(panel.set.name);
    if (panel.set.observed.length > 1) parts.push(panel.rows.name + " rows");
    return parts.length ? parts.join(", ") + " · " : "";
  }

  return { extent, scale, isShown, isPanelShown, ceilings, curveLine, prepared, staticSeries, movingSeries, runsSeries, drawable, coordinates, axis, tip, tooltipStyle, caveatTexts, placeText };
})();
