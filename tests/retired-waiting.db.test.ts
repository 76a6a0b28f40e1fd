import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { requestAddressChange } from "@/addresses/request-address-change";
import { GET } from "@/app/c/[code]/route";
import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { forgetEnv } from "@/lib/env";
import { inOrg } from "@/lib/in-org";
import type { Mail } from "@/lib/mail/message";
import { mintScope } from "@/lib/mint-scope";
import { forgetKeys, ownUrl, readToken } from "@/lib/secrets";
import { keptDigest } from "@/lib/secrets/short";
import { noteAnswer, whoseNumber } from "@/lib/texts/stops";
import type { Text } from "@/lib/texts/text";
import { pump } from "@/messages/job";
import { findStopped } from "@/texts/queries";
import { admin } from "./support/admin-here";
import { messagesOf, sendsOf } from "./support/links";
import type { TestOrg } from "./support/org";
import { newAccountIn, newOrg } from "./support/org";
import { emptyOutbox } from "./support/pumping";
import { retire, retireNow, rotate } from "./support/ring";
import { answered } from "./support/run-admin";

await vi.hoisted(async () => (await import("./support/twilio-env")).stubTwilio());

const SLOW = { timeout: 120_000 };
/** Somebody whom a text alone reaches. */
const MOBILE = { email: "", externalId: "texted" };

let org: TestOrg;
beforeEach(async () => {
  await emptyOutbox();
  org = await newOrg();
});
afterAll(() => {
  vi.unstubAllEnvs();
  forgetEnv();
  forgetKeys();
});

/** Where the short link at the end of a text leads. */
async function follow(body: string): Promise<string> {
  const code = body.slice(-16);
  const at = new Request(ownUrl(`/c/${code}`));
  const answer = await GET(at, { params: Promise.resolve({ code }) });
  return answer.headers.get("location")?.split("/").at(-1) ?? "";
}

const invite = (id: string) => org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));

test(
  "a number that answered STOP stays so, its people are found by it; of nobody's numbers it is said how many are forgotten",
  SLOW,
  async () => {
    const [phone, nobodys] = ["+33612121212", "+33613131313"];
    const id = await newAccountIn(org, "CREATED", { email: "", externalId: "texted", phone });
    await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, way: "SMS" }));
    await noteAnswer(phone, "stop", new Date());
    await noteAnswer(nobodys, "stop", new Date());
    const { version } = await rotate();
    const early = await admin(["retire-key", String(version - 1), "--yes"]);
    expect([early.status, early.err]).toEqual([1, expect.stringContaining("reseal-secrets")]);
    await answered(["reseal-secrets"]);
    const asked = await admin(["retire-key", String(version - 1)]);
    expect(asked.out).toContain("forgets 1 number that answered STOP");
    const account = await org.run((tx) => tx.db.account.findFirstOrThrow({ where: { id } }));
    expect(account.mobileDigest).toBe(keptDigest(account));
    const found = [{ org: org.id, id }];
    expect(await whoseNumber(phone)).toEqual(found);
    expect(await retire(version - 1)).toMatchObject({ numbers: 0, stops: 1 });
    expect(await org.run((tx) => findStopped(tx, [phone, nobodys]))).toEqual(new Set([phone]));
    expect(await whoseNumber(phone)).toEqual(found);
    expect(await noteAnswer(phone, "stop", new Date())).toBe(false);
    expect(await noteAnswer(phone, "start", new Date())).toBe(true);
    expect(await org.run((tx) => findStopped(tx, [phone]))).toEqual(new Set());
  },
);

test(
  "letters and texts that waited leave with links of the newest key, and hold nobody up",
  SLOW,
  async () => {
    const [id, other] = [await newAccountIn(org), await newAccountIn(org)];
    const texted = await newAccountIn(org, "CREATED", { ...MOBILE, phone: "+33614141414" });
    await invite(id);
    await invite(texted);
    const member = await newAccountIn(org, "ACTIVE", { phone: "+33615151515" });
    const self = mintScope(org.id, { kind: "account", id: member, permissions: [] });
    await inOrg(self, (tx) => requestAddressChange(tx, { id: member, phone: "+33616161616" }));
    await retireNow();
    await invite(other);
    const mails: Mail[] = [];
    const texts: Text[] = [];
    const taken = { kind: "sent", answer: "250", dsn: false } as const;
    const mailer = {
      send: async (mail: Mail) => {
        mails.push(mail);
        return taken;
      },
      close: () => undefined,
    };
    const texter = {
      transport: "TWILIO" as const,
      send: async (text: Text) => {
        texts.push(text);
        return taken;
      },
    };
    const now = () => new Date();
    await pump({ mailer, texter, stopping: () => false, scopeOf: workerScope, now });
    // beside them leaves the notice of the new number, which has no link of these
    expect(mails.filter(({ text }) => text.includes("/claim/"))).toHaveLength(2);
    for (const one of [id, other, texted])
      expect(await messagesOf(org, one)).toMatchObject([{ state: "SENT" }]);
    const [send] = await sendsOf(org, id);
    const textTo = (to: string) => texts.find((text) => text.to === to)?.body ?? "";
    const claim = await follow(textTo("+33614141414"));
    expect(readToken("claim", claim)?.row).toBe((await sendsOf(org, texted, "SMS"))[0]);
    expect(readToken("address", await follow(textTo("+33616161616")))?.org).toBe(org.id);
    const tokens = mails.flatMap(({ text }) => text.match(/claim_[\w-]+/) ?? []);
    expect(tokens.map((token) => readToken("claim", token)?.row)).toContain(send);
  },
);
