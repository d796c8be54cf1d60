// Colors and shapes. Colors are near those of Okabe & Ito, which the color-blind tell apart, shifted for contrast with
// the page (3 to 1 at least); a layer has a shape of its own as well. Epochs are colored by viridis.
const Theme = (() => {
  const LIGHT = ["#0072b2", "#d55e00", "#009e73", "#b0568f", "#c07f00", "#2f93cc", "#5b6470"];
  const DARK = ["#56b4e9", "#ff8a3d", "#2cc79a", "#e39ac6", "#f0c949", "#6c9bff", "#b6bec8"];
  const VIRIDIS = ["#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30", "#fde725"];

  const CIRCLE = "M12 2A10 10 0 1 1 12 22A10 10 0 1 1 12 2Z";
  const DOWN = "M2 4H22L12 22Z";
  const PLUS = "M8 2H16V8H22V16H16V22H8V16H2V8H8Z";
  const STAR = "M12 1L15 9H23L17 14L19 22L12 17L5 22L7 14L1 9H9Z";
  const PENTAGON = "M12 2L22 9.5L18 21H6L2 9.5Z";
  const SHAPES = [
    { symbol: "circle", path: CIRCLE },
    { symbol: "rect", path: "M3 3H21V21H3Z" },
    { symbol: "triangle", path: "M12 2L22 21H2Z" },
    { symbol: "diamond", path: "M12 1L22 12L12 23L2 12Z" },
    { symbol: "path://" + DOWN, path: DOWN },
    { symbol: "path://" + PLUS, path: PLUS },
    { symbol: "path://" + STAR, path: STAR },
    { symbol: "path://" + PENTAGON, path: PENTAGON },
  ];

  const media = matchMedia("(prefers-color-scheme: dark)");
  let choice = "auto";

  const isDark = () => choice === "dark" || (choice === "auto" && media.matches);

  function apply() {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  }

  function choose(value) {
    choice = value;
    apply();
  }

  function onSystemChange(listener) {
    media.addEventListener("change", () => { apply(); listener(); });
  }

  const color = index => (isDark() ? DARK : LIGHT)[index % LIGHT.length];
  const shape = index => SHAPES[index % SHAPES.length];
  const variable = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  const channel = (hex, at) => parseInt(hex.slice(at, at + 2), 16);

  // The end of the scale that the page's ground would swallow is left out.
  function viridis(share) {
    const within = Math.min(Math.max(share, 0), 1);
    const position = (isDark() ? 0.2 + 0.8 * within : 0.94 * within) * (VIRIDIS.length - 1);
    const low = Math.min(Math.floor(position), VIRIDIS.length - 2);
    const mixed = [1, 3, 5].map(at => {
      const a = channel(VIRIDIS[low], at), b = channel(VIRIDIS[low + 1], at);
      return Math.round(a + (b - a) * (position - low));
    });
    return `rgb(${mixed.join(",")})`;
  }

  const viridisGradient = () => `linear-gradient(90deg, ${[0, 0.25, 0.5, 0.75, 1].map(viridis).join(",")})`;

  // What all charts share.
  function inks() {
    return { ink: variable("ink"), quiet: variable("quiet"), line: variable("line"), grid: variable("grid"),
      card: variable("card"), accent: variable("accent"),
      font: getComputedStyle(document.body).fontFamily, size: innerWidth >= 1760 ? 14 : 12 };
  }

  function mark(index) {
    return Dom.svg("0 0 24 24", { d: shape(index).path, fill: color(index) });
  }

  apply();
  return { choose, chosen: () => choice, onSystemChange, color, shape, viridis, viridisGradient, inks, mark };
})();
