import { randomBytes } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { emailKey } from "@/accounts/input";
import { requestAddressChange } from "@/addresses/request-address-change";
import { makeCodes } from "@/codes/make-codes";
import { spellCode } from "@/codes/rules";
import { limitClaim, limitCodes, limitMails, limitSecrets, limitSignIn } from "@/gates/limits";
import { systemScope } from "@/gates/worker";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { makeToken, readToken } from "@/lib/secrets";
import { signUpInput } from "@/lifecycle/input";
import { requestSignUp } from "@/lifecycle/request-sign-up";
import { makeSends } from "@/messages/make-sends";
import type { JourneyOrg, Person } from "./e2e-org";
import { openSession, PASSWORD } from "./e2e-org";
import { freshSlug } from "./slugs";

const HOUR = 3_600_000;

export type World = {
  org: JourneyOrg;
  person: Person;
  request: APIRequestContext;
  address: string;
};
/** Where a form is sent, what it says, and what is counted of it; the count is used up before the form is sent. */
export type Form = {
  path: string;
  form: Record<string, string>;
  count: () => Promise<number | undefined>;
  cookie?: string;
};

export const headersOf = (address: string) => new Headers({ "x-forwarded-for": address });
export const tokenOf = (link: string): string => link.split("/").at(-1) ?? "";

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

/** A code that is spelled right and that nobody was given. */
const typed = ({ address }: World, slug: string): Form => ({
  path: `${slug}/code/submit`,
  form: { code: spellCode(randomBytes(16)) },
  count: async () => (await limitCodes(headersOf(address))).wait,
});

/** The proof of a form that is bound to its browser. */
export async function proofOf(request: APIRequestContext, page: string): Promise<string> {
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
  const slug = freshSlug("norddal");
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
export const FORMS: Record<string, (world: World) => Promise<Form>> = {
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
      form: { ...WISH, slug: freshSlug("n"), email },
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
  "claim/[token]/claim": async ({ org, request, address }) => {
    const { link } = await org.invited();
    const token = tokenOf(link);
    return {
      path: `/claim/${token}/claim`,
      form: { password: PASSWORD, proof: await proofOf(request, `/claim/${token}/password`) },
      count: () =>
        limitClaim(readToken("claim", token)?.row ?? "", {
          headers: headersOf(address),
          org: org.id,
        }),
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
  "code/submit": async (world) => typed(world, ""),
  "[org]/code/submit": async (world) => typed(world, `/${world.org.slug}`),
  "code/[token]/submit": async (world) => {
    const [send] = await world.org.run((tx) =>
      makeCodes(tx, [
        {
          purpose: "RECOVERY",
          accountId: world.person.id,
          epoch: 0,
          expiresAt: new Date(tx.now.getTime() + HOUR),
        },
      ]),
    );
    const token = makeToken("code", world.org.id, send?.id ?? "");
    return { ...typed(world, ""), path: `/code/${token}/submit`, form: { answer: "Lindqvist" } };
  },
};
