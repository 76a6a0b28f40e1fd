type Entries = readonly (readonly [string, ...string[]])[];

/** How the pages of access codes keep to their organisation. */
export const CODE_ENTRIES: Entries = [
  [
    "src/handovers/handovers.db.test.ts: a code leads to its own organisation only, and one of nobody to none",
    "code/submit/route.ts POST",
    "[org]/code/submit/route.ts POST",
  ],
  // The address is the secret and names its organisation: no other leads there.
  [
    "src/lib/secrets.test.ts: every other row, organisation, kind or sign makes it worthless",
    "code/[token]/page.tsx",
    "code/[token]/submit/route.ts POST",
    "code/[token]/submit/route.ts GET",
  ],
];

/** Each hands the id that a form names to one verb, inside the session's organisation: the verb's own case shows it. */
export const CODE_ACTIONS = [
  "[org]/admin/people/[id]/code-actions.ts inviteByCode",
  "[org]/admin/people/[id]/code-actions.ts revealCode",
] as const;

/** Those that show of an organisation what everybody may see, or nothing. */
export const CODE_PUBLIC_ENTRIES: Entries = [
  [
    "shows an organisation's name and colour, which its address makes public, and takes no id",
    "[org]/code/page.tsx",
  ],
  [
    "sends whoever opens a form's own address back to the form",
    "code/submit/route.ts GET",
    "[org]/code/submit/route.ts GET",
  ],
  ["is the same page for everybody", "code/page.tsx"],
];
