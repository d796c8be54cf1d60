// The slider, the play button and what is always in view: epoch, loss and accuracy.
const Player = (() => {
  const { el, svg } = Dom;
  const PLAY = "M5 3L20 12L5 21Z", PAUSE = "M5 3H10V21H5ZM14 3H19V21H14Z";
  const STEPS = 1000, SECONDS = 14;

  class Bar {
    constructor(model, state, onmove) {
      Object.assign(this, { model, state, onmove });
      this.slider = el("input", { type: "range", min: 0, max: STEPS, step: "any", "aria-label": "Epoch",
        oninput: () => { this.pause(); this.go(this.nearest(this.slider.value / STEPS)); },
        onkeydown: event => this.key(event) });
      this.button = el("button", { type: "button", class: "play", onclick: () => this.toggle() });
      this.ticks = el("div", { class: "ticks", "aria-hidden": "true" });
      this.readout = el("div", { class: "readout" });
      this.element = el("div", { class: "player-inside" }, this.button, this.readout,
        el("div", { class: "track" }, this.slider, this.ticks));
      this.face();
      this.scale();
    }

    // Where on the track an epoch lies, from 0 to 1.
    share(epoch) {
      const { epochs } = this.model;
      const first = epochs[0], last = epochs[epochs.length - 1];
      if (last === first) return 0;
      return this.state.log ? (Math.log1p(epoch) - Math.log1p(first)) / (Math.log1p(last) - Math.log1p(first))
        : (epoch - first) / (last - first);
    }

    nearest(share) {
      let best = 0, distance = Infinity;
      this.model.epochs.forEach((epoch, i) => {
        const d = Math.abs(this.share(epoch) - share);
        if (d < distance) { best = i; distance = d; }
      });
      return best;
    }

    key(event) {
      const last = this.model.epochs.length - 1;
      const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -Infinity, End: Infinity };
      if (!(event.key in steps)) return false;
      event.preventDefault();
      this.pause();
      this.go(Math.min(Math.max(this.state.at + steps[event.key], 0), last));
      return true;
    }

    go(at) {
      if (at === this.state.at) { this.show(); return; }
      this.state.at = at;
      this.show();
      this.onmove();
    }

    toggle() { if (this.state.playing) this.pause(); else this.play(); }

    play() {
      if (this.model.epochs.length < 2) return;
      if (this.state.at >= this.model.epochs.length - 1) this.go(0);
      this.state.playing = true;
      this.face();
      let played = this.model, position = this.share(this.state.epoch()), before = performance.now();
      const frame = now => {
        if (!this.state.playing) return;
        const last = this.model.epochs.length - 1;
        // Snapshots may arrive meanwhile: the track is another one then.
        if (this.model !== played) { played = this.model; position = this.share(this.state.epoch()); }
        // A tab that was out of sight goes on where it was.
        position += Math.min(now - before, 200) / 1000 / SECONDS * this.state.speed;
        before = now;
        let at = this.state.at;
        while (at < last && this.share(this.model.epochs[at + 1]) <= position) at++;
        if (at !== this.state.at) this.go(at);
        if (at >= last) this.pause(); else requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    }

    pause() {
      if (!this.state.playing) return;
      this.state.playing = false;
      this.face();
      this.onmove();
    }

    face() {
      this.button.replaceChildren(svg("0 0 24 24", { d: this.state.playing ? PAUSE : PLAY }));
      this.button.setAttribute("aria-label", this.state.playing ? "Pause" : "Play");
    }

    // The ticks below the track, those left out that would run into others.
    scale() {
      const { epochs } = this.model;
      const first = epochs[0], last = epochs[epochs.length - 1];
      const inner = [];
      if (this.state.log) for (let e = 1; e < last; e *= 10) inner.push(e);
      else for (let i = 1; i < 4; i++) inner.push(Math.round(first + (last - first) * i / 4));
      const marks = [first];
      for (const epoch of inner) {
        const room = Math.min(this.share(epoch) - this.share(marks[marks.length - 1]), 1 - this.share(epoch));
        if (epoch > first && room > 0.06) marks.push(epoch);
      }
      if (last > first) marks.push(last);
      this.ticks.replaceChildren(...marks.map(epoch => {
        const tick = el("span", {}, Model.brief(epoch));
        tick.style.left = 100 * this.share(epoch) + "%";
        return tick;
      }));
      this.show();
    }

    value(set, quantity, epoch) {
      const series = set.series.find(s => s.quantity === quantity && s.layer === 0);
      if (!series) return null;
      const place = Model.placeAt(series.epoch, epoch);
      return place < 0 ? null : series.mean[place];
    }

    // The epoch of the snapshot that a set's losses are of, which may lie behind that of the slider.
    snapshot(set, epoch) {
      const series = set.series.find(s => s.layer === 0);
      const place = series ? Model.placeAt(series.epoch, epoch) : -1;
      return place < 0 ? epoch : series.epoch[place];
    }

    // The same for those who listen.
    spoken() {
      return Array.from(this.readout.querySelectorAll("dl"), list =>
        Array.from(list.children, item => Array.from(item.children, part => part.textContent).join(" ") || item.textContent).join(", ")).join(". ");
    }

    show() {
      const epoch = this.state.epoch();
      this.slider.value = this.share(epoch) * STEPS;
      this.slider.setAttribute("aria-valuetext", "epoch " + epoch);
      const item = (term, text, kind) => el("div", kind ? { class: kind } : {}, el("dt", {}, term), el("dd", {}, text));
      this.readout.replaceChildren(...this.model.dataSets.map((set, i) => {
        const list = el("dl", {});
        if (this.model.dataSets.length > 1) list.append(el("span", { class: "name" }, set.name));
        if (i === 0) list.append(item("epoch", Model.whole(epoch), "epoch"));
        const of = this.snapshot(set, epoch);
        if (of !== epoch) list.append(item("as of epoch", Model.whole(of), "of"));
        for (const [quantity, term] of [["train_loss", "train loss"], ["test_loss", "test loss"]]) {
          const value = this.value(set, quantity, epoch);
          if (value !== null) list.append(item(term, Model.number(value)));
        }
        for (const [quantity, term] of [["train_accuracy", "train acc."], ["test_accuracy", "test acc."]]) {
          const value = this.value(set, quantity, epoch);
          if (value !== null) list.append(item(term, Model.share(value)));
        }
        return list;
      }));
    }
  }

  return { Bar };
})();
