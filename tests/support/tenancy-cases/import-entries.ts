const ACTIONS = [
  ...["begin", "fixGroup", "giveUp", "proposeMissing", "revive"],
  ...["saveCell", "saveReading", "steer", "undo"],
];

/** Each hands the id that a form names to one verb, inside the session's organisation. */
export const IMPORT_ACTIONS = ACTIONS.map((name) => `[org]/admin/imports/actions.ts ${name}`);
