import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import type { ByChannel } from "@/addressees/rules";
import { NOBODY } from "@/addressees/rules";
import { prepareCodes } from "@/codes/prepare-codes";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { isNew } from "@/people/input";
import { judgeLines } from "@/people/judge-lines";
import type { Places } from "../../place-person";
import { placePeople } from "../../place-person";

export type PastedPeople = {
  text: string;
  /** How many the lines were said to become. */
  expected: number;
  /** What holds for all of them. */
  kind: "USER" | "CONTACT";
  ownerId?: string | null | undefined;
  language?: string | null | undefined;
  places: Places;
  invite: boolean;
  /** Whom no message reaches gets a code; else they are added and not invited. */
  codes: boolean;
};

/** Codes for whom nothing else leads to, as "Add" makes them; who can be written to has none until somebody asks. */
async function prepareFor(tx: OrgTx, ids: readonly string[]): Promise<void> {
  const where = { orgId: tx.org, id: { in: [...ids] }, email: null, phone: null };
  const found = await tx.db.account.findMany({ where, select: { id: true } });
  if (found.length > 0) await prepareCodes(tx, { ids: found.map(({ id }) => id) });
}

/** Adds the people of the lines that were judged new, all or nothing; they are invited by the way that leads to each if that was ticked. */
export async function addPeople(
  tx: OrgTx,
  country: string,
  { text, expected, places, invite, codes, ...alike }: PastedPeople,
): Promise<{ added: number; channels: ByChannel }> {
  const lines = (await judgeLines(tx, { text, country })).filter(isNew);
  const people = lines.map(({ email, phone, externalId, firstName, lastName }) =>
    newAccount.parse({ ...alike, email, phone, externalId, firstName, lastName }),
  );
  if (people.length !== expected) throw new Refusal("selection-recounted");
  const { done, refused } = await createAccounts(tx, { people, source: "HAND" });
  const [first] = refused;
  if (first) throw new Refusal(first.code);
  const ids = done.map(({ id }) => id);
  await prepareFor(tx, ids);
  await placePeople(tx, ids, places);
  const channels = { ...NOBODY };
  const invited = invite
    ? await inviteAccounts(tx, { ids, lane: 2, withCodes: codes })
    : { done: [] };
  for (const { channel } of invited.done) channels[channel] += 1;
  return { added: done.length, channels };
}
