import type { CSSProperties } from "react";
import type { BrandColors } from "./colors";
import type { LetterLocale } from "./texts";

/** The tokens of the design as plain hex, which is all that mail clients agree on. */
const LIGHT = {
  background: "#f8f8fa",
  surface: "#ffffff",
  well: "#f6f7f9",
  text: "#171b21",
  muted: "#5b616a",
  border: "#e1e3e6",
  rule: "#e8e9ec",
  quote: "#d5d8dd",
};
const DARK = {
  background: "#0d0e11",
  surface: "#14161a",
  well: "#191b20",
  text: "#edeef0",
  muted: "#a5a9b2",
  border: "#2a2d32",
  rule: "#222529",
  quote: "#3a3e45",
};

const LATIN = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial';

// Chinese and Japanese share code points but not shapes, so each names its own faces before any other.
const FACES: Partial<Record<LetterLocale, string>> = {
  "zh-CN": '"PingFang SC", "Microsoft YaHei", "Noto Sans SC"',
  ja: '"Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans JP"',
  th: '"Leelawadee UI", "Noto Sans Thai", Thonburi',
};

interface Type {
  text: (size: number, lineHeight: number, color?: string) => CSSProperties;
  cellText: (size: number, lineHeight: number, color?: string) => CSSProperties;
  headingSpacing: string;
}

/** How a language is set: its faces, and for Thai room for stacked vowels and tone marks. */
function typeOf(locale: LetterLocale): Type {
  const faces = FACES[locale];
  const leading = locale === "th" ? 7 / 6 : 1;
  const text = (size: number, lineHeight: number, color = LIGHT.text): CSSProperties => ({
    fontSize: `${size}px`,
    lineHeight: `${Math.round(lineHeight * leading)}px`,
    color,
  });
  // Clients pass fonts on from a cell to what it holds, but not from cell to cell.
  const cellText = (size: number, lineHeight: number, color = LIGHT.text): CSSProperties => ({
    fontFamily: `${LATIN}, ${faces ? `${faces}, ` : ""}sans-serif`,
    ...text(size, lineHeight, color),
  });
  return { text, cellText, headingSpacing: faces ? "normal" : "-0.02em" };
}

const linkOf = (color: string): CSSProperties => ({
  color,
  textDecoration: "underline",
});

const canvas = (t: Type) => ({
  body: { margin: "0", padding: "0", backgroundColor: LIGHT.background },
  page: {
    margin: "0",
    padding: "48px 16px",
    backgroundColor: LIGHT.background,
    ...t.cellText(16, 24),
  },
  preview: { display: "none", maxHeight: "0", overflow: "hidden", opacity: 0 },
  card: {
    width: "100%",
    maxWidth: "560px",
    margin: "0 auto",
    backgroundColor: LIGHT.surface,
    border: `1px solid ${LIGHT.border}`,
    borderRadius: "12px",
    borderCollapse: "separate" as const,
    overflow: "hidden",
  },
});

const frame = (colors: BrandColors, t: Type) => ({
  bar: {
    height: "6px",
    lineHeight: "6px",
    fontSize: "1px",
    backgroundColor: colors.brand,
    color: colors.brand,
  },
  inner: { padding: "40px", textAlign: "left" as const, ...t.cellText(16, 24) },
  sender: { margin: "0 0 28px" },
  mark: {
    width: "40px",
    height: "40px",
    borderRadius: "10px",
    backgroundColor: colors.brand,
    textAlign: "center" as const,
    fontWeight: 600,
    ...t.cellText(18, 40, colors.onBrand),
    lineHeight: "40px",
  },
  logo: { width: "40px", height: "40px", objectFit: "contain" as const },
  senderName: { paddingLeft: "12px", fontWeight: 600, ...t.cellText(16, 24) },
  foot: {
    margin: "20px 0 0",
    textAlign: "center" as const,
    ...t.text(12, 18, LIGHT.muted),
  },
});

const writing = (colors: BrandColors, t: Type) => ({
  heading: {
    margin: "0 0 12px",
    fontWeight: 600,
    letterSpacing: t.headingSpacing,
    ...t.text(28, 36),
  },
  paragraph: { margin: "0 0 16px", ...t.text(16, 24) },
  message: {
    margin: "0 0 16px",
    paddingLeft: "16px",
    borderLeft: `3px solid ${LIGHT.quote}`,
  },
  firstQuoted: { margin: "0", ...t.text(16, 24) },
  quoted: { margin: "12px 0 0", ...t.text(16, 24) },
  button: {
    margin: "12px 0 28px",
    padding: "13.4px 23px",
    borderRadius: "10px",
    border: `1px solid ${colors.accentEdge}`,
    backgroundColor: colors.accent,
    fontSize: "16px",
    fontWeight: 600,
    color: colors.onBrand,
  },
  asideLink: linkOf(colors.accentText),
});

const closing = (colors: BrandColors, t: Type) => ({
  facts: { margin: "0 0 28px" },
  fact: (first: boolean, last: boolean): CSSProperties => ({
    padding: `${first ? 12 : 0}px 16px 12px`,
    backgroundColor: LIGHT.well,
    borderRadius: `${first ? "10px 10px" : "0 0"} ${last ? "10px 10px" : "0 0"}`,
    wordBreak: "break-word",
    ...t.cellText(14, 20),
  }),
  factLabel: t.text(13, 20, LIGHT.muted),
  factValue: { fontWeight: 500, ...t.text(14, 20) },
  bare: { margin: "0 0 28px", ...t.text(14, 22, LIGHT.muted) },
  bareLink: {
    wordBreak: "break-all" as const,
    color: colors.accentText,
    textDecoration: "none",
  },
  rule: {
    margin: "0 0 20px",
    height: "1px",
    lineHeight: "1px",
    fontSize: "1px",
    backgroundColor: LIGHT.rule,
  },
  why: { margin: "0 0 8px", ...t.text(13, 20, LIGHT.muted) },
  whyLink: linkOf(LIGHT.muted),
});

/** Every style of the layout, light, to be written inline. */
export function styles(colors: BrandColors, locale: LetterLocale) {
  const type = typeOf(locale);
  return {
    ...canvas(type),
    ...frame(colors, type),
    ...writing(colors, type),
    ...closing(colors, type),
  };
}

export type Styles = ReturnType<typeof styles>;

/** The only style block: dark values, and less padding where the screen is narrow. */
export const darkStyles = (colors: BrandColors): string =>
  `@media (max-width:599px){.r-pad{padding:32px 16px!important}.r-inner{padding:32px 24px!important}}
@media (prefers-color-scheme:dark){.r-page{background-color:${DARK.background}!important}
.r-card{background-color:${DARK.surface}!important;border-color:${DARK.border}!important}
.r-text{color:${DARK.text}!important}.r-muted{color:${DARK.muted}!important}
.r-message{border-color:${DARK.quote}!important}.r-well{background-color:${DARK.well}!important}
.r-button{background-color:${colors.accentDark}!important;border-color:${colors.accentEdgeDark}!important}.r-link{color:${colors.accentTextDark}!important}
.r-rule{background-color:${DARK.rule}!important}}`;
