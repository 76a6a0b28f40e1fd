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
