import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { displayName, visibleText } from "@/accounts/input";
import { inOrg } from "@/lib/in-org";
import { listPeople } from "@/people/list-people";
import { enter } from "../../enter";

const MOST = 6;

/** The first people who match what was typed, for the palette. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const { scope } = await enter(org, "accounts.view");
  const q = visibleText(request.nextUrl.searchParams.get("q") ?? "")
    .trim()
    .slice(0, 200);
  if (q === "") return NextResponse.json({ people: [] });
  const { rows } = await inOrg(scope, (tx) => listPeople(tx, { q }, undefined, MOST), "page");
  const people = rows.map((row) => ({
    id: row.id,
    label: displayName(row),
    detail: row.email ?? row.phone ?? "",
    href: `/${org}/admin/people/${row.id}`,
  }));
  return NextResponse.json({ people });
}
