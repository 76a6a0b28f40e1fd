import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import { POST as find } from "@/app/(public)/find/submit/route";
import { POST as forgot } from "@/app/[org]/forgot/submit/route";
import { POST as signIn } from "@/app/[org]/sign-in/submit/route";
import { POST as claim } from "@/app/claim/[token]/claim/route";
import { findClaim } from "@/app/claim/[token]/find-claim";
import { hashPassword } from "@/factors/hash-password";
import { setPassword } from "@/factors/set-password";
import { organizationGate } from "@/gates/organization";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { bindForm, makeToken } from "@/lib/secrets";
import { disableOrganization } from "@/orgs/disable-organization";
import { sendsOf } from "./support/links";
import { answers, expectAlike } from "./support/neutral";
import type { TestOrg } from "./support/org";
import { newAccountIn, newOrg } from "./support/org";
import { watch } from "./support/watched-work";

/* The same work, status, body and headers, whether what a stranger names exists or not. No clock is asked. */
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "192.0.2.7" }),
  cookies: async () => ({
    get: (name: string) => (name === "form" ? { name, value: "nonce" } : undefined),
  }),
}));
// what is done after the answer has left is nobody's to see
vi.mock("next/server", async (original) => ({ ...(await original<object>()), after: () => {} }));
vi.mock("next-intl/server", () => ({ getLocale: async () => "en-GB" }));
vi.mock("@node-rs/argon2", async (original) => {
  const { hash, verify } = await original<typeof import("@node-rs/argon2")>();
  const { countHash } = await import("./support/watched-work");
  const counted =
    <Given extends unknown[], Result>(work: (...given: Given) => Result) =>
    (...given: Given): Result => {
      countHash();
      return work(...given);
    };
  return { hash: counted(hash), verify: counted(verify) };
});

const PASSWORD = "velvet anchor tuesday lamp";

let org: TestOrg;
let disabled: TestOrg;
const email = (who: string): string => `${who}.person@${org.slug}.example`;

beforeAll(async () => {
  org = await newOrg();
  disabled = await newOrg();
  await disabled.run((tx) => disableOrganization(tx, { reason: "unpaid" }));
  const hash = await hashPassword(PASSWORD);
  for (const status of ["ACTIVE", "CREATED", "INVITED", "SUSPENDED", "CLOSED"] as const) {
    const id = await newAccountIn(org, status, { email: email(status.toLowerCase()) });
    if (status === "ACTIVE") await org.run((tx) => setPassword(tx, { accountId: id, hash }));
  }
});

describe("addresses", () => {
  test("sign in at the cost of one comparison, whoever they are", async () => {
    const who = ["active", "nobody", "created", "invited", "suspended", "closed"];
    const forms = who.map((one) => ({ identifier: email(one), password: "wrong, and long" }));
    const all = await answers(signIn, forms, { org: org.slug });
    expectAlike(all);
    expect(all[0]?.work.hashes).toBe(1);
  });

  test("that are numbers cost the same comparisons, whether nobody's, one's or several people's", async () => {
    const hash = await hashPassword(PASSWORD);
    const [one, two] = ["+33612345601", "+33612345602"];
    for (const phone of [one, two, two]) {
      const id = await newAccountIn(org, "ACTIVE", { email: undefined, phone });
      await org.run((tx) => setPassword(tx, { accountId: id, hash }));
    }
    const forms = [one, two, "+33612345603"].map((identifier) => ({
      identifier,
      password: "wrong, and long",
    }));
    const all = await answers(signIn, forms, { org: org.slug });
    expectAlike(all);
    expect(all[0]?.work.hashes).toBe(3);
  });

  test("ask for a new password, or for their organisations, at the same cost", async () => {
    const addresses = ["active", "nobody", "created", "invited", "suspended"].map(email);
    const asked = addresses.map((identifier) => ({ identifier }));
    expectAlike(await answers(forgot, asked, { org: org.slug }));
    expectAlike(
      await answers(
        find,
        addresses.map((one) => ({ email: one })),
      ),
    );
  });
});

describe("links", () => {
  let tokens: string[];
  beforeAll(async () => {
    const id = await newAccountIn(org);
    await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
    const [send = ""] = await sendsOf(org, id);
    const suspend = { ids: [id], event: "suspend", source: "HAND" } as const;
    await org.run((tx) => moveAccounts(tx, suspend));
    tokens = [
      makeToken("claim", org.id, send),
      makeToken("claim", org.id, randomUUID()),
      makeToken("claim", randomUUID(), send),
    ];
  });

  test("of who is suspended, of nobody and of no organisation are looked up alike", async () => {
    const forged = `${tokens[0]?.slice(0, -1)}~`;
    const all = [];
    for (const token of [...tokens, forged, "claim_nothing"])
      all.push(await watch(() => findClaim(token)));
    expectAlike(all);
    expect(all[0]?.answered).toEqual({ standing: "neutral" });
  });

  test("take the last form alike, and none of them hashes; a forged one is not even looked up", async () => {
    const all = [];
    for (const token of tokens) {
      const form = { password: PASSWORD, proof: bindForm("nonce", token) };
      all.push(...(await answers(claim, [form], { token })));
    }
    expectAlike(all);
    expect(all[0]?.work.hashes).toBe(0);
    const token = `${tokens[0]?.slice(0, -4)}AAAA`;
    const form = { password: PASSWORD, proof: bindForm("nonce", token) };
    const [forged] = await answers(claim, [form], { token });
    expect(forged?.work).toEqual({ statements: [], hashes: 0 });
    expect(forged?.answered).toEqual(all[0]?.answered);
  });
});

test("an address that is disabled answers like one that never was", async () => {
  const asked = [];
  for (const slug of [disabled.slug, "nobody-was-ever-here"])
    asked.push(
      await watch(() =>
        organizationGate(slug).then(
          () => "open",
          (fault: Error & { digest?: string }) => fault.digest,
        ),
      ),
    );
  expectAlike(asked);
  expect(asked[0]?.answered).toMatch(/404$/);
});
