import { recordEvents } from "@/accounts/record-events";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode, RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { inPieces } from "@/lib/sql";
import type { ApplicationRules } from "./input";
import { faultsOf, holdsLicence, licencesLeft } from "./rules";
import type { Candidate } from "./store";
import { countUsed, insertGrants, lockApplication, lockCandidates } from "./store";

type Stock = { rules: ApplicationRules; left: number };

/** Why this one is not given it; takes a licence from the stock of who is, if their state holds one. */
function refusalOf(stock: Stock, account: Candidate | undefined): RefusalCode | undefined {
  if (!account) return "not-found";
  if (account.status === "CLOSED") return "closed";
  const [fault] = faultsOf(stock.rules, account);
  if (fault || !holdsLicence(account.status)) return fault;
  if (stock.left <= 0) return "licences-full";
  stock.left -= 1;
  return undefined;
}

async function tell(tx: OrgTx, given: string[], details: Record<string, unknown>): Promise<void> {
  await writeAudit(
    tx,
    given.map((accountId) => ({ act: "application.granted", accountId, details })),
  );
  await recordEvents(
    tx,
    given.map((accountId) => ({ accountId, event: "application-granted", details })),
  );
}

/**
 * Gives an application to people. Licences are counted under a lock on the application, so that of two admins giving the
 * last one gets it through; they go to the first in the order given, the others are refused. Who holds it already is left
 * as they are, neither done nor refused.
 */
export async function grantApplication(
  tx: OrgTx,
  { applicationId, ids }: { applicationId: string; ids: readonly string[] },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.manage");
  const application = await lockApplication(tx, applicationId, "counting");
  if (!application) throw new Refusal("application-not-found");
  const { licences, rules, name } = application;
  const used = licences === null ? 0 : await countUsed(tx, applicationId);
  const stock = { rules, left: licencesLeft(licences, used) };
  const refused: RowRefusal[] = [];
  const given = await inPieces([...new Set(ids)], async (piece) => {
    const found = await lockCandidates(tx, applicationId, piece);
    const accounts = new Map(found.map((account) => [account.id, account]));
    const fit = piece.filter((id) => {
      const account = accounts.get(id);
      if (account?.holds) return false;
      const code = refusalOf(stock, account);
      if (code) refused.push({ id, code });
      return code === undefined;
    });
    return insertGrants(tx, applicationId, fit);
  });
  await tell(tx, given, { applicationId, name });
  return { done: given.map((id) => ({ id })), refused };
}
