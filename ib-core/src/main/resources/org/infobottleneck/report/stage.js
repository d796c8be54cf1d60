// When charts are drawn: those on the screen first, those near it after, one after the other so that the page stays
// quick to the touch, and none that is far away.
const Stage = (() => {
  // Milliseconds of a frame for drawing: what somebody waits for comes soon, what lies ahead disturbs no scrolling.
  const BUDGET = { seen: 80, near: 10 };

  class Stage {
    constructor(draw) {
      this.draw = draw;
      this.seen = new Set();
      this.near = new Set();
      this.waiting = false;
      this.complete = false;
      this.onscreen = new IntersectionObserver(entries => this.enter(entries, this.seen, chart => { if (!chart.stale) chart.move(); }));
      this.close = new IntersectionObserver(entries => this.enter(entries, this.near, () => {}), { rootMargin: "600px 0px" });
      this.sizes = new ResizeObserver(entries => { for (const { target } of entries) target.chartOfReport.resize(); });
    }

    enter(entries, set, then) {
      for (const { target, isIntersecting } of entries) {
        const chart = target.chartOfReport;
        if (!isIntersecting) { set.delete(chart); continue; }
        set.add(chart);
        then(chart);
      }
      this.ask();
    }

    add(chart) {
      chart.stale = true;
      chart.element.chartOfReport = chart.holder.chartOfReport = chart;
      this.onscreen.observe(chart.element);
      this.close.observe(chart.element);
      this.sizes.observe(chart.holder);
    }

    remove(chart) {
      this.onscreen.unobserve(chart.element);
      this.close.unobserve(chart.element);
      this.sizes.unobserve(chart.holder);
      this.seen.delete(chart);
      this.near.delete(chart);
      chart.dispose();
    }

    next() {
      const due = chart => chart.stale && chart.isShown();
      const seen = [...this.seen].find(due);
      return seen ? { chart: seen, budget: BUDGET.seen } : { chart: [...this.near].find(due), budget: BUDGET.near };
    }

    ask() {
      if (this.waiting || !this.next().chart) return;
      this.waiting = true;
      requestAnimationFrame(() => {
        this.waiting = false;
        const start = performance.now();
        for (let due = this.next(); due.chart && performance.now() - start < due.budget; due = this.next()) {
          due.chart.stale = false;
          this.draw(due.chart);
        }
        if (!this.complete && ![...this.seen].some(c => c.stale && c.isShown())) {
          this.complete = true;
          performance.mark("report-drawn");
        }
        this.ask();
      });
    }

    move() {
      for (const chart of this.seen) if (chart.isShown() && !chart.stale) chart.move();
    }
  }

  return Stage;
})();
