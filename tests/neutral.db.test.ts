import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import { POST as find } from "@/app/(public)/find/submit/route";
import { POST as forgot } from "@/app/[org]/forgot/submit/route";
import { GET as followPoster } from "@/app/[org]/join/[code]/route";
import { POST as signIn } from "@/app/[org]/sign-in/submit/route";
import { GET as followText } from "@/app/c/[code]/route";
import { POST as claim } from "@/app/claim/[token]/claim/route";
import { findClaim } from "@/app/claim/[token]/find-claim";
import { POST as typeCode } from "@/app/code/submit/route";
import { POST as askToJoin } from "@/app/join/[token]/submit/route";
import { spellCode } from "@/codes/rules";
import { hashPassword } from "@/factors/hash-password";
import { setPassword } from "@/factors/set-password";
import { organizationGate } from "@/gates/organization";
import { findLiveCodes } from "@/handovers/queries";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { readHeldLink } from "@/joins/queries";
import { bindForm, codeBytes, makeToken } from "@/lib/secrets";
import { shortLink } from "@/lib/secrets/short";
import { disableOrganization } from "@/orgs/disable-organization";
import { openLink } from "./support/joins";
import { sendsOf } from "./support/links";
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
await vi.hoisted(async () => (await import("./support/twilio-env")).stubTwilio());
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

type Route = (request: never, context: never) => Promise<Response>;

const posted = (form: Record<string, string>): Request =>
  new Request("https://people.example/", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "x-forwarded-for": "192.0.2.7" },
    body: new URLSearchParams(form),
  });

/** What a stranger sees, without what is new in every answer or repeats what they typed. */
async function seen(response: Response) {
  const headers = [...response.headers].map(([name, value]) => [
    name,
    value
      .replace(/(again=|form-[\w-]+=)[\w-]+/, "$1…")
      .replace(/Expires=[^;]+/, "")
      .replaceAll(/(?:claim|join)_[\w-]+/g, "TOKEN"),
  ]);
  return { status: response.status, headers, body: await response.text() };
}

/** Answer and work of each form; the first one of a process, which readies what all of them use, is not looked at. */
async function answers(
  route: unknown,
  forms: readonly Record<string, string>[],
  params: object = {},
) {
  const answerOf = async (form: Record<string, string>) =>
    watch(async () =>
      seen(
        await (route as Route)(posted(form) as never, { params: Promise.resolve(params) } as never),
      ),
    );
  await answerOf(forms[0] ?? {});
  const all = [];
  for (const form of forms) all.push(await answerOf(form));
  return all;
}

function expectAlike(all: readonly { work: { statements: string[]; hashes: number } }[]) {
  const [first, ...others] = all;
  expect(first?.work.statements.length).toBeGreaterThan(0);
  for (const other of others) expect(other).toEqual(first);
}

describe("addresses", () => {
  test("sign in at the cost of one comparison, whoever they are", async () => {
    const who = ["active", "nobody", "created", "invited", "suspended", "closed"];
    const forms = who.map((one) => ({ identifier: email(one), password: "wrong, and long" }));
    const all = await answers(signIn, forms, { org: org.slug });
    expectAlike(all);
    expect(all[0]?.work.hashes).toBe(1);
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

test("a code of nobody costs what one costs that opens nothing any more", async () => {
  const id = await newAccountIn(org, "CREATED", { email: "", login: "coded" });
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }));
  const [live] = await org.run((tx) => findLiveCodes(tx, [id]));
  const suspend = { ids: [id], event: "suspend", source: "HAND" } as const;
  await org.run((tx) => moveAccounts(tx, suspend));
  const dead = spellCode(codeBytes(org.id, live?.sendId ?? "", live?.keyVersion ?? 1));
  const codes = [dead, spellCode(randomBytes(16)), spellCode(randomBytes(16))];
  expectAlike(
    await answers(
      typeCode,
      codes.map((code) => ({ code })),
    ),
  );
});

describe("short links", () => {
  const follow = async (route: unknown, all: readonly object[]) => {
    const given = new Request("https://people.example/", {
      headers: { "x-forwarded-for": "192.0.2.8" },
    });
    const answerOf = (params: object) =>
      watch(async () =>
        seen(await (route as Route)(given as never, { params: Promise.resolve(params) } as never)),
      );
    await answerOf(all[0] ?? {});
    const answered = [];
    for (const params of all) answered.push(await answerOf(params));
    return answered;
  };

  test("of a text cost the same whether they open something, opened something, or were never sent", async () => {
    const codes = [];
    for (const [place, event] of [undefined, "suspend"].entries()) {
      const phone = `+3361200000${place}`;
      const id = await newAccountIn(org, "CREATED", { email: "", externalId: phone, phone });
      await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
      const [send = ""] = await sendsOf(org, id, "SMS");
      codes.push(shortLink(org.id, send, 1).slice(-16));
      const suspend = { ids: [id], event: "suspend", source: "HAND" } as const;
      if (event) await org.run((tx) => moveAccounts(tx, suspend));
    }
    const all = [...codes, "0123456789abcdef", "not a code"].map((code) => ({ code }));
    expectAlike(await follow(followText, all));
  });

  let poster: string;
  beforeAll(async () => {
    poster = await openLink(org, { domains: [`${org.slug}.example`] });
  });

  test("of a poster likewise, in an organisation, in one that is disabled and in none", async () => {
    const typed = (await org.run(readHeldLink))?.url.split("/").at(-1) ?? "";
    expectAlike(
      await follow(followPoster, [
        { org: org.slug, code: typed },
        { org: org.slug, code: "k7m3q9tx" },
        { org: disabled.slug, code: "k7m3q9tx" },
        { org: "nobody-was-ever-here", code: typed },
      ]),
    );
  });

  test("lead to a form that writes to whatever address is typed, whoever has it", async () => {
    const token = makeToken("join", org.id, poster);
    const who = ["active", "nobody", "created", "invited", "suspended"];
    const name = { firstName: "Mia", lastName: "Kruse", language: "th" };
    const forms = who.map((one) => ({
      ...name,
      email: email(one),
      proof: bindForm("nonce", token),
    }));
    const all = await answers(askToJoin, forms, { token });
    expectAlike(all);
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
