import { fairness } from "./fairness";
import { killImport } from "./kill-import";
import { killAllWorkers, killWorker } from "./kill-worker";
import { restartDatabase } from "./restart-database";
import { smtpDown, smtpRejects, smtpSlow } from "./smtp-troubles";

type Figures = Record<string, number>;
/** What a report breaks, as a sentence; undefined where it holds. */
type Promised = (figures: Figures) => string | undefined;
export type Drill = {
  run: (options: { quick: boolean }) => Promise<Figures>;
  promised: readonly Promised[];
};

const none =
  (field: string): Promised =>
  ({ [field]: found }) =>
    found === 0 ? undefined : `${field} is ${found} and must be 0`;
const equal =
  (field: string, other: string): Promised =>
  (figures) =>
    figures[field] === figures[other]
      ? undefined
      : `${field} is ${figures[field]} and must be as many as ${other}, ${figures[other]}`;
const atLeast =
  (field: string, least: number): Promised =>
  ({ [field]: found = 0 }) =>
    found >= least ? undefined : `${field} is ${found} and must be ${least} or more`;
const atMost =
  (field: string, most: number): Promised =>
  ({ [field]: found = Number.POSITIVE_INFINITY }) =>
    found <= most ? undefined : `${field} is ${found} and must be ${most} or less`;

/** Everybody got one message, and its link claims. */
const REACHED = [none("lost"), none("duplicated"), equal("claimed", "invited")];
const KILLED = atLeast("kills", 10);
/** A message is repeated, under its Message-ID, only where a process died: at most what it had in flight. */
const REPEATS_NONE = none("sameMessageTwice");

/** Drills by name, each with what must be true of its report. */
export const DRILLS: Record<string, Drill> = {
  "kill-worker": { run: killWorker, promised: [...REACHED, KILLED] },
  "kill-all-workers": { run: killAllWorkers, promised: [...REACHED, KILLED] },
  "kill-import": {
    run: killImport,
    promised: [none("lost"), none("duplicated"), equal("done", "rows"), KILLED],
  },
  fairness: {
    run: fairness,
    promised: [
      ...[equal("queued", "asked"), atMost("slowestSeconds", 5)],
      ...[atLeast("lesserShare", 30), atLeast("ofFirst", 50)],
    ],
  },
  "restart-database": {
    run: restartDatabase,
    promised: [...REACHED, atLeast("strikes", 2)],
  },
  "smtp-down": { run: smtpDown, promised: [...REACHED, atLeast("strikes", 1)] },
  "smtp-slow": { run: smtpSlow, promised: [...REACHED, REPEATS_NONE] },
  "smtp-rejects": {
    run: smtpRejects,
    promised: [...REACHED, REPEATS_NONE, atLeast("refused", 100)],
  },
};

/** What a report breaks of what the drill promises. */
export const broken = ({ promised }: Drill, figures: Figures): string[] =>
  promised.flatMap((one) => one(figures) ?? []);
