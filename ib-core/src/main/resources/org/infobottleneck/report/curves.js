// Charts against the epoch: one or two of them above each other in a card, with a cursor at the epoch shown.
const Curves = (() => {
  const { el, svg } = Dom;
  const DASHES = { solid: null, dashed: [6, 4] };

  const position = (state, epoch) => (state.log ? Math.log10(1 + epoch) : epoch);

  function epochAxis(state, epochs, gridIndex, inks, named) {
    const first = position(state, epochs[0]), last = position(state, epochs[epochs.length - 1]);
    const axis = {
      type: "value", gridIndex, min: first, max: last > first ? last : first + 1,
      name: named ? "epoch" : "", nameLocation: "middle", nameGap: 26, nameTextStyle: { color: inks.ink, fontSize: inks.size },
      axisLine: { show: true, onZero: false, lineStyle: { color: inks.line } },
      axisTick: { show: false }, splitLine: { show: true, lineStyle: { color: inks.grid } },
      axisLabel: { show: named, color: inks.quiet, fontSize: inks.size - 1, hideOverlap: true, formatter: value => Model.brief(value) },
    };
    if (state.log) {
      const epochsAt = [0];
      for (let e = 1; e <= epochs[epochs.length - 1]; e *= 10) epochsAt.push(e);
      const inside = epochsAt.map(e => position(state, e)).filter(u => u >= first && u <= last);
      const customValues = inside.length > 1 ? inside : Array.from(new Set([first, ...inside, last]));
      Object.assign(axis.axisLabel, { customValues, formatter: value => Model.brief(Math.round(10 ** value - 1)) });
      axis.axisTick = { show: false, customValues };
      axis.splitLine = { show: false };
    }
    return axis;
  }

  const limits = grid => grid.limits ??= limitsOf(grid);

  function limitsOf(grid) {
    let low = Infinity, high = -Infinity;
    for (const line of grid.lines) {
      line.mean.forEach((value, i) => {
        const error = grid.bands && line.error[i] > 0 ? line.error[i] : 0;
        for (const each of [value, value - error, value + error]) {
          if (!Number.isFinite(each) || (grid.log && each <= 0)) continue;
          low = Math.min(low, each);
          high = Math.max(high, each);
        }
      });
    }
    if (low > high) return [grid.log ? 0.1 : 0, 1];
    if (grid.log) {
      const first = Math.floor(Math.log10(low)), last = Math.ceil(Math.log10(high));
      return [10 ** first, 10 ** Math.max(last, first + 1)];
    }
    low = Math.min(low, 0);
    for (const { value } of grid.ceilings) if (high > 0.4 * value) high = Math.max(high, value);
    if (grid.top !== undefined) high = grid.top;
    const room = 0.05 * (high - low || 1);
    return [low < 0 ? low - room : grid.bottom ?? 0, grid.top !== undefined ? high : high + room];
  }

  // The powers of ten of a logarithmic axis, so many that their labels have room.
  function decades(min, max) {
    const first = Math.round(Math.log10(min)), last = Math.round(Math.log10(max));
    const step = Math.ceil((last - first) / 7) || 1;
    return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => 10 ** (first + i * step));
  }

  function valueAxis(grid, gridIndex, inks) {
    const [min, max] = limits(grid);
    const customValues = grid.log ? decades(min, max) : undefined;
    return {
      type: grid.log ? "log" : "value", gridIndex, min, max, name: grid.name, nameLocation: "middle", nameGap: 50,
      nameTextStyle: { color: inks.ink, fontSize: inks.size },
      axisLine: { show: true, onZero: false, lineStyle: { color: inks.line } }, axisTick: { show: false, customValues },
      splitNumber: 4, splitLine: { lineStyle: { color: inks.grid } },
      axisLabel: { color: inks.quiet, fontSize: inks.size - 1, customValues, showMaxLabel: grid.log || grid.top !== undefined ? null : false,
        showMinLabel: min < 0 && !grid.log ? false : null, hideOverlap: true,
        formatter: value => grid.percent ? Math.round(100 * value) + " %"
          : grid.log ? power(value) : String(+value.toPrecision(6)).replace("-", "−") },
    };
  }

  function power(value) {
    const exponent = Math.round(Math.log10(value));
    if (Math.abs(exponent) <= 2) return String(+value.toPrecision(3));
    const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    return "10" + (exponent < 0 ? "⁻" : "") + Array.from(String(Math.abs(exponent)), d => digits[d]).join("");
  }

  // One standard error to both sides of a line, a shape for every stretch without a gap.
  function band(line, at, state, log, id, gridIndex) {
    const stretches = [];
    let open = null;
    line.epoch.forEach((_, i) => {
      if (!(line.error[i] >= 0 && Number.isFinite(line.mean[i]) && !(log && line.mean[i] <= 0))) { open = null; return; }
      if (!open) stretches.push(open = []);
      open.push(i);
    });
    if (!stretches.flat().some(i => line.error[i] > 0)) return null;
    return {
      id, type: "custom", silent: true, clip: true, z: 1, xAxisIndex: gridIndex, yAxisIndex: gridIndex, tooltip: { show: false },
      data: [[at(line.epoch[stretches[0][0]]), line.mean[stretches[0][0]]]],
      renderItem: (params, api) => ({ type: "group", children: stretches.map(places => {
        const upper = places.map(i => api.coord([at(line.epoch[i]), line.mean[i] + line.error[i]]));
        const lower = places.map(i => api.coord([at(line.epoch[i]), log && line.mean[i] <= line.error[i] ? line.mean[i] * 1e-3 : line.mean[i] - line.error[i]]));
        return { type: "polygon", shape: { points: [...upper, ...lower.reverse()] }, style: { fill: line.color, opacity: 0.2 } };
      }) }),
    };
  }

  function gridSeries(grid, gridIndex, state, inks) {
    const at = epoch => position(state, epoch);
    const series = [];
    const axes = { xAxisIndex: gridIndex, yAxisIndex: gridIndex };
    if (grid.ceilings.length) {
      const [, max] = limits(grid);
      series.push({ id: `ceilings:${gridIndex}`, type: "line", data: [], silent: true, z: 3, ...axes,
        markLine: { silent: true, symbol: "none", animation: false, lineStyle: { color: inks.quiet, type: [3, 4], width: 1, opacity: 0.8 },
          data: grid.ceilings.filter(c => c.value <= max).map(c => ({ yAxis: c.value,
            label: { formatter: c.label, position: c.end ? "insideEndTop" : "insideStartTop", color: inks.quiet, fontSize: inks.size - 1,
              textBorderColor: inks.card, textBorderWidth: 3 } })) } });
    }
    grid.lines.forEach((line, i) => {
      if (grid.bands) {
        const shape = band(line, at, state, grid.log, `band:${gridIndex}:${i}`, gridIndex);
        if (shape) series.push(shape);
      }
      const data = new Float64Array(2 * line.epoch.length);
      line.mean.forEach((value, k) => {
        data[2 * k] = at(line.epoch[k]);
        data[2 * k + 1] = grid.log && value <= 0 ? NaN : value;
      });
      series.push({ id: `line:${gridIndex}:${i}`, name: line.name, type: "line", dimensions: ["x", "y"], data, ...axes, z: 2, symbol: "none",
        lineStyle: { color: line.color, width: 1.7, type: DASHES[line.dash ?? "solid"] ?? "solid" },
        itemStyle: { color: line.color }, emphasis: { disabled: true } });
      if (line.shape) series.push(shapes(line, i, data, gridIndex, axes));
    });
    for (const mark of grid.marks ?? []) series.push(...boundary(mark, at, gridIndex, axes, inks));
    return series;
  }

  // The layer's shape at some points of its line, not those of the next line.
  function shapes(line, i, data, gridIndex, axes) {
    const every = Math.max(1, Math.ceil(line.epoch.length / 9));
    const points = [];
    for (let k = (every - (2 * i) % every) % every; k < line.epoch.length; k += every) points.push([data[2 * k], data[2 * k + 1]]);
    return { id: `shapes:${gridIndex}:${i}`, type: "scatter", silent: true, data: points, ...axes, z: 2, symbol: line.shape, symbolSize: 7,
      itemStyle: { color: line.color, opacity: 1 }, tooltip: { show: false } };
  }

  // Where drift turns into diffusion: a vertical mark of the layer's shape, and the interval it lies in.
  function boundary(mark, at, gridIndex, axes, inks) {
    return [
      { id: `interval:${gridIndex}:${mark.layer}`, type: "line", silent: true, symbol: "none", z: 3, ...axes, tooltip: { show: false },
        data: [[at(mark.from), mark.value], [at(mark.to), mark.value]], lineStyle: { color: mark.color, width: 2.5, opacity: 0.85 } },
      { id: `boundary:${gridIndex}:${mark.layer}`, type: "scatter", silent: true, symbol: mark.shape, symbolSize: 13, z: 4, ...axes, tooltip: { show: false },
        data: [[at(mark.epoch), mark.value]], itemStyle: { color: mark.color, borderColor: inks.ink, borderWidth: 1.5 } },
    ];
  }

  // A card. What it shows is made anew by build(): {caption, grids, key}; a grid is
  // {name, lines, ceilings, log, bands, percent, marks}, a line {name, index, color, shape, dash, epoch, mean, error}.
  class Card {
    constructor(model, state, title, build, isShown = () => true) {
      Object.assign(this, { model, state, title, build, isShown });
      this.caption = el("p", { class: "caption" });
      this.key = el("ul", { class: "key" });
      this.canvas = el("div", { class: "canvas" });
      this.cursors = [];
      this.holder = el("div", { class: "chart tall", role: "img" }, this.canvas);
      this.element = el("article", { class: "card" }, el("h3", {}, title), this.caption, this.key, this.holder);
    }

    // Takes newer data for the same chart.
    adopt({ model, build, isShown }) {
      Object.assign(this, { model, build, isShown });
    }

    draw() {
      const { state, model } = this;
      const inks = Theme.inks();
      const { caption, grids, key } = this.spec = this.build(inks);
      this.caption.textContent = caption;
      this.key.replaceChildren(...(key ?? []).map(({ text, dash }) => el("li", {}, dashMark(dash), text)));
      this.holder.setAttribute("aria-label", `${this.title}. ${caption} ${grids.map(g => g.name).join(" and ")} against the epoch for `
        + Array.from(new Set(grids.flatMap(g => g.lines.map(l => l.name)))).join(", ") + ".");
      this.chart ??= echarts.init(this.canvas, null, { renderer: "canvas" });
      const share = grids.length === 1 ? [["14", 46]] : [["14", "53%"], ["52%", 46]];
      this.chart.setOption({
        animation: false, textStyle: { fontFamily: inks.font },
        grid: grids.map((_, i) => ({ left: 68, right: 16, outerBoundsMode: "none", top: share[i][0] === "14" ? 14 : share[i][0], bottom: share[i][1] })),
        xAxis: grids.map((_, i) => epochAxis(state, model.epochs, i, inks, i === grids.length - 1)),
        yAxis: grids.map((grid, i) => valueAxis(grid, i, inks)),
        axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: inks.quiet, type: "solid", width: 1 }, label: { show: false } },
        tooltip: { trigger: "axis", ...Plane.tooltipStyle(inks), formatter: params => this.tip(params) },
        series: grids.flatMap((grid, i) => gridSeries(grid, i, state, inks)),
      }, { notMerge: true });
      this.move();
    }

    tip(params) {
      const lines = params.filter(p => p.seriesId.startsWith("line:"));
      if (!lines.length) return "";
      const u = lines[0].value[0];
      const epoch = this.state.log ? Math.round(10 ** u - 1) : Math.round(u);
      const box = el("div", { class: "tip" }, el("b", {}, "epoch " + Model.whole(epoch)));
      this.spec.grids.forEach((grid, g) => {
        const table = el("table", {});
        grid.lines.forEach(line => {
          const place = Model.placeAt(line.epoch, epoch);
          if (place < 0) return;
          const print = v => grid.percent ? Model.share(v) : Model.number(v);
          const error = line.error[place] > 0 ? " ± " + print(line.error[place]) : "";
          const mark = el("td", {}, svg("0 0 24 24", { d: line.path ?? "M1 10H23V14H1Z", fill: line.color }));
          table.append(el("tr", {}, mark, el("td", {}, line.name), el("td", {}, print(line.mean[place]) + error)));
        });
        box.append(el("p", { class: "where" }, grid.name), table);
      });
      return box;
    }

    // The cursor is an element of its own, so that a moving slider draws no chart again.
    move() {
      if (!this.chart) return;
      const height = this.chart.getHeight();
      const u = position(this.state, this.state.epoch());
      this.spec.grids.forEach((grid, i) => {
        const cursor = this.cursors[i] ??= this.holder.appendChild(el("div", { class: "cursor" }));
        const [low, high] = limits(grid);
        const x = this.chart.convertToPixel({ xAxisIndex: i }, u);
        const top = this.chart.convertToPixel({ yAxisIndex: i }, high), bottom = this.chart.convertToPixel({ yAxisIndex: i }, low);
        if (![x, top, bottom].every(Number.isFinite)) return;
        cursor.style.transform = `translate(${x.toFixed(1)}px, ${top.toFixed(1)}px)`;
        cursor.style.height = Math.min(bottom - top, height) + "px";
      });
    }

    resize() { this.chart?.resize(); this.move(); }

    dispose() { this.chart?.dispose(); this.chart = null; }
  }

  function dashMark(dash) {
    return svg("0 0 26 10", { d: "M0 5H26", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": dash === "dashed" ? "6 4" : "" });
  }

  return { Card };
})();
