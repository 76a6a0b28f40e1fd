type Entries = readonly (readonly [string, ...string[]])[];

/** How the pages of access codes keep to their organisation. */
export const CODE_ENTRIES: Entries = [
  [
    "tests/e2e/codes.spec.ts: nobody of another organisation stands among the codes, and none of their letters is opened",
    "[org]/admin/codes/page.tsx",
    "[org]/admin/codes/[id]/page.tsx",
    "[org]/admin/codes/export/route.ts GET",
    "[org]/admin/codes/letters/[id]/page.tsx",
    "[org]/admin/codes/letters/[id]/[part]/route.ts GET",
  ],
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
  "[org]/admin/codes/actions.ts handAtDesk",
  "[org]/admin/codes/actions.ts handLetters",
  "[org]/admin/codes/actions.ts makeCodes",
  "[org]/admin/codes/actions.ts markCodes",
  "[org]/admin/codes/actions.ts printLetters",
  "[org]/admin/codes/actions.ts showAtDesk",
  "[org]/admin/people/[id]/code-actions.ts inviteByCode",
  "[org]/admin/people/[id]/code-actions.ts revealCode",
  "[org]/admin/people/[id]/code-actions.ts revealRecovery",
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
