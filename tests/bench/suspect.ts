import { rounded } from "./median";

/** A baseline that is slower than this by more was slowed by something else: what is measured against it says nothing. */
const LEEWAY = 1.3;
/** What the seconds are of. */
const ROWS = 100_000;

type Measured = { seconds: number } | { perSecond: number };

/**
 * What each baseline came to on a quiet machine of two cores on 21 November 2026, by the section of "Performance baselines"
 * (research/performance.md). Where it was not measured as a whole, its parts one after the other.
 */
const MEASURED = {
  // A2, papaparse as a stream: 1.008 s; A1, COPY: 0.936 s
  "roster-plan csv": { seconds: 1.944 },
  // A3, hucre row by row: 3.721 s; A1, COPY: 0.936 s
  "roster-plan xlsx": { seconds: 4.657 },
  // A1, COPY with indexes: 0.936 s for each of three tables
  "roster-apply": { seconds: 2.808 },
  // A8, "Invite All 100k in one transaction"
  "invite-all": { seconds: 2.623 },
  // A5, four connections to npm smtp-server
  delivery: { perSecond: 751 },
  // A6, argon2id on both cores
  claim: { perSecond: 144 },
  // A7, "claim page: token lookup + form"
  "claim-page": { perSecond: 275 },
} as const satisfies Record<string, Measured>;

/** Beside the figure of a baseline: what it was measured at before, and whether this run's is slower than it may be. */
export function suspicion(
  name: keyof typeof MEASURED,
  figure: number,
  rows: number = ROWS,
): { baselineMeasured: number; baselineSuspect: boolean } {
  const measured: Measured = MEASURED[name];
  if ("perSecond" in measured)
    return {
      baselineMeasured: measured.perSecond,
      baselineSuspect: figure * LEEWAY < measured.perSecond,
    };
  const seconds = (measured.seconds * rows) / ROWS;
  return { baselineMeasured: rounded(seconds), baselineSuspect: figure > seconds * LEEWAY };
}
