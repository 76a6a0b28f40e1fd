import { displayName } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import { readOwnOrganization } from "@/orgs/queries";
import type { Judged } from "./judge-members";
import { judgeMembers } from "./judge-members";
import type { Whom } from "./letter-traits";
import { readNames, readWays } from "./queries";
import type { ByChannel } from "./rules";
import { NOBODY } from "./rules";

export type Foreseen = {
  /** Who was chosen, and of them how many would be invited or reminded, by which way. */
  count: number;
  channels: ByChannel;
  /** Of the texts how many to each country. */
  texts: Record<string, number>;
  /** In which language, the most used first; `assumed` of them have none of their own and get the organisation's. */
  byLanguage: { language: string; count: number; assumed: number; codes: number }[];
  /** Who would be left out and why, the most first, with some of their names. */
  missing: LeftOut[];
  /** Of those who get a code, why no message leads to them: they are left out where nobody hands codes over. */
  unreached: LeftOut[];
};
type LeftOut = { code: RefusalCode; count: number; names: string[] };

const total = (groups: readonly { count: number }[]): number =>
  groups.reduce((sum, { count }) => sum + count, 0);

/** Groups of one key together, the largest first. */
const together = <T extends Judged, K>(groups: readonly T[], keyOf: (group: T) => K): [K, T[]][] =>
  [...Map.groupBy(groups, keyOf)].sort(([, a], [, b]) => total(b) - total(a));

/** Those for whom there is a reason, a line each. */
const byReason = <T extends Judged>(
  groups: readonly T[],
  reasonOf: (group: T) => RefusalCode | undefined,
): [RefusalCode, T[]][] =>
  together(groups, reasonOf).flatMap(([code, some]): [RefusalCode, T[]][] =>
    code ? [[code, some]] : [],
  );

const isWritten = (group: Judged): group is Judged & { code: undefined } =>
  group.code === undefined;

/** Those who are left out with some of their names, a line a reason. */
async function nameLeftOut(tx: OrgTx, lines: [RefusalCode, readonly Judged[]][]) {
  const left = lines.map(([code, some]) => ({
    ...{ code, count: total(some) },
    ids: some.flatMap(({ ids }) => ids).slice(0, 3),
  }));
  const people = await readNames(
    tx,
    left.flatMap(({ ids }) => ids),
  );
  const names = new Map(people.map((person) => [person.id, displayName(person)]));
  return left.map(({ ids, ...line }) => ({
    ...line,
    names: ids.flatMap((id) => names.get(id) ?? []),
  }));
}

/** What a campaign over a frozen selection would do now, in numbers and names; nothing is written. */
export async function foreseeCampaign(
  tx: OrgTx,
  { withCodes = false, ...whom }: Whom & { withCodes?: boolean },
): Promise<Foreseen> {
  const groups = await judgeMembers(tx, { ...whom, ways: await readWays(tx, withCodes) });
  const { language: own } = await readOwnOrganization(tx);
  const written = groups.filter(isWritten);
  const coded = written.filter(({ way }) => way === "CODE");
  const [channels, texts] = [{ ...NOBODY }, {} as Record<string, number>];
  for (const { way, count, country } of written) {
    channels[way] += count;
    if (way === "SMS" && country) texts[country] = (texts[country] ?? 0) + count;
  }
  return {
    count: total(groups),
    channels,
    texts,
    byLanguage: together(written, (group) => group.language ?? own).map(([language, some]) => ({
      ...{ language, count: total(some) },
      assumed: total(some.filter((group) => group.language === null)),
      codes: total(some.filter((group) => coded.some((one) => one === group))),
    })),
    missing: await nameLeftOut(
      tx,
      byReason(groups, ({ code }) => code),
    ),
    unreached: await nameLeftOut(
      tx,
      byReason(coded, ({ why }) => why),
    ),
  };
}
