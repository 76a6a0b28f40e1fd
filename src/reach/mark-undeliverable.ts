import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { keptDigest } from "@/lib/secrets/short";
import type { Unreached } from "./store";
import { setDigests, setUndeliverable } from "./store";

/** Mails to these people come back for good: they are shown as undeliverable, where the address is still theirs. */
export async function markUndeliverable(
  tx: OrgTx,
  { rows }: { rows: readonly Unreached[] },
): Promise<{ done: { id: string }[] }> {
  if (rows.length === 0) return { done: [] };
  const marked = await setUndeliverable(tx, rows);
  await writeAudit(
    tx,
    marked.map(({ id, reason }) => ({
      act: "account.undeliverable",
      accountId: id,
      details: { reason },
    })),
  );
  await recordEvents(
    tx,
    marked.map(({ id, reason }) => ({
      accountId: id,
      event: "undeliverable",
      details: { reason },
    })),
  );
  // a number beside an address is digested at night: from now on it is the way to them, and may have answered STOP
  const numbers = marked.flatMap(({ id, phoneKey, mobileCountry }) => {
    const digest = keptDigest({ phoneKey, mobileCountry });
    return phoneKey && digest ? [{ id, phoneKey, digest }] : [];
  });
  if (numbers.length > 0) await setDigests(tx, numbers);
  return { done: marked.map(({ id }) => ({ id })) };
}
