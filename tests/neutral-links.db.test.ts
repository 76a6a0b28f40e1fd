import { beforeAll, describe, test, vi } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import { GET as followPoster } from "@/app/[org]/join/[code]/route";
import { GET as followText } from "@/app/c/[code]/route";
import { POST as askToJoin } from "@/app/join/[token]/submit/route";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { readHeldLink } from "@/joins/queries";
import { bindForm, makeToken } from "@/lib/secrets";
import { shortLink } from "@/lib/secrets/short";
import { disableOrganization } from "@/orgs/disable-organization";
import { openLink } from "./support/joins";
import { sendsOf } from "./support/links";
import type { Route } from "./support/neutral";
import { answers, expectAlike, seen } from "./support/neutral";
import type { TestOrg } from "./support/org";
import { newAccountIn, newOrg } from "./support/org";
import { watch } from "./support/watched-work";

/* The same work, status, body and headers, whether what a short link or the form behind it names exists or not. */
await vi.hoisted(async () => (await import("./support/twilio-env")).stubTwilio());
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "192.0.2.7" }),
  cookies: async () => ({
    get: (name: string) => (name === "form" ? { name, value: "nonce" } : undefined),
  }),
}));
vi.mock("next/server", async (original) => ({ ...(await original<object>()), after: () => {} }));
vi.mock("next-intl/server", () => ({ getLocale: async () => "en-GB" }));

let org: TestOrg;
let disabled: TestOrg;
const email = (who: string): string => `${who}.person@${org.slug}.example`;

beforeAll(async () => {
  [org, disabled] = [await newOrg(), await newOrg()];
  await disabled.run((tx) => disableOrganization(tx, { reason: "unpaid" }));
  for (const status of ["ACTIVE", "CREATED", "INVITED", "SUSPENDED"] as const)
    await newAccountIn(org, status, { email: email(status.toLowerCase()) });
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
    const typed = (await org.run(readHeldLink))?.url?.split("/").at(-1) ?? "";
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
