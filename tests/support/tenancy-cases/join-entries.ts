type Entries = readonly (readonly [string, ...string[]])[];

/** How the pages of the open join link keep to their organisation. */
export const JOIN_ENTRIES: Entries = [
  [
    "tests/e2e/joining.spec.ts: a contractor joins by the link in their own language, once an admin let them in",
    "[org]/admin/joins/page.tsx",
    "[org]/admin/people/new/link/page.tsx",
    "[org]/admin/settings/joining/page.tsx",
  ],
  // The address is the secret and names its organisation: no other leads there.
  [
    "src/lib/secrets.test.ts: every other row, organisation, kind or sign makes it worthless",
    "[org]/join/[code]/route.ts GET",
    "join/[token]/page.tsx",
    "join/[token]/name/page.tsx",
    "join/[token]/sent/page.tsx",
    "join/[token]/submit/route.ts POST",
    "entry/[token]/page.tsx",
    "entry/[token]/submit/route.ts POST",
  ],
];

/** Each hands the id that a form names to one verb, inside the session's organisation: the verb's own case shows it. */
export const JOIN_ACTIONS = [
  "[org]/admin/joins/actions.ts decideJoins",
  "[org]/admin/settings/joining/actions.ts resumeLink",
  "[org]/admin/settings/joining/actions.ts saveRules",
  "[org]/admin/settings/joining/actions.ts switchOff",
  "[org]/admin/settings/joining/actions.ts switchOn",
] as const;

/** Those that show of an organisation what everybody may see, or nothing. */
export const JOIN_PUBLIC_ENTRIES: Entries = [
  [
    "sends whoever opens a form's own address back to the form",
    "join/[token]/submit/route.ts GET",
    "entry/[token]/submit/route.ts GET",
  ],
];
