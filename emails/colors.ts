/** The colours of a letter that come from the organisation's own one, as hex: mail clients read no variables. */
export interface BrandColors {
  brand: string;
  /** Text on the exact brand and on the button. */
  onBrand: string;
  accent: string;
  /** Around the button: what is as pale as paper has no edge of its own. */
  accentEdge: string;
  accentText: string;
  accentDark: string;
  accentEdgeDark: string;
  accentTextDark: string;
}

const DEFAULT_BRAND = "#2456d6";

const NEAR_BLACK = "#161616";
const PALE = 0.68;

/** Keeps the hue of the brand and moves its lightness to where text on it and in it can be read, light and dark. */
export function brandColors(hex: string | null): BrandColors {
  const brand = /^#[0-9a-f]{6}$/i.test(hex ?? "") && hex ? hex.toLowerCase() : DEFAULT_BRAND;
  const { l, c, h } = toOklch(brand);
  const pale = l >= PALE;
  const at = (lightness: number, chroma: number): string =>
    toHex({ l: lightness, c: Math.min(c, chroma), h });
  return {
    brand,
    onBrand: pale ? NEAR_BLACK : "#ffffff",
    accent: at(pale ? l : Math.min(l, 0.53), 0.2),
    accentEdge: at(Math.min(l, pale ? 0.58 : 0.53), 0.2),
    accentText: at(Math.min(l, 0.49), 0.19),
    accentDark: at(pale ? l : clamp(l, 0.5, 0.53), 0.19),
    accentEdgeDark: at(pale ? l : 0.58, 0.19),
    accentTextDark: at(clamp(l, 0.76, 0.86), 0.125),
  };
}

interface Oklch {
  l: number;
  c: number;
  h: number;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

const gamma = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;

function toOklch(hex: string): Oklch {
  const channel = (at: number): number => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r, g, b] = [channel(1), channel(3), channel(5)];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const bb = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  return {
    l: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    c: Math.hypot(a, bb),
    h: Math.atan2(bb, a),
  };
}

function toRgb({ l, c, h }: Oklch): [number, number, number] {
  const a = c * Math.cos(h);
  const b = c * Math.sin(h);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

// Outside what a screen shows, chroma gives way: hue and lightness carry meaning and contrast.
function toHex(color: Oklch): string {
  let { c } = color;
  let rgb = toRgb(color);
  while (c > 0 && rgb.some((channel) => channel < -0.0005 || channel > 1.0005)) {
    c = Math.max(0, c - 0.004);
    rgb = toRgb({ ...color, c });
  }
  const channels = rgb.map((channel) => Math.round(clamp(gamma(clamp(channel, 0, 1)), 0, 1) * 255));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
