import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { visibleText } from "@/accounts/input";
import { inOrg } from "@/lib/in-org";
import { findTeams } from "@/teams/queries";
import { isId } from "../../chosen";
import { enter } from "../../enter";

/** Teams whose name matches what was typed; `without` names a person whose own teams are left out. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { scope } = await enter((await params).org, "accounts.manage");
  const query = request.nextUrl.searchParams;
  const q = visibleText(query.get("q") ?? "").slice(0, 200);
  const person = query.get("without") ?? "";
  const without = isId(person) ? person : undefined;
  const choices = await inOrg(scope, (tx) => findTeams(tx, { q, without }), "page");
  return NextResponse.json({ choices });
}
