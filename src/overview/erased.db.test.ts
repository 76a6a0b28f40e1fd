import { expect, test } from "vitest";
import { recordEvents } from "@/accounts/record-events";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { foldFunnel } from "./fold-funnel";
import { readFirstSteps, readFunnel } from "./queries";

const NOON = new Date("2026-11-20T12:00:00Z");
/** Half past midnight of the 21st in the organisation's zone. */
const LATE = new Date("2026-11-20T23:30:00Z");

async function funnel(of: TestOrg): Promise<Record<string, number>> {
  const rows = await of.run((tx) => readFunnel(tx, "2026-11-01"));
  return Object.fromEntries(rows.map(({ step, day, people }) => [`${step} ${day}`, people]));
}

test("who is erased never came to a step: they are counted out on the days they were counted in", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  await newAccountIn(other, "INVITED");
  const elsewhere = await funnel(other);
  const [stays, goes] = [await newAccountIn(org, "CREATED"), await newAccountIn(org, "CREATED")];
  await org.run((tx) => inviteAccounts(tx, { ids: [stays, goes], lane: 2 }), NOON);
  const delivered = { event: "message-delivered", details: { letter: "invitation" } };
  await org.run((tx) => recordEvents(tx, [{ accountId: goes, ...delivered }]), LATE);
  const erase = (id: string) => org.run((tx) => eraseAccounts(tx, { ids: [id] }));
  await erase(goes);
  await erase(goes);
  const left = { "INVITED 2026-11-20": 1, "SENT 2026-11-21": 0, "DELIVERED 2026-11-21": 0 };
  expect(await funnel(org)).toMatchObject(left);
  await erase(stays);
  expect(Object.values(await funnel(org)).every((people) => people === 0)).toBe(true);
  expect(await org.run(readFirstSteps)).toMatchObject({ people: false, invite: false });
  await org.run((tx) => foldFunnel(tx));
  expect(await funnel(org)).toEqual({});
  expect(await funnel(other)).toEqual(elsewhere);
});
