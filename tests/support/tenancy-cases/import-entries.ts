const ACTIONS = [
  ...["begin", "fixGroup", "keepOne", "makeNamed", "proposeMissing", "tick"],
  ...["saveCell", "saveReading", "steer", "undo"],
];

/** Each hands the id that a form names to one verb, inside the session's organisation. */
export const IMPORT_ACTIONS = [
  ...ACTIONS.map((name) => `[org]/admin/imports/actions.ts ${name}`),
  "[org]/admin/imports/[id]/plan/actions.ts lookAgain",
  "[org]/admin/imports/[id]/plan/actions.ts omit",
  "[org]/admin/imports/[id]/plan/actions.ts writeToChosen",
];

/** Pages and routes of imports. */
export const IMPORT_ENTRIES: readonly (readonly [how: string, ...entries: string[]])[] = [
  [
    "tests/e2e/imports.spec.ts: an import of another organisation answers like one that never was",
    "[org]/admin/imports/page.tsx",
    "[org]/admin/imports/new/page.tsx",
    "[org]/admin/imports/[id]/page.tsx",
    "[org]/admin/imports/[id]/faults/route.ts GET",
    "[org]/admin/imports/[id]/result/route.ts GET",
  ],
  [
    "src/imports/reading.db.test.ts: a file is taken from whoever began to send it, to its end and no further",
    "[org]/admin/imports/upload/route.ts POST",
  ],
];
