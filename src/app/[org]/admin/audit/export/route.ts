import type { NextRequest } from "next/server";
import { readStanding } from "@/admins/queries";
import type { AuditPlace } from "@/audit/export-audit";
import { exportAudit } from "@/audit/export-audit";
import { readAuditFilter } from "@/audit/input";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { download } from "../../../download";
import { enter } from "../../enter";

/** The transaction with what its actor may do at this very moment. */
async function withRightsNow(tx: OrgTx): Promise<OrgTx> {
  if (tx.actor.kind !== "account") return tx;
  return { ...tx, actor: { ...tx.actor, permissions: await readStanding(tx, tx.actor.id) } };
}

/** Downloads the entries of a view, piece by piece; each piece asks anew whether its reader may. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { scope, org } = await enter((await params).org, "audit.read");
  const filter = readAuditFilter(Object.fromEntries(request.nextUrl.searchParams));
  return download(`audit-${org.slug}`, "csv", (place: AuditPlace | undefined) => {
    const piece = async (tx: OrgTx) => exportAudit(await withRightsNow(tx), { filter, place });
    return inOrg(scope, piece, "chunk");
  });
}
