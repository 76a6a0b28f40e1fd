import { afterEach, expect, test, vi } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { noteAnswer } from "@/lib/texts/stops";
import { listRehearsed } from "@/rehearsals/list-rehearsed";
import { readOutlook } from "@/rehearsals/queries";
import { fakeTwilio } from "../../tests/support/fake-twilio";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { emptyOutbox, pumpTexts } from "../../tests/support/pumping";
import { readWayTo } from "./queries";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

test("whose number answered STOP to a text of ours is told as reached another way, before anybody invites them again", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const { texter } = await fakeTwilio();
  const phone = "+33612345671";
  const given = { email: undefined, phone } as const;
  const id = await newAccountIn(org, "CREATED", given);
  const elsewhere = await newAccountIn(other, "CREATED", given);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  await pumpTexts(texter, 5);
  await org.run((tx) => withdrawInvitations(tx, { ids: [id] }));
  const way = (where = org, of = id) => where.run((tx) => readWayTo(tx, of));
  expect(await way()).toBe("SMS");
  await noteAnswer(phone, "stop", new Date());
  expect(await way()).toBe("CODE");
  const told = await org.run(async (tx) => {
    const outlook = await readOutlook(tx);
    const terms = { ...outlook, domains: [] };
    const [row] = await listRehearsed(tx, { readiness: "instead" }, terms, undefined, 10);
    return { instead: outlook.instead, way: row?.way, why: row?.why };
  });
  const why = "text-stopped";
  expect(told).toEqual({ instead: { [why]: 1 }, way: "CODE", why });
  // who never texted a number cannot try out whose answered STOP
  expect(await way(other, elsewhere)).toBe("SMS");
  await org.run((tx) =>
    tx.db.account.update({
      where: { orgId_id: { orgId: tx.org, id } },
      data: { email: "an@halden.example", emailKey: "an@halden.example" },
    }),
  );
  expect(await way()).toBe("EMAIL");
  await noteAnswer(phone, "start", new Date());
});
