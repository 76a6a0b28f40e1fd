type Entries = readonly (readonly [string, ...string[]])[];

/** How a member's pages, and those about several organisations, keep to their organisation. */
export const MEMBER_ENTRIES: Entries = [
  [
    "tests/e2e/foreign.spec.ts: a session opens the console of its own organisation only",
    "[org]/directory/page.tsx",
    "[org]/directory/[id]/page.tsx",
    "[org]/me/leave/page.tsx",
    "[org]/me/page.tsx",
    "[org]/me/profile/page.tsx",
    "[org]/me/security/page.tsx",
  ],
  // Each acts for whoever is signed in, inside the session's organisation: the verb's own case shows it.
  [
    "tests/tenancy.db.test.ts: answers a foreign id like an unknown one",
    "[org]/me/address/cancel/route.ts POST",
    "[org]/me/address/route.ts POST",
    "[org]/me/language/route.ts POST",
    "[org]/me/leave/submit/route.ts POST",
    "[org]/me/mobile/cancel/route.ts POST",
    "[org]/me/mobile/route.ts POST",
    "[org]/me/password/route.ts POST",
    "[org]/me/profile/save/route.ts POST",
    "[org]/me/sessions/route.ts POST",
    "[org]/sign-in/switch/submit/route.ts POST",
  ],
  // The address is the secret and names its organisation: no other leads there.
  [
    "src/lib/secrets.test.ts: every other row, organisation, kind or sign makes it worthless",
    "address/[token]/page.tsx",
    "address/[token]/submit/route.ts POST",
    "address/[token]/submit/route.ts GET",
  ],
];

/** Those among them that stand in no organisation or show of one what everybody may see. */
export const MEMBER_PUBLIC_ENTRIES: Entries = [
  [
    "shows an organisation's name, and of people whom the reader has proven to be",
    "[org]/sign-in/switch/page.tsx",
  ],
  [
    "writes to a mailbox what belongs to it, and answers everybody alike",
    "(public)/find/page.tsx",
    "(public)/find/sent/page.tsx",
    "(public)/find/submit/route.ts POST",
  ],
  ["ends every session of the browser that asks", "(public)/sign-out/route.ts POST"],
  [
    "sends whoever opens a form's own address back to the form",
    "(public)/find/submit/route.ts GET",
    "(public)/sign-out/route.ts GET",
    "[org]/me/address/cancel/route.ts GET",
    "[org]/me/address/route.ts GET",
    "[org]/me/profile/save/route.ts GET",
    "[org]/me/sessions/route.ts GET",
    "[org]/sign-in/switch/submit/route.ts GET",
    "[org]/me/language/route.ts GET",
    "[org]/me/leave/submit/route.ts GET",
    "[org]/me/mobile/cancel/route.ts GET",
    "[org]/me/mobile/route.ts GET",
    "[org]/me/password/route.ts GET",
  ],
];
