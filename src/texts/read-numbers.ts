import type { OrgTx } from "@/lib/org";
import { mobileCountry } from "@/profiles/input";
import { findUnreadNumbers } from "./queries";
import { setMobileCountries } from "./store";

/** Reads numbers that were written before anybody asked whether they take texts. Returns how many. */
export async function readNumbers(tx: OrgTx, { most }: { most: number }): Promise<number> {
  const found = await findUnreadNumbers(tx, most);
  const rows = found.map(({ id, phone }) => ({ id, country: mobileCountry(phone) }));
  return rows.length > 0 ? setMobileCountries(tx, rows) : 0;
}
