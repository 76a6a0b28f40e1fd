import type { NextRequest } from "next/server";
import type { AuditPlace } from "@/audit/export-audit";
import { exportAudit } from "@/audit/export-audit";
import { readAuditFilter } from "@/audit/input";
import { download } from "../../../download";
import { enter } from "../../enter";

/** Each field once, the acts as often as they were chosen. */
const queryOf = (search: URLSearchParams) => ({
  ...Object.fromEntries(search),
  act: search.getAll("act"),
});

/** Downloads the entries of a view, piece by piece; each piece asks anew whether its reader may. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { scope, org } = await enter((await params).org, "audit.read");
  const filter = readAuditFilter(queryOf(request.nextUrl.searchParams));
  return download(scope, `audit-${org.slug}`, "csv", (tx, place: AuditPlace | undefined) =>
    exportAudit(tx, { filter, place }),
  );
}
