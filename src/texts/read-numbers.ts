import { holdPeople } from "@/accounts/queries";
import type { OrgTx } from "@/lib/org";
import { keptDigest } from "@/lib/secrets/short";
import { mobileCountry } from "@/profiles/input";
import { findUnreadNumbers } from "./queries";
import { setMobileCountries } from "./store";

/**
 * Reads numbers that were written before anybody asked whether they take texts, or answered STOP; or those of these people anew, with
 * the newest key. Returns how many.
 */
export async function readNumbers(
  tx: OrgTx,
  { most, ids }: { most: number; ids?: readonly string[] },
): Promise<number> {
  const found = await findUnreadNumbers(tx, most, ids);
  await holdPeople(
    tx,
    found.map(({ id }) => id),
  );
  const rows = found.map(({ id, phone }) => {
    const country = mobileCountry(phone);
    const digest = keptDigest({ phoneKey: phone, mobileCountry: country });
    return { id, phone, country, digest };
  });
  return rows.length > 0 ? setMobileCountries(tx, rows) : 0;
}
