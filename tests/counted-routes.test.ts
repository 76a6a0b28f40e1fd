import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test, vi } from "vitest";

vi.hoisted(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://nobody");
  vi.stubEnv("ROLLCALL_KEYS", `1:${"A".repeat(43)}`);
});
const counted: string[] = [];
vi.mock("@/lib/throttle", () => ({
  countTries: async (tries: readonly [{ name: string }][]) => {
    counted.push(...tries.map(([{ name }]) => name));
  },
  countApart: async (tries: readonly [{ name: string }][]) => {
    counted.push(...tries.map(([{ name }]) => name));
    return {};
  },
  forgiveTries: async () => {},
}));

const APP = path.join(import.meta.dirname, "../src/app");
/** What counts, and how it is called in a route; shared bodies of routes name the limit that they ask. */
const CALLS = /\b(limit[A-Z]\w+|takeCode|onStep)\(/g;
const SHARED: Readonly<Record<string, string>> = { takeCode: "limitCodes", onStep: "limitStep" };
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

/** Forms that are not counted by network and by organisation both, and why. */
const PARTLY: Readonly<Record<string, string>> = {
  "(public)/find/submit":
    "org: it asks all organisations at once, and names none; a mailbox is counted",
  "(public)/go": "org: it looks for an organisation, whose address is public",
  "(public)/sign-up/submit": "org: there is none yet; a mailbox is counted",
  "code/submit": "org: a code of nobody names none, and whose a right one is must not show",
  "proof/[token]/submit":
    "org: there is none yet: it is made by this form, by who holds a link of ours",
  "unsubscribe/[token]":
    "address, org: mail programs press it for all of their users from a few addresses; it changes one person's choice, by link",
};

type Limits = typeof import("../src/gates/limits");
/** What each limit counts by where everything is known that it asks for: the last word of its name. */
const kinds = new Map<string, ReadonlySet<string>>();
/** Without the organisation, for routes that do not name it. */
const bare = new Map<string, ReadonlySet<string>>();

async function kindsOf(count: () => Promise<unknown>): Promise<ReadonlySet<string>> {
  counted.length = 0;
  await count();
  return new Set(counted.map((name) => name.split("-").at(-1) ?? ""));
}

beforeAll(async () => {
  const limits: Limits = await import("../src/gates/limits");
  const headers = new Headers({ "x-forwarded-for": "192.0.2.7" });
  const from = { headers, org: "org" };
  const full: Record<string, () => Promise<unknown>> = {
    limitSignIn: () => limits.limitSignIn(headers, { org: "org", identifier: "a", known: false }),
    limitMails: () => limits.limitMails(headers, ["a"], "org"),
    limitJoins: () => limits.limitJoins(headers, { org: "org", email: "a" }),
    limitClaim: () => limits.limitClaim("send", from),
    limitStep: () => limits.limitStep("send", from),
    limitLooks: () => limits.limitLooks(headers, "org"),
    limitStops: () => limits.limitStops("send"),
    limitCodes: () => limits.limitCodes(headers, "org"),
    limitShort: () => limits.limitShort(headers, "org"),
    limitSecrets: () => limits.limitSecrets(headers, "org"),
  };
  for (const [name, count] of Object.entries(full)) kinds.set(name, await kindsOf(count));
  bare.set("limitMails", await kindsOf(() => limits.limitMails(headers, ["a"])));
  for (const name of ["limitLooks", "limitCodes", "limitShort", "limitSecrets"] as const)
    bare.set(name, await kindsOf(() => limits[name](headers)));
});

/** The routes that take forms of strangers, each with what it asks before it works. */
const ROUTES = readdirSync(APP, { recursive: true })
  .map(String)
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => ({
    route: path.dirname(file),
    text: readFileSync(path.join(APP, file), "utf8"),
  }))
  .filter(({ route, text }) => /\bPOST\b/.test(text) && !KNOWN.test(route))
  .map(({ route, text }) => ({
    route,
    text,
    asked: [...text.matchAll(CALLS)].map(([, name = ""]) => SHARED[name] ?? name),
  }));

/** Whether a call hands the organisation on: by its name, within what stands between its brackets. */
const namesOrg = (text: string): boolean =>
  /\b(?:limit[A-Z]\w+|takeCode|onStep)\((?:[^()]|\([^()]*\))*\b(?:org|who)\b/.test(text);

test("every form that a stranger can send is counted, or says why it need not be", () => {
  const uncounted = ROUTES.filter(({ asked }) => asked.length === 0).map(({ route }) => route);
  expect(uncounted.sort()).toEqual(Object.keys(FREE).sort());
});

test("each is counted by network and by organisation, or says why by one alone", () => {
  const lacking = ROUTES.filter(({ asked }) => asked.length > 0).flatMap(
    ({ route, text, asked }) => {
      const isNamed = namesOrg(text) || asked.includes("limitStep");
      const by = new Set(
        asked.flatMap((name) => [
          ...((isNamed ? undefined : bare.get(name)) ?? kinds.get(name) ?? []),
        ]),
      );
      const misses = ["address", "org"].filter((kind) => !by.has(kind));
      return misses.length > 0 ? [[route, misses.join(", ")]] : [];
    },
  );
  const said = Object.entries(PARTLY).map(([route, why]) => [route, why.split(":")[0]]);
  expect(lacking.sort()).toEqual(said.sort());
});
