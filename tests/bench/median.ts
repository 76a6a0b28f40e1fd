/** The middle of at least one figure; of an even number the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}

/** Rounded to what a reader can use. */
export const rounded = (figure: number): number => Number(figure.toPrecision(4));

/** Runs ours and the baseline in turn, A B A B, so that both see the same machine; returns the medians per second. */
export async function inTurn(
  pairs: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<{ perSecond: number; baselinePerSecond: number; ratio: number; pairs: number }> {
  const figures = { ours: [] as number[], baseline: [] as number[] };
  for (let pair = 0; pair < pairs; pair += 1) {
    figures.ours.push(await ours());
    figures.baseline.push(await baseline());
  }
  const perSecond = median(figures.ours);
  const baselinePerSecond = median(figures.baseline);
  return {
    perSecond: rounded(perSecond),
    baselinePerSecond: rounded(baselinePerSecond),
    ratio: rounded(perSecond / baselinePerSecond),
    pairs,
  };
}
