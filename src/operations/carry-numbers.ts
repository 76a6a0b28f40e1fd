import { holdPeople } from "@/accounts/queries";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { keyVersions } from "@/lib/secrets";
import { readNumbers } from "@/texts/read-numbers";
import { findOldDigests } from "./queries";
import { moveListed, moveStops } from "./store";

const PIECE = 5_000;

/**
 * Keeps a piece of the numbers, of people behind `after`, findable without the older versions of the master key: what answered
 * STOP, and whose number it is. Only a number that somebody has can be carried over; a digest alone yields none.
 */
export async function carryNumbers(
  tx: OrgTx,
  { after }: { after?: string | undefined } = {},
): Promise<{ done: number; last: string | undefined }> {
  if (tx.actor.kind !== "system") throw new Refusal("not-allowed");
  const [version = 0, ...versions] = keyVersions();
  if (versions.length === 0) return { done: 0, last: undefined };
  const { stops, listed, kept, last } = await findOldDigests(tx, { versions, after, most: PIECE });
  // before what they are found by: an erasure comes from them to it
  await holdPeople(
    tx,
    [...listed, ...kept].map(({ accountId }) => accountId),
  );
  if (stops.length > 0) await moveStops(tx, stops, version);
  if (listed.length > 0) await moveListed(tx, listed);
  if (kept.length > 0)
    await readNumbers(tx, { most: PIECE, ids: kept.map(({ accountId }) => accountId) });
  return { done: stops.length + listed.length, last };
}
