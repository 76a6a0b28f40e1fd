import type { Permission } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import { DELIMITERS as KNOWN_DELIMITERS, ENCODINGS as KNOWN_ENCODINGS } from "@/lib/sheet/shape";

/** The life of an import: uploaded, read, planned, applied. AWAITING is for a second admin's approval. */
export const IMPORT_STATES = [
  "UPLOADING",
  "READING",
  "READ",
  "PLANNING",
  "PLANNED",
  "AWAITING",
  "APPLYING",
  "PAUSED",
  "APPLIED",
  "FAILED",
  "DISCARDED",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_PURPOSES = ["ROSTER", "CHOOSE", "UNDO"] as const;
export type ImportPurpose = (typeof IMPORT_PURPOSES)[number];

/** Encodings and delimiters of a text that a person can choose among: all that the reader of files knows. */
export const ENCODINGS = KNOWN_ENCODINGS;
export const DELIMITERS = KNOWN_DELIMITERS;

/** Why a file was not taken, where that is said in one sentence that needs no more than the code. */
export const UPLOAD_REFUSALS = [
  "not-allowed",
  "file-too-large",
  "file-empty",
  "file-cut-off",
  "file-gone",
  "imports-full",
  "import-not-found",
  "import-moved-on",
  "try-later",
] as const satisfies readonly RefusalCode[];

/** Such a code from an address, where anything may stand. */
export const uploadRefusal = (code: string | undefined) =>
  UPLOAD_REFUSALS.find((one) => one === code);

/** What an admin must hold for an import of this purpose. */
export const NEEDED: Readonly<Record<ImportPurpose, Permission>> = {
  ROSTER: "accounts.manage",
  CHOOSE: "accounts.invite",
  UNDO: "accounts.manage",
};

/** States in which how the file is read may still be changed: nothing of it was written. */
export const READABLE: readonly ImportState[] = ["READ", "PLANNED"];

/** What people and the worker do with a planned import, and with one that is being applied. */
export const IMPORT_STEPS = [
  "begin",
  "ask",
  "approve",
  "decline",
  "pause",
  "resume",
  "stop",
  "finish",
  "discard",
] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

const DISCARDED = "DISCARDED";

/** Read a line aloud: "Pausing leads one that is being applied to PAUSED"; what is not in a line is refused. */
const TABLE: Record<ImportStep, Partial<Record<ImportState, ImportState>>> = {
  begin: { PLANNED: "APPLYING" },
  ask: { PLANNED: "AWAITING" },
  approve: { AWAITING: "APPLYING" },
  decline: { AWAITING: "PLANNED" },
  pause: { APPLYING: "PAUSED" },
  resume: { PAUSED: "APPLYING" },
  stop: { APPLYING: "APPLIED", PAUSED: "APPLIED" },
  finish: { APPLYING: "APPLIED" },
  discard: {
    UPLOADING: DISCARDED,
    READING: DISCARDED,
    READ: DISCARDED,
    PLANNING: DISCARDED,
    PLANNED: DISCARDED,
    AWAITING: DISCARDED,
  },
};

/** Where a step leads from a state; undefined where it does not apply. */
export const stepFrom = (state: ImportState, step: ImportStep): ImportState | undefined =>
  TABLE[step][state];

/** Nothing happens any more. */
export const isOver = (state: ImportState): boolean =>
  state === "APPLIED" || state === "FAILED" || state === DISCARDED;

/** What is said of an import instead of "applied" once its undoing was applied: all of it, or as far as it could be. */
export const undoneOf = ({
  undo,
}: {
  undo: { state: ImportState; left: number } | null;
}): "UNDONE" | "UNDONE_PART" | undefined => {
  if (undo?.state !== "APPLIED") return undefined;
  return undo.left > 0 ? "UNDONE_PART" : "UNDONE";
};

/** What steering and applying need: who chose people only writes to them, everything else changes accounts. */
export function rightsToApply(purpose: ImportPurpose, invite: string | null): Permission[] {
  if (purpose === "CHOOSE") return ["accounts.invite"];
  return invite === "NOW" ? ["accounts.manage", "accounts.invite"] : ["accounts.manage"];
}

/** Until it is applied or given up, an import keeps its file and its plan. */
export const OPEN: readonly ImportState[] = [
  "UPLOADING",
  "READING",
  "READ",
  "PLANNING",
  "PLANNED",
  "AWAITING",
];

/** So many files of an organisation may be open, and as many with corrections of them. */
export const MOST_OPEN = 20;

/** A file on which so many attempts were spent without an end is one that ends its readers. */
export const MOST_ATTEMPTS = 5;

/** Rows of one transaction of the worker. */
export const CHUNK = 1_000;
