import { displayName } from "@/accounts/input";
import type { AlikeMembers, Whom } from "@/addressees/queries";
import { groupMembers, readNames, readRightHolders } from "@/addressees/queries";
import { permissionsOfAccounts } from "@/admins/queries";
import { mayYieldSecret } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import { readOwnOrganization } from "@/orgs/queries";
import { leftOut } from "./rules";

export type Foreseen = {
  /** Who was chosen, and of them how many would be written to. */
  count: number;
  mails: number;
  /** In which language, the most used first; `assumed` of them have none of their own and get the organisation's. */
  byLanguage: { language: string; count: number; assumed: number }[];
  /** Who would be left out and why, the most first, with some of their names. */
  missing: { code: RefusalCode; count: number; names: string[] }[];
};

type Judged = AlikeMembers & { code: RefusalCode | undefined };

/** Everybody chosen, alike ones together, by why they are left out; no reason stands for those who are written to. */
async function judge(tx: OrgTx, whom: Whom): Promise<Judged[]> {
  const holders = await readRightHolders(tx, whom.selectionId);
  const held = await permissionsOfAccounts(tx, holders);
  const above = holders.filter((id) => !mayYieldSecret(tx.actor, held.get(id) ?? []));
  const others = await groupMembers(tx, whom, above, false);
  const higher = above.length > 0 ? await groupMembers(tx, whom, above, true) : [];
  const why = (group: AlikeMembers) => leftOut(whom.kind, group, tx.now);
  return [
    ...others.map((group) => ({ ...group, code: why(group) })),
    ...higher.map((group) => ({ ...group, code: why(group) ?? "holds-more" })),
  ];
}

const total = (groups: readonly { count: number }[]): number =>
  groups.reduce((sum, { count }) => sum + count, 0);

/** Groups of one key together, the largest first. */
function together<K>(groups: readonly Judged[], keyOf: (group: Judged) => K): [K, Judged[]][] {
  const map = new Map<K, Judged[]>();
  for (const group of groups) map.set(keyOf(group), [...(map.get(keyOf(group)) ?? []), group]);
  return [...map].sort(([, a], [, b]) => total(b) - total(a));
}

/** What a campaign over a frozen selection would do now, in numbers and names; nothing is written. */
export async function foreseeCampaign(tx: OrgTx, whom: Whom): Promise<Foreseen> {
  const groups = await judge(tx, whom);
  const { language: own } = await readOwnOrganization(tx);
  const mailed = groups.filter(({ code }) => code === undefined);
  const left = together(groups, ({ code }) => code).flatMap(([code, some]) =>
    code ? [{ code, count: total(some), ids: some.flatMap(({ ids }) => ids).slice(0, 3) }] : [],
  );
  const people = await readNames(
    tx,
    left.flatMap(({ ids }) => ids),
  );
  const names = new Map(people.map((person) => [person.id, displayName(person)]));
  return {
    count: total(groups),
    mails: total(mailed),
    byLanguage: together(mailed, (group) => group.language ?? own).map(([language, some]) => ({
      language,
      count: total(some),
      assumed: total(some.filter((group) => group.language === null)),
    })),
    missing: left.map(({ ids, ...group }) => ({
      ...group,
      names: ids.flatMap((id) => names.get(id) ?? []),
    })),
  };
}
