import { axeOn } from "../support/e2e-axe";
import { expect, test } from "../support/e2e-test";

/* The theme derives everything tinted from one colour of the organisation: here a real browser resolves it. */

// with reduced motion every colour has a transition, however short: a change would be read before it is there
test.use({ contextOptions: { reducedMotion: "no-preference" } });

const BRANDS = [
  ..."#2456d6 #ffffff #000000 #111318 #f2b632 #ffe600 #e4002b #ff6a13".split(" "),
  ..."#00a86b #7fffd4 #6b21a8 #ff69b4 #8b5a2b #9aa0a6".split(" "),
];

/** Ink, its ground, and the least contrast (WCAG 2.2: 4.5 for text, 3 for lines). */
const PAIRS: readonly (readonly [ink: string, ground: string, least: number])[] = [
  ["accent-foreground", "accent", 4.5],
  ["accent-foreground", "accent-hover", 4.5],
  ["brand-foreground", "brand", 4.5],
  ["brand-foreground", "brand-panel", 4.5],
  ["accent-edge", "surface", 3],
  ["accent-edge", "background", 3],
  ["accent-edge", "overlay", 3],
  ["accent-text", "surface", 4.5],
  ["accent-text", "background", 4.5],
  ["accent-text", "surface-secondary", 4.5],
  ["accent-text", "overlay", 4.5],
  ["accent-soft-foreground", "accent-soft", 4.5],
  ["chart-1", "surface", 3],
];

type Case = { brand: string; theme: string; pairs: typeof PAIRS };

/** Runs in the page: pairs that are fainter than they may be. */
function faint({ brand, theme, pairs }: Case): string[] {
  document.documentElement.dataset.theme = theme;
  document.documentElement.style.setProperty("--brand", brand);
  const canvas = document.createElement("canvas");
  const paint = canvas.getContext("2d", { willReadFrequently: true });
  const probe = document.body.appendChild(document.createElement("i"));
  const luminance = (token: string, ground: string): number => {
    // ink on the panel is the panel's own
    probe.className = ground === "brand-panel" ? "bg-brand-panel" : "";
    probe.style.color = `var(--${token})`;
    if (!paint) return Number.NaN;
    paint.fillStyle = getComputedStyle(probe).color;
    paint.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = [...paint.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = pairs.flatMap(([ink, ground, least]) => {
    const [a, b] = [luminance(ink, ground), luminance(ground, ground)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return contrast >= least ? [] : [`${ink} on ${ground}: ${contrast.toFixed(2)} < ${least}`];
  });
  probe.remove();
  return found;
}

test("any colour of an organisation leaves text and lines readable in both themes", async ({
  page,
}) => {
  await page.goto("/sign-up");
  for (const brand of BRANDS)
    for (const theme of ["light", "dark"])
      expect
        .soft(await page.evaluate(faint, { brand, theme, pairs: PAIRS }), `${brand}, ${theme}`)
        .toEqual([]);
});

test("the measure itself: what is too faint is found", async ({ page }) => {
  await page.goto("/sign-up");
  const pairs = [["border", "surface", 4.5]] as const;
  expect(await page.evaluate(faint, { brand: "#2456d6", theme: "light", pairs })).toEqual([
    expect.stringMatching(/^border on surface: 1\.\d+ < 4\.5$/),
  ]);
});

test("no stylesheet locks a page to one orientation", async ({ page, org, signIn }) => {
  const locks = async (path: string) => {
    await page.goto(path);
    return axeOn(page, { runOnly: { type: "rule", values: ["css-orientation-lock"] } });
  };
  await signIn(page, org, await org.member(["OWNER"]));
  for (const path of ["/sign-up", org.admin]) {
    const { violations, passes } = await locks(path);
    expect(violations, path).toEqual([]);
    expect(passes, path).toHaveLength(1);
  }
});
