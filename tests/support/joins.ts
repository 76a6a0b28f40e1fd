import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { enterJoin } from "@/joins/enter-join";
import type { JoinRules } from "@/joins/input";
import { openJoinLink } from "@/joins/open-join-link";
import { readEntry } from "@/joins/queries";
import { requestJoin } from "@/joins/request-join";
import { entryWorth } from "@/joins/rules";
import { readToken } from "@/lib/secrets";
import type { TestOrg } from "./org";

export const JOIN_RULES: JoinRules = {
  domains: ["halden.example"],
  ...{ mostUses: null, lastDay: null, approval: false, alarmAbove: 50 },
};

/** A new open link of an organisation; returns its id. */
export const openLink = (org: Pick<TestOrg, "run">, rules: Partial<JoinRules> = {}) =>
  org.run(async (tx) => (await openJoinLink(tx, { ...JOIN_RULES, ...rules })).id);

/** Somebody fills in the form; returns the sending that their mail carries. */
export const askToJoin = (org: Pick<TestOrg, "run">, linkId: string, email: string, at?: Date) =>
  org.run(async (tx) => {
    const person = { firstName: "Mia", lastName: "Kruse", language: "th" as const };
    await requestJoin(tx, { ...person, email, linkId });
    const { sendId } = await tx.db.joinRequest.findFirstOrThrow({
      where: { orgId: tx.org, linkId, email },
      orderBy: [{ askedAt: "desc" }, { sendId: "desc" }],
    });
    return sendId;
  }, at);

/** They follow the mail; returns the sending of the invitation that they go on with, or undefined where they wait. */
export const enter = (org: Pick<TestOrg, "run">, sendId: string, at?: Date) =>
  org.run(async (tx) => {
    const entered = await enterJoin(tx, { sendId });
    return "token" in entered ? readToken("claim", entered.token)?.row : undefined;
  }, at);

/** What the mail is worth to who reads its mailbox. */
export const entryWorthOf = (org: Pick<TestOrg, "run">, sendId: string, at?: Date) =>
  org.run(async (tx) => {
    const entry = await readEntry(tx, sendId);
    return entry && entryWorth(entry, tx.now);
  }, at);

export const accountsAt = (org: Pick<TestOrg, "run">, emailKey: string) =>
  org.run((tx) => tx.db.account.findMany({ where: { orgId: tx.org, emailKey } }));

/** Everybody who asked, in their order. */
export const requestsOf = (org: Pick<TestOrg, "run">) =>
  org.run((tx) =>
    tx.db.joinRequest.findMany({ where: { orgId: tx.org }, orderBy: { askedAt: "asc" } }),
  );

/** An account that awaits an invitation. */
export const waitingAccount = (org: Pick<TestOrg, "run">, email: string) =>
  org.run(async (tx) => {
    const people = [newAccount.parse({ firstName: "Mia", email })];
    const { done } = await createAccounts(tx, { people, source: "HAND" });
    return done[0]?.id ?? "";
  });

/** A link that asks an admin, somebody who waits, and a mail that nobody followed yet. */
export async function populateJoins(org: TestOrg) {
  const joinLink = await openLink(org, { approval: true });
  const sendId = await askToJoin(org, joinLink, "waits@halden.example");
  await enter(org, sendId);
  const waiting = await org.run((tx) =>
    tx.db.joinRequest.findFirstOrThrow({ where: { orgId: tx.org, sendId } }),
  );
  const joinSend = await askToJoin(org, joinLink, "asks@halden.example");
  return { joinLink, joinRequest: waiting.id, joinSend };
}
