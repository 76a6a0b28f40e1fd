import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { displayName, visibleText } from "@/accounts/input";
import { findNewHolders } from "@/applications/queries";
import { inOrg } from "@/lib/in-org";
import { isId } from "../../../chosen";
import { enter } from "../../../enter";

type Props = { params: Promise<{ org: string; id: string }> };

/** People who match what was typed and could be given this application. */
export async function GET(request: NextRequest, { params }: Props) {
  const { org, id } = await params;
  const { scope } = await enter(org, "accounts.manage");
  const q = visibleText(request.nextUrl.searchParams.get("q") ?? "").slice(0, 200);
  if (!isId(id)) return NextResponse.json({ choices: [] });
  const rows = await inOrg(scope, (tx) => findNewHolders(tx, { applicationId: id, q }), "page");
  const choices = rows.map((row) => ({
    id: row.id,
    name: displayName(row),
    detail: row.email ?? row.login ?? row.phone ?? "",
  }));
  return NextResponse.json({ choices });
}
