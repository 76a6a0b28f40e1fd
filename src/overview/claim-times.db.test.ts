import { beforeEach, expect, test } from "vitest";
import { prepareCodes } from "@/codes/prepare-codes";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { handOver, sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { readClaimTimes } from "./queries";

let org: TestOrg;
beforeEach(async () => {
  org = await newOrg();
});

const MAY = new Date("2026-05-04T09:00:00Z");
const SEPTEMBER = new Date("2026-09-07T09:00:00Z");
const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000);

const invite = (id: string, at: Date) =>
  org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }), at);
const times = async () => {
  const rows = await org.run((tx) => readClaimTimes(tx, new Date("2026-09-01")));
  return Object.fromEntries(rows.map(({ kind, name, seconds }) => [name || kind, seconds]));
};

async function claim(id: string, channel: "EMAIL" | "CODE", at: Date): Promise<void> {
  const sendId = (await sendsOf(org, id, channel)).at(-1) ?? "";
  if (channel === "EMAIL") await handOver(org, sendId);
  await org.run((tx) => claimAccount(tx, { sendId, passwordHash: "hash", about: {} }), at);
}

test("a code that was made with the account counts from the invitation, not from then", async () => {
  const id = await newAccountIn(org, "CREATED", { email: "", externalId: "spring" });
  await org.run((tx) => prepareCodes(tx, { ids: [id] }), MAY);
  await invite(id, SEPTEMBER);
  await claim(id, "CODE", minutes(SEPTEMBER, 40));
  expect(await times()).toEqual({ all: 2_400, CODE: 2_400 });
});

test("one that was withdrawn counts from when its person was invited again", async () => {
  const id = await newAccountIn(org);
  await invite(id, MAY);
  await org.run((tx) => withdrawInvitations(tx, { ids: [id] }), minutes(MAY, 60));
  await invite(id, SEPTEMBER);
  await claim(id, "EMAIL", minutes(SEPTEMBER, 10));
  expect(await times()).toEqual({ all: 600, EMAIL: 600 });
});

test("one that was sent again counts from the first", async () => {
  const id = await newAccountIn(org);
  await invite(id, SEPTEMBER);
  await invite(id, minutes(SEPTEMBER, 100));
  await claim(id, "EMAIL", minutes(SEPTEMBER, 110));
  expect(await times()).toEqual({ all: 6_600, EMAIL: 6_600 });
});
