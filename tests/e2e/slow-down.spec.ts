import { randomInt, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { emailKey } from "@/accounts/input";
import { requestAddressChange } from "@/addresses/request-address-change";
import { limitClaim, limitMails, limitSecrets, limitSignIn } from "@/gates/limits";
import { systemScope } from "@/gates/worker";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { makeToken, readToken } from "@/lib/secrets";
import { signUpInput } from "@/lifecycle/input";
import { requestSignUp } from "@/lifecycle/request-sign-up";
import { makeSends } from "@/messages/make-sends";
import type { JourneyOrg, Person } from "../support/e2e-org";
import { newJourneyOrg, openSession, PASSWORD } from "../support/e2e-org";
import { expect, test } from "../support/e2e-test";

const HOUR = 3_600_000;

type World = { org: JourneyOrg; person: Person; request: APIRequestContext; address: string };
/** Where a form is sent, what it says, and what is counted of it; the count is used up before the form is sent. */
type Form = {
  path: string;
  form: Record<string, string>;
  count: () => Promise<number | undefined>;
  cookie?: string;
};

const headersOf = (address: string) => new Headers({ "x-forwarded-for": address });
const tokenOf = (link: string): string => link.split("/").at(-1) ?? "";

const mails =
  ({ address }: World, ...recipient: string[]) =>
  () =>
    limitMails(headersOf(address), recipient);
const signIn =
  ({ address, org }: World, identifier: string, known = false) =>
  async () =>
    (await limitSignIn(headersOf(address), { org: org.id, identifier, known })).wait;
const session = async ({ org, person }: World): Promise<string> =>
  `next-auth.session-token=${await openSession(org, person.id)}`;

/** The proof of a form that is bound to its browser. */
async function proofOf(request: APIRequestContext, page: string): Promise<string> {
  const text = await (await request.get(page)).text();
  return /name="proof" value="([\w-]+)"/.exec(text)?.[1] ?? "";
}

async function resetToken({ org, person }: World): Promise<string> {
  const [send] = await org.run((tx) =>
    makeSends(tx, [
      {
        purpose: "RESET",
        accountId: person.id,
        addressKey: emailKey(person.email),
        expiresAt: new Date(tx.now.getTime() + HOUR),
      },
    ]),
  );
  return makeToken("reset", org.id, send?.id ?? "");
}

const WISH = {
  name: "Norddal Stiftung",
  firstName: "Siri",
  lastName: "Berg",
  language: "en",
  timeZone: "Europe/Oslo",
};

async function proofToken(): Promise<string> {
  const slug = `norddal-${randomUUID().slice(0, 8)}`;
  const asked = signUpInput.parse({ ...WISH, slug, email: `${slug}@norddal.example` });
  const scope = systemScope();
  const sendId = await inOrg(scope, async (tx) => {
    await requestSignUp(tx, asked);
    const found = await tx.db.signUp.findFirstOrThrow({ where: { orgId: tx.org, slug } });
    return found.sendId;
  });
  return makeToken("proof", scope.org, sendId);
}

/** Every route that counts tries, by its place in src/app. */
const FORMS: Record<string, (world: World) => Promise<Form>> = {
  "[org]/sign-in/submit": async (world) => ({
    path: `/${world.org.slug}/sign-in/submit`,
    form: { identifier: world.person.email, password: PASSWORD },
    count: signIn(world, world.person.email),
  }),
  "[org]/forgot/submit": async (world) => ({
    path: `/${world.org.slug}/forgot/submit`,
    form: { identifier: world.person.email },
    count: mails(world, "reset", world.org.id, world.person.email),
  }),
  "[org]/me/password": async (world) => ({
    path: `/${world.org.slug}/me/password`,
    form: { oldPassword: PASSWORD, newPassword: "seven slow brass lanterns" },
    count: signIn(world, world.person.id, true),
    cookie: await session(world),
  }),
  "[org]/me/address": async (world) => ({
    path: `/${world.org.slug}/me/address`,
    form: { email: "elsewhere@norddal.example", addressPassword: PASSWORD },
    count: mails(world, "address", world.org.id, world.person.id),
    cookie: await session(world),
  }),
  "(public)/sign-up/submit": async (world) => {
    const email = `siri@${world.org.slug}.example`;
    return {
      path: "/sign-up/submit",
      form: { ...WISH, slug: `n-${randomUUID().slice(0, 8)}`, email },
      count: mails(world, "sign-up", email),
    };
  },
  "(public)/find/submit": async (world) => ({
    path: "/find/submit",
    form: { email: world.person.email },
    count: mails(world, "find", emailKey(world.person.email)),
  }),
  "address/[token]/submit": async (world) => {
    const { org, person, request } = world;
    const email = `else@${org.slug}.example`;
    const self = mintScope(org.id, { kind: "account", id: person.id, permissions: [] });
    const sendId = await inOrg(self, async (tx) => {
      await requestAddressChange(tx, { id: person.id, email });
      return (await tx.db.addressChange.findFirstOrThrow({ where: { orgId: tx.org } })).sendId;
    });
    const token = makeToken("address", org.id, sendId);
    return {
      path: `/address/${token}/submit`,
      form: { password: PASSWORD, proof: await proofOf(request, `/address/${token}`) },
      count: signIn(world, person.id, true),
    };
  },
  "reset/[token]/submit": async (world) => ({
    path: `/reset/${await resetToken(world)}/submit`,
    form: { password: "seven slow brass lanterns" },
    count: () => limitSecrets(headersOf(world.address)),
  }),
  "proof/[token]/submit": async (world) => ({
    path: `/proof/${await proofToken()}/submit`,
    form: { password: "seven slow brass lanterns" },
    count: () => limitSecrets(headersOf(world.address)),
  }),
  "claim/[token]/claim": async ({ org, request }) => {
    const { link } = await org.invited();
    const token = tokenOf(link);
    return {
      path: `/claim/${token}/claim`,
      form: { password: PASSWORD, proof: await proofOf(request, `/claim/${token}/password`) },
      count: () => limitClaim(readToken("claim", token)?.row ?? ""),
    };
  },
  "claim/[token]/ask": async (world) => {
    const { id, link } = await world.org.invited({}, new Date(Date.now() - 30 * 24 * HOUR));
    const token = tokenOf(link);
    return {
      path: `/claim/${token}/ask`,
      form: { proof: await proofOf(world.request, `/claim/${token}`) },
      count: mails(world, world.org.id, id),
    };
  },
};

const APP = path.join(import.meta.dirname, "../../src/app");

test("every route that counts tries is tried here", () => {
  const routes = readdirSync(APP, { recursive: true })
    .map(String)
    .filter((file) => path.basename(file) === "route.ts")
    .filter((file) => readFileSync(path.join(APP, file), "utf8").includes('"@/gates/limits"'))
    .map((file) => path.dirname(file));
  expect(routes.sort()).toEqual(Object.keys(FORMS).sort());
});

for (const [route, prepare] of Object.entries(FORMS))
  test(`after too many tries ${route} answers 429 and says when to come again`, async ({
    request,
  }) => {
    const org = await newJourneyOrg();
    const person = await org.member();
    const address = `10.9.${randomInt(256)}.${randomInt(1, 255)}`;
    const { path: target, form, count, cookie } = await prepare({ org, person, request, address });
    while (!(await count()));
    const headers = { "x-forwarded-for": address, ...(cookie ? { cookie } : {}) };
    const answer = await request.post(target, { form, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(429);
    expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
    expect(answer.headers().refresh).toContain(";url=/");
    expect(await answer.text()).toMatch(/^429\. \d+ min\.\n$/);
  });
