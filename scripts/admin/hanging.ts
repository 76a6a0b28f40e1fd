import { operatorScope } from "../../src/gates/operator";
import { everyOrg } from "../../src/lib/every-org";
import { inOrg } from "../../src/lib/in-org";
import type { OrgTx } from "../../src/lib/org";
import { countStopsOf } from "../../src/lib/texts/stops";
import { carryNumbers } from "../../src/operations/carry-numbers";
import { endSecrets } from "../../src/operations/end-secrets";
import type { Hanging } from "../../src/operations/queries";
import { countHanging, countSealedWith, findOldDigests } from "../../src/operations/queries";
import { resealSecrets } from "../../src/operations/reseal-secrets";

// What hangs on a version of the master key, over all organisations.

export type Counted = Hanging;

const NONE: Counted = {
  ...{ personalLinks: 0, joinLinks: 0, codes: 0, preparedCodes: 0, expiredCodes: 0 },
};

/** One of it, and several. */
const WORDS: Record<keyof Counted, readonly [string, string]> = {
  personalLinks: [
    "link that somebody was sent or handed (invitation, reset, proof)",
    "links that people were sent or handed (invitations, resets, proofs)",
  ],
  joinLinks: ["open join link of an organisation", "open join links of organisations"],
  codes: ["access code that opens an account now", "access codes that open an account now"],
  preparedCodes: [
    "access code that was made before its invitation",
    "access codes that were made before their invitation",
  ],
  expiredCodes: [
    "expired access code that inviting again would renew",
    "expired access codes that inviting again would renew",
  ],
};

const named = Object.entries(WORDS) as [keyof Counted, readonly [string, string]][];

export const totalOf = (counts: Counted): number =>
  named.reduce((sum, [kind]) => sum + counts[kind], 0);

/** A line for each kind of which there are any. */
export const kindsOf = (counts: Counted): string[] =>
  named.flatMap(([kind, [one, many]]) =>
    counts[kind] > 0 ? [`  ${counts[kind]} ${counts[kind] === 1 ? one : many}`] : [],
  );

const inEach = async (work: (org: string) => Promise<number>): Promise<number> => {
  let total = 0;
  for await (const org of everyOrg()) total += await work(org);
  return total;
};

type Piece = (
  tx: OrgTx,
  place: { after?: string | undefined },
) => Promise<{
  done: number;
  last: string | undefined;
}>;

/** Piece by piece through everything of an organisation, each in a transaction of its own. */
async function throughOrg(org: string, piece: Piece): Promise<number> {
  let total = 0;
  for (let after: string | undefined; ; ) {
    const { done, last } = await inOrg(operatorScope(org), (tx) => piece(tx, { after }), "chunk");
    total += done;
    if (!last) return total;
    after = last;
  }
}

export const resealAll = (): Promise<number> => inEach((org) => throughOrg(org, resealSecrets));

/** How many digests of numbers were carried over to the newest version. */
export const carryAll = (): Promise<number> => inEach((org) => throughOrg(org, carryNumbers));

/** Who holds what hangs on this version is shown as expired from now on. */
export const endAll = (version: number): Promise<number> =>
  inEach((org) => throughOrg(org, (tx, place) => endSecrets(tx, { version, ...place })));

/** What dies with each of these versions. */
export async function countAll(versions: readonly number[]): Promise<Map<number, Counted>> {
  const counts = new Map(versions.map((version) => [version, { ...NONE }]));
  for await (const org of everyOrg())
    for (const { version, kind, n } of await inOrg(operatorScope(org), countHanging, "chunk")) {
      const counted = counts.get(version);
      if (counted) counted[kind] += n;
    }
  return counts;
}

const MOST = 5_000;

/**
 * What would be lost with this version and can be carried over before (`sealed`, `numbers`); and how many numbers that answered
 * STOP are nobody's today, or may be: their digests alone cannot be made anew.
 */
export async function countLost(version: number) {
  const count: Piece = async (tx, { after }) => {
    const found = await findOldDigests(tx, { versions: [version], after, most: MOST });
    return { done: found.stops.length + found.listed.length, last: found.last };
  };
  const sealed = await inEach((org) =>
    inOrg(operatorScope(org), (tx) => countSealedWith(tx, version), "chunk"),
  );
  return {
    sealed,
    numbers: await inEach((org) => throughOrg(org, count)),
    stops: await countStopsOf(version),
  };
}
