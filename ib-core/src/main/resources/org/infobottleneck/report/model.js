// The data of the page: columns of numbers, and what is found in them. All information is in nats.
const Model = (() => {
  const NATS_PER_BIT = Math.LN2;

  // A column is a letter and the Base64 text of little-endian numbers, which is how browsers hold them.
  function numbers(text) {
    const bytes = decoded(text.slice(1));
    return text[0] === "d" ? new Float64Array(bytes.buffer) : new Int32Array(bytes.buffer);
  }

  function decoded(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
    return bytes;
  }

  function columnsOf(document) {
    const decoded = new Array(document.columns.length);
    return place => decoded[place] ?? (decoded[place] = numbers(document.columns[place]));
  }

  function side(raw, column) {
    const caveats = Object.entries(raw.caveats).map(([name, place]) => ({ name, counts: column(place) }));
    return { nats: column(raw.nats), error: column(raw.error), kind: column(raw.kind), caveats };
  }

  function gap(raw, column) {
    return Object.fromEntries(Object.entries(raw).map(([name, place]) => [name, column(place)]));
  }

  function path(raw, column) {
    const result = {
      observed: raw.observed, layer: raw.layer, estimator: raw.estimator,
      epoch: column(raw.epoch), runs: column(raw.runs), invalid: column(raw.invalidRuns),
      input: side(raw.input, column), target: side(raw.target, column),
    };
    if (raw.gap) result.gap = gap(raw.gap, column);
    result.saturated = flags(result, "SATURATED");
    return result;
  }

  // At which points one of the coordinates carries a caveat in some run.
  function flags(path, name) {
    const found = [path.input, path.target].flatMap(s => s.caveats.filter(c => c.name === name));
    return path.epoch.length && found.length
      ? Array.from(path.epoch, (_, i) => found.some(c => c.counts[i] > 0)) : null;
  }

  function dataSet(raw, column) {
    const set = { ...raw };
    set.paths = raw.paths.map(each => path(each, column));
    // Single runs are many, and read when they are first drawn.
    set.singleRuns = (raw.singleRuns ?? []).map(run => run.paths.map(each => ({
      observed: each.observed, layer: each.layer, estimator: each.estimator,
      get read() { return (this.whole ??= path(each, column)); },
    })));
    set.series = raw.series.map(each => ({
      ...each, epoch: column(each.epoch), runs: column(each.runs),
      mean: column(each.mean), error: column(each.error),
    }));
    if (raw.curve) {
      set.curve = {
        ...raw.curve, beta: column(raw.curve.beta),
        input: column(raw.curve.input), target: column(raw.curve.target),
      };
    }
    set.lossUnit = raw.configuration.some(([, value]) => /loss=cross_entropy/i.test(value)) ? "nats" : "";
    return set;
  }

  // One panel for every estimator on every set of rows of every data set: nothing else is ever mixed.
  function panelsOf(dataSets) {
    const panels = [];
    for (const set of dataSets) {
      for (const rows of set.observed) {
        set.estimators.forEach((estimator, index) => {
          const paths = set.paths.filter(p => p.observed === rows.name && p.estimator === index);
          if (paths.length) panels.push({ set, rows, estimator, paths, key: panels.length });
        });
      }
    }
    return panels;
  }

  function read(document) {
    const column = columnsOf(document);
    const dataSets = document.dataSets.map(set => dataSet(set, column));
    const epochs = new Set();
    for (const set of dataSets) {
      for (const each of [...set.paths, ...set.series]) each.epoch.forEach(e => epochs.add(e));
    }
    const layers = new Map();
    for (const set of dataSets) {
      for (const layer of set.layers) if (!layers.has(layer.number)) layers.set(layer.number, layer.name);
      for (const each of set.series) {
        if (each.layer > 0 && !layers.has(each.layer)) layers.set(each.layer, "layer " + each.layer);
      }
    }
    return {
      title: document.title, kinds: document.kinds, caveats: document.caveats, dataSets,
      epochs: Array.from(epochs).sort((a, b) => a - b),
      layers: Array.from(layers, ([number, name]) => ({ number, name })).sort((a, b) => a.number - b.number),
      panels: panelsOf(dataSets),
    };
  }

  // The last place whose epoch is not behind the given one; -1 where all are.
  function placeAt(epochs, epoch) {
    let low = 0, high = epochs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (epochs[middle] <= epoch) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  const BOUNDS = {
    NONE: "estimate", LOWER: "lower bound", UPPER: "upper bound", DIFFERENCE_OF_BOUNDS: "difference of bounds",
  };
  const SOURCES = {
    SEEDS: "over runs", MONTE_CARLO: "of Monte Carlo draws", SUBSAMPLING: "over subsamples", SAMPLES: "over samples",
  };

  // What one axis of some paths shows, in words; says so where that is not one and the same thing.
  function estimandOf(model, paths, name) {
    const kinds = new Set(paths.flatMap(p => Array.from(new Set(p[name].kind))));
    const all = Array.from(kinds, k => model.kinds[k]);
    const estimands = Array.from(new Set(all.map(k => k.estimand)));
    const bounds = Array.from(new Set(all.map(k => BOUNDS[k.bound])));
    const plain = name === "input" ? "I(X;T)" : "I(T;Y)";
    return {
      plain,
      short: estimands.length === 1 ? estimands[0] : plain + ", several estimands",
      text: (estimands.length === 1 ? estimands[0]
        : `${estimands.length} estimands that differ by layer or epoch, such as ${estimands[0]}`)
        + (bounds.length === 1 && bounds[0] === "estimate" ? "" : ", " + bounds.join(" or ")),
    };
  }

  function number(value) {
    if (Number.isNaN(value)) return "–";
    if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
    const size = Math.abs(value);
    const text = size !== 0 && (size < 1e-3 || size >= 1e5) ? value.toExponential(2)
      : value.toFixed(size < 10 ? 4 : size < 1000 ? 3 : 1);
    return text.replace("-", "−");
  }

  const share = value => Number.isNaN(value) ? "–" : (100 * value).toFixed(2) + " %";
  const whole = value => value.toLocaleString("en-US").replaceAll(",", "\u202f");

  // An epoch where there is little room: 10k for 10 000, 2.5k for 2 500.
  const brief = value => (value >= 1000 && value % 100 === 0 ? whole(value / 1000) + "k" : whole(value));

  return { read, placeAt, estimandOf, number, share, whole, brief, BOUNDS, SOURCES, NATS_PER_BIT };
})();
