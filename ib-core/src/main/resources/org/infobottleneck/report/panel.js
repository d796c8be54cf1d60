// A panel of the plane: one estimator on one set of rows.
const Panel = (() => {
  const { el } = Dom;
  const ROOM = { left: 56, right: 16, top: 14, bottom: 46, outerBoundsMode: "none" };
  const REACH = 16, LARGEST = 7; // pixels: how far the pointer reaches, and half the largest symbol

  class Panel {
    constructor(model, panel, state) {
      this.state = state;
      this.adopt(model, panel);
      this.caption = el("p", { class: "caption" });
      this.under = el("div", { class: "canvas" });
      this.canvas = el("div", { class: "canvas" });
      this.holder = el("div", { class: "chart", role: "img" }, this.under, this.canvas);
      this.element = el("article", { class: "card" },
        el("h3", {}, Plane.placeText(model, panel) + panel.estimator), this.caption, this.holder);
    }

    // Takes newer data for the same panel.
    adopt(model, panel) {
      this.model = model;
      this.panel = panel;
      panel.paths.forEach(path => { path.asked = panel.estimator; });
    }

    isShown() { return Plane.isPanelShown(this.state, this.panel); }

    describe() {
      const { model, panel, state } = this;
      const x = Model.estimandOf(model, panel.paths, "input"), y = Model.estimandOf(model, panel.paths, "target");
      const unit = Plane.scale(state), { rows } = panel;
      const ceilings = [`H(X) = ${Model.number(rows.inputEntropy * unit)}`];
      if (rows.targetEntropy !== null) ceilings.push(`H(Y) = ${Model.number(rows.targetEntropy * unit)}`);
      this.caption.textContent = `Across: ${x.text}. Up: ${y.text}. ${Model.whole(rows.rows)} rows, ${ceilings.join(", ")} ${state.unit}.`;
      this.names = [x.short, y.short];
    }

    // Draws everything anew: after a change of anything but the epoch.
    draw(range) {
      const { panel, state, model } = this;
      const inks = this.inks = Theme.inks(), unit = Plane.scale(state);
      this.describe();
      this.hovered = null;
      this.chart ??= this.made();
      const at = state.log ? Math.log1p : e => e;
      const first = at(model.epochs[0]), whole = at(model.epochs[model.epochs.length - 1]) - first || 1;
      this.epochShare = e => (at(e) - first) / whole;
      const size = this.size = [this.canvas.clientWidth - ROOM.left - ROOM.right, this.canvas.clientHeight - ROOM.top - ROOM.bottom];
      this.range = range;
      this.ready = panel.paths.filter(path => Plane.isShown(state, path.layer))
        .map(path => Plane.prepared(path, model.layers.findIndex(l => l.number === path.layer), state, range, size));
      const series = [this.hoverSeries(), Plane.ceilings(panel, range, unit, inks)];
      if (panel.set.curve) series.push(Plane.curveLine(panel.set.curve, range, unit, inks));
      for (const each of this.ready) series.push(...Plane.staticSeries(each, state, inks));
      series.push(...this.moving());
      this.chart.setOption({
        animation: false, textStyle: { fontFamily: inks.font }, grid: ROOM,
        xAxis: Plane.axis(`${this.names[0]} in ${state.unit}`, range.x, unit, inks, false, size[0]),
        yAxis: Plane.axis(`${this.names[1]} in ${state.unit}`, range.y, unit, inks, true, size[1]),
        dataZoom: zooms(),
        tooltip: { trigger: "item", triggerOn: "none", ...Plane.tooltipStyle(inks), formatter: () => this.tip() },
        series,
      }, { notMerge: true });
      this.label();
      this.drawRuns();
    }

    made() {
      const chart = echarts.init(this.canvas, null, { renderer: "canvas" });
      const drawing = chart.getZr();
      drawing.on("dblclick", () => chart.dispatchAction({ type: "dataZoom", batch: [0, 1].map(dataZoomIndex => ({ dataZoomIndex, start: 0, end: 100 })) }));
      drawing.on("mousemove", event => this.hover(event.offsetX, event.offsetY));
      drawing.on("click", event => this.hover(event.offsetX, event.offsetY));
      drawing.on("globalout", () => this.hover(-1e6, -1e6));
      chart.on("dataZoom", () => {
        const batch = chart.getOption().dataZoom.map(({ start, end }, dataZoomIndex) => ({ dataZoomIndex, start, end }));
        this.runs?.dispatchAction({ type: "dataZoom", batch });
      });
      return chart;
    }

    moving() {
      return this.ready.flatMap(each => Plane.movingSeries(each, this.state, this.state.epoch(), this.inks, this.epochShare));
    }

    // Single runs lie on a chart of their own below, which a moving slider does not draw again.
    drawRuns() {
      const { state, panel, range, size } = this;
      const shown = state.runs === "shown" && panel.set.singleRuns.length > 0;
      this.under.hidden = !shown;
      if (!shown) return;
      const unit = Plane.scale(state);
      const across = size[0] / ((range.x[1] - range.x[0]) * unit), up = size[1] / ((range.y[1] - range.y[0]) * unit);
      this.runs ??= echarts.init(this.under, null, { renderer: "canvas" });
      const axis = ([min, max]) => ({ type: "value", show: false, min: min * unit, max: max * unit });
      this.runs.setOption({ animation: false, grid: ROOM, xAxis: axis(range.x), yAxis: axis(range.y), dataZoom: zooms(),
        series: this.ready.map(each => Plane.runsSeries(each, panel, unit, across, up)) }, { notMerge: true });
    }

    // The point nearest to the pointer is marked and told about, whether it has a symbol or not.
    hover(x, y) {
      if (!this.chart || !this.ready) return;
      const found = this.nearest(x, y);
      if (found?.path === this.hovered?.path && found?.place === this.hovered?.place) return;
      this.hovered = found;
      this.chart.setOption({ series: [this.hoverSeries()] });
      this.chart.dispatchAction(found ? { type: "showTip", seriesIndex: 0, dataIndex: 0 } : { type: "hideTip" });
    }

    nearest(x, y) {
      const unit = Plane.scale(this.state);
      const origin = this.chart.convertToPixel({ gridIndex: 0 }, [0, 0]), one = this.chart.convertToPixel({ gridIndex: 0 }, [1, 1]);
      if (x < 0) return null;
      let best = null, distance = REACH ** 2;
      for (const { path } of this.ready) {
        const now = Model.placeAt(path.epoch, this.state.epoch());
        for (let i = 0; i <= now; i++) {
          const across = path.input.nats[i] * unit, up = path.target.nats[i] * unit;
          const dx = origin[0] + across * (one[0] - origin[0]) - x, dy = origin[1] + up * (one[1] - origin[1]) - y;
          // The point of the epoch shown is the largest; of points in one place, the last lies above the others.
          const d = Math.max(0, Math.hypot(dx, dy) - (i === now ? LARGEST : 0)) ** 2;
          if (d <= distance) { best = { path, place: i, at: [across, up] }; distance = d; }
        }
      }
      return best;
    }

    hoverSeries() {
      return { id: "hover", type: "scatter", silent: true, z: 6, symbol: "circle", symbolSize: 13,
        data: this.hovered ? [this.hovered.at] : [],
        itemStyle: { color: "transparent", borderColor: this.inks.ink, borderWidth: 1.6 } };
    }

    tip() {
      return this.hovered ? Plane.tip(this.model, this.panel, this.hovered.path, this.hovered.place, this.state) : "";
    }

    move() {
      if (!this.chart || !this.ready) return;
      this.chart.setOption({ series: this.moving() });
      if (!this.state.playing) this.label();
    }

    // What the panel shows, in words.
    label() {
      const unit = Plane.scale(this.state), epoch = this.state.epoch();
      const texts = this.ready.map(({ path }) => {
        const place = Model.placeAt(path.epoch, epoch);
        return place < 0 ? null : `layer ${path.layer}: ${Model.number(path.input.nats[place] * unit)} and ${Model.number(path.target.nats[place] * unit)}`;
      });
      this.holder.setAttribute("aria-label", `Information plane by ${this.panel.estimator} at epoch ${epoch}, ${this.names.join(" and ")} in ${this.state.unit}. `
        + texts.filter(Boolean).join("; "));
    }

    resize() { this.chart?.resize(); this.runs?.resize(); }

    dispose() {
      this.chart?.dispose();
      this.runs?.dispose();
      this.chart = this.runs = null;
    }
  }

  function zooms() {
    if (!matchMedia("(pointer: fine)").matches) return [];
    return ["xAxisIndex", "yAxisIndex"].map(name => ({ type: "inside", [name]: 0, filterMode: "none",
      zoomOnMouseWheel: "ctrl", moveOnMouseMove: "ctrl", moveOnMouseWheel: false, preventDefaultMouseMove: false }));
  }

  return Panel;
})();
