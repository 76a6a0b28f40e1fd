import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const APP = path.join(import.meta.dirname, "../src/app");
const COUNTS = /\blimit[A-Z]\w+\(|\btakeCode\(|\bonStep\(/;
/** Nothing behind these is reached without a session (tests/entry-points.test.ts) or a provider's signature (gates/webhooks). */
const KNOWN = /^\[org\]\/(?:admin|me)\/|^\[org\]\/terms\/accept$|^api\/webhooks\//;

/** Forms of strangers that need no count, and why. */
const FREE: Readonly<Record<string, string>> = {
  "api/auth/[...nextauth]": "reads one browser's session, or a ticket that only we can make, once",
  "[org]/sign-out": "ends what the browser itself holds",
  "(public)/sign-out": "ends what the browser itself holds",
  "claim/[token]/start": "reads, as the page does, and leads on",
  locale: "keeps a choice in a cookie",
  theme: "keeps a choice in a cookie, and with a session on its account",
};

test("every form that a stranger can send is counted, or says why it need not be", () => {
  const uncounted = readdirSync(APP, { recursive: true })
    .map(String)
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => ({
      route: path.dirname(file),
      text: readFileSync(path.join(APP, file), "utf8"),
    }))
    .filter(({ text }) => /\bPOST\b/.test(text) && !COUNTS.test(text))
    .map(({ route }) => route)
    .filter((route) => !KNOWN.test(route));
  expect(uncounted.sort()).toEqual(Object.keys(FREE).sort());
});
