// The panels of the plane: every layer's path, and where it is at the epoch that the slider shows.
const Plane = (() => {
  const { el } = Dom;
  const CROSS = "path://M3 1L12 10L21 1L23 3L14 12L23 21L21 23L12 14L3 23L1 21L10 12L1 3Z";

  const scale = state => (state.unit === "bits" ? 1 / Model.NATS_PER_BIT : 1);
  const isShown = (state, layer) => !state.hiddenLayers.has(layer);

  // The room that some panels need, in nats: their points, and the ceilings where points come near them.
  function extent(panels, state) {
    const range = { x: [0, 0], y: [0, 0] };
    for (const { paths } of panels) {
      for (const path of paths) {
        if (!isShown(state, path.layer)) continue;
        for (const [axis, side] of [["x", path.input], ["y", path.target]]) {
          side.nats.forEach((value, i) => {
            if (!Number.isFinite(value) || path.invalid[i]) return;
            const error = state.errors === "none" || Number.isNaN(side.error[i]) ? 0 : side.error[i];
            range[axis][0] = Math.min(range[axis][0], value - error);
            range[axis][1] = Math.max(range[axis][1], value + error);
          });
        }
      }
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

  function ceilings(panel, range, unit, inks) {
    const { rows, set } = panel;
    const label = (text, position) => ({ formatter: text, position, color: inks.quiet, fontSize: inks.size - 1 });
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
      lines.push({ yAxis: set.curve.mutualInformation * unit, label: label("I(X;Y)", "insideEndBottom") });
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

  // A path made ready for drawing: one item per point, in the places of the path.
  function prepared(path, index, state, inks, epochShare) {
    const unit = scale(state);
    const color = Theme.color(index);
    const coordinates = i => [path.input.nats[i] * unit, path.target.nats[i] * unit];
    const drawable = i => !path.invalid[i] && Number.isFinite(path.input.nats[i]) && Number.isFinite(path.target.nats[i]);
    const places = Array.from(path.epoch, (_, i) => i);
    const items = places.map(i => {
      if (!drawable(i)) return { value: ["-", "-"] };
      const fill = state.color === "epoch" ? Theme.viridis(epochShare(path.epoch[i])) : color;
      const item = { value: coordinates(i) };
      if (path.saturated?.[i]) item.itemStyle = { color: inks.card, borderColor: fill, borderWidth: 1.4 };
      else if (state.color === "epoch") item.itemStyle = { color: fill };
      return item;
    });
    const broken = places.filter(i => path.invalid[i] && Number.isFinite(path.input.nats[i]) && Number.isFinite(path.target.nats[i]));
    const hasErrors = path.input.error.some(e => e > 0) || path.target.error.some(e => e > 0);
    return { path, index, color, items, drawable, coordinates, broken, hasErrors };
  }

  // All single runs of a layer as one line with gaps.
  function runsLine(panel, path, color, unit) {
    const data = panel.set.singleRuns.flatMap(run => {
      const single = run.find(p => p.layer === path.layer && p.estimator === path.estimator && p.observed === path.observed);
      if (!single) return [];
      const points = Array.from(single.epoch, (_, i) => {
        const point = [single.input.nats[i] * unit, single.target.nats[i] * unit];
        return single.invalid[i] || !point.every(Number.isFinite) ? ["-", "-"] : point;
      });
      return [...points, ["-", "-"]];
    });
    return { id: "runs:" + path.layer, type: "line", symbol: "none", silent: true, z: 1, data, lineStyle: { color, width: 0.7, opacity: 0.2 } };
  }

  function staticSeries(panel, ready, state, inks) {
    const { path, items, color, broken, coordinates } = ready;
    const series = [];
    if (state.runs === "shown" && panel.set.singleRuns.length) series.push(runsLine(panel, path, color, scale(state)));
    series.push({ id: "whole:" + path.layer, type: "line", symbol: "none", silent: true, z: 2,
      data: items.map(item => item.value), lineStyle: { color, width: 1.2, opacity: 0.22 } });
    if (broken.length) {
      series.push({ id: "invalid:" + path.layer, type: "scatter", symbol: CROSS, symbolSize: 7, z: 2,
        data: broken.map(i => ({ value: coordinates(i), place: i })), itemStyle: { color: inks.quiet, opacity: 0.7 } });
    }
    return series;
  }

  function movingSeries(ready, state, epoch, inks) {
    const { path, items, color, index } = ready;
    const place = Model.placeAt(path.epoch, epoch);
    const shape = Theme.shape(index).symbol;
    const current = place >= 0 && ready.drawable(place) ? [place] : [];
    const unit = scale(state);
    const series = [{
      id: "past:" + path.layer, type: state.color === "epoch" ? "scatter" : "line", z: 3,
      data: items.slice(0, place + 1), symbol: shape, symbolSize: state.color === "epoch" ? 7 : 4.5,
      itemStyle: { color, opacity: 1 }, lineStyle: { color, width: 1.8 }, emphasis: { scale: 1.6 },
    }];
    if (ready.hasErrors) {
      const all = state.errors === "all" ? items.map((item, i) => [...item.value, i]).slice(0, place + 1) : [];
      const now = state.errors === "none" ? [] : current.map(i => [...items[i].value, i]);
      series.push({ id: "bars:" + path.layer, type: "custom", silent: true, clip: true, z: 3,
        renderItem: errorBars(path, color, unit, false), data: all.filter(value => value[0] !== "-") });
      series.push({ id: "bar:" + path.layer, type: "custom", silent: true, clip: true, z: 4,
        renderItem: errorBars(path, color, unit, true), data: now });
    }
    const hollow = place >= 0 && path.saturated?.[place];
    series.push({
      id: "now:" + path.layer, type: "scatter", z: 5, symbol: shape, symbolSize: inks.size + 3,
      data: current.map(i => ({ value: items[i].value, place: i })),
      itemStyle: hollow ? { color: inks.card, borderColor: color, borderWidth: 2.4, opacity: 1 }
        : { color, borderColor: inks.card, borderWidth: 1.5, opacity: 1 },
      label: { show: true, formatter: String(path.layer), position: index % 2 ? "bottom" : "top", distance: 3, color: inks.ink,
        textBorderColor: inks.card, textBorderWidth: 3, fontSize: inks.size, fontWeight: 700 },
      labelLayout: { moveOverlap: "shiftX" },
    });
    return series;
  }

  function axis(name, range, unit, inks, vertical) {
    return {
      type: "value", name, nameLocation: "middle", nameGap: vertical ? 38 : 28, min: range[0] * unit, max: range[1] * unit,
      nameTextStyle: { color: inks.ink, fontSize: inks.size },
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

  class Panel {
    constructor(model, panel, state) {
      Object.assign(this, { model, panel, state });
      panel.paths.forEach(path => { path.asked = panel.estimator; });
      this.caption = el("p", { class: "caption" });
      this.canvas = el("div", { class: "canvas" });
      this.holder = el("div", { class: "chart", role: "img" }, this.canvas);
      this.element = el("article", { class: "card" },
        el("h3", {}, placeText(model, panel) + panel.estimator), this.caption, this.holder);
    }

    isShown() {
      return !this.state.hiddenEstimators.has(this.panel.estimator)
        && !this.state.hiddenRows.has(this.panel.rows.name) && !this.state.hiddenSets.has(this.panel.set.name);
    }

    describe() {
      const { model, panel, state } = this;
      const x = Model.estimandOf(model, panel.paths, "input"), y = Model.estimandOf(model, panel.paths, "target");
      const unit = scale(state), { rows } = panel;
      const ceilings = [`H(X) = ${Model.number(rows.inputEntropy * unit)}`];
      if (rows.targetEntropy !== null) ceilings.push(`H(Y) = ${Model.number(rows.targetEntropy * unit)}`);
      this.caption.textContent = `Across: ${x.text}. Up: ${y.text}. ${Model.whole(rows.rows)} rows, ${ceilings.join(", ")} ${state.unit}.`;
      this.names = [x.short, y.short];
    }

    // Draws everything anew: after a change of anything but the epoch.
    draw(range) {
      const { panel, state, model } = this;
      const inks = Theme.inks(), unit = scale(state);
      this.describe();
      this.chart ??= echarts.init(this.canvas, null, { renderer: "canvas" });
      const lengthOf = e => Math.log1p(e);
      const last = model.epochs[model.epochs.length - 1] || 1;
      const epochShare = state.log ? e => lengthOf(e) / lengthOf(last) : e => e / last;
      this.ready = panel.paths.filter(path => isShown(state, path.layer))
        .map(path => prepared(path, model.layers.findIndex(l => l.number === path.layer), state, inks, epochShare));
      const series = [ceilings(panel, range, unit, inks)];
      if (panel.set.curve) series.push(curveLine(panel.set.curve, range, unit, inks));
      for (const each of this.ready) series.push(...staticSeries(panel, each, state, inks));
      this.inks = inks;
      for (const each of this.ready) series.push(...movingSeries(each, state, state.epoch(), inks));
      const zoom = matchMedia("(pointer: fine)").matches
        ? ["xAxisIndex", "yAxisIndex"].map(name => ({ type: "inside", [name]: 0, filterMode: "none",
          zoomOnMouseWheel: "ctrl", moveOnMouseMove: "ctrl", moveOnMouseWheel: false, preventDefaultMouseMove: false }))
        : [];
      this.chart.setOption({
        animation: false, textStyle: { fontFamily: inks.font },
        grid: { left: 56, right: 16, top: 14, bottom: 46 },
        xAxis: axis(`${this.names[0]} in ${state.unit}`, range.x, unit, inks, false),
        yAxis: axis(`${this.names[1]} in ${state.unit}`, range.y, unit, inks, true),
        dataZoom: zoom,
        tooltip: { trigger: "item", ...tooltipStyle(inks), formatter: params => this.tip(params) },
        series,
      }, { notMerge: true });
      if (!this.resets) {
        this.resets = true;
        this.chart.getZr().on("dblclick", () => this.chart.dispatchAction({ type: "dataZoom", batch: [0, 1].map(dataZoomIndex => ({ dataZoomIndex, start: 0, end: 100 })) }));
      }
      this.label();
    }

    tip(params) {
      const [role, layer] = params.seriesId.split(":");
      const path = this.panel.paths.find(p => p.layer === Number(layer));
      if (!path) return "";
      const place = role === "past" ? params.dataIndex : params.data.place;
      return tip(this.model, this.panel, path, place, this.state);
    }

    move() {
      if (!this.chart) return;
      const epoch = this.state.epoch();
      this.chart.setOption({ series: this.ready.flatMap(each => movingSeries(each, this.state, epoch, this.inks)) });
      if (!this.state.playing) this.label();
    }

    // What the panel shows, in words.
    label() {
      const unit = scale(this.state), epoch = this.state.epoch();
      const texts = this.ready.map(({ path }) => {
        const place = Model.placeAt(path.epoch, epoch);
        return place < 0 ? null : `layer ${path.layer}: ${Model.number(path.input.nats[place] * unit)} and ${Model.number(path.target.nats[place] * unit)}`;
      });
      this.holder.setAttribute("aria-label", `Information plane by ${this.panel.estimator} at epoch ${epoch}, ${this.names.join(" and ")} in ${this.state.unit}. `
        + texts.filter(Boolean).join("; "));
    }

    resize() { this.chart?.resize(); }

    dispose() { this.chart?.dispose(); this.chart = null; this.resets = false; }
  }

  return { Panel, extent, scale, isShown, tooltipStyle, caveatTexts, placeText };
})();
