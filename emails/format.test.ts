import { expect, test } from "vitest";
import { FORMATS } from "@/lib/i18n/formats";
import { LOCALES, tagOf } from "@/lib/i18n/locales";
import { brandColors } from "./colors";
import { formatMoment } from "./format";

const at = new Date("2026-11-28T08:14:00Z");

test("a moment is told in the reader's words and the organisation's zone", () => {
  expect(formatMoment(at, "en", "Europe/Berlin")).toBe(
    "Saturday, 28 November 2026 at 09:14 (Central European Time)",
  );
  expect(formatMoment(at, "fr", "Europe/Berlin")).toBe(
    "samedi 28 novembre 2026 à 09:14 (heure d’Europe centrale)",
  );
  expect(formatMoment(at, "en", "UTC")).toBe("Saturday, 28 November 2026 at 08:14 (UTC)");
});

test.each(LOCALES)(
  "until when a link lives is written alike in the letter and on its page: %s",
  (locale) => {
    const { timeZoneName: _, ...shape } = FORMATS.dateTime.exact;
    const page = new Intl.DateTimeFormat(tagOf(locale), { ...shape, timeZone: "Europe/Berlin" });
    expect(formatMoment(at, locale, "Europe/Berlin")).toContain(`${page.format(at)} (`);
  },
);

test("Thai counts its years from the Buddha", () => {
  expect(formatMoment(at, "th", "UTC")).toContain("28 พฤศจิกายน 2569");
});

const luminance = (hex: string): number => {
  const channel = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
};
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

test.each([
  "#2456d6",
  "#ffffff",
  "#000000",
  "#f2b632",
  "#0f8b4b",
  "#e6194b",
  "#ff00ff",
  "#00ffff",
  "#808080",
  "#7a1fa2",
  "#ff6a00",
  "#003366",
  "#c0ffee",
  "#ffff00",
  "#ffe600",
  "#fdfdfe",
  "#8b4513",
])("the brand %s can be read on and in", (brand) => {
  const colors = brandColors(brand);
  expect(colors.brand).toBe(brand);
  expect(contrast(colors.onBrand, colors.accent)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(colors.onBrand, colors.accentDark)).toBeGreaterThanOrEqual(4.5);
  for (const paper of ["#ffffff", "#f8f8fa"])
    expect(contrast(colors.accentEdge, paper)).toBeGreaterThanOrEqual(3);
  for (const paper of ["#0d0e11", "#14161a", "#1d1f24"])
    expect(contrast(colors.accentEdgeDark, paper)).toBeGreaterThanOrEqual(3);
  expect(contrast(colors.accentText, "#ffffff")).toBeGreaterThanOrEqual(4.5);
  expect(contrast(colors.accentTextDark, "#14161a")).toBeGreaterThanOrEqual(4.5);
});

test("what is no colour becomes the default one", () => {
  expect(brandColors("red;background:url(x)")).toEqual(brandColors(null));
  expect(brandColors(null)).toMatchObject({ accent: "#2557d4", accentText: "#2554ca" });
});
