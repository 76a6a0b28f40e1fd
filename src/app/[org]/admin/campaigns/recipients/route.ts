import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { z } from "zod";
import { displayName, visibleText } from "@/accounts/input";
import { CAMPAIGN_KINDS } from "@/campaigns/rules";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { findMembers } from "@/selections/find-members";
import { enter } from "../../enter";
import { ownSelection } from "../letters";

const MOST = 6;

const query = z.object({
  selection: z.uuid(),
  kind: z.enum(CAMPAIGN_KINDS),
  declined: z.string().optional(),
  q: z.string().transform((text) => visibleText(text).trim().slice(0, 200)),
});

/** The recipients who match what was typed, to preview the letter as one of them. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { scope } = await enter((await params).org, "accounts.invite");
  const asked = query.safeParse(Object.fromEntries(request.nextUrl.searchParams)).data;
  if (!asked || asked.q === "") return NextResponse.json({ choices: [] });
  const { selection: id, kind, q } = asked;
  const wanted = { id, kind, q, withDeclined: asked.declined === "on" };
  const find = async (tx: OrgTx) =>
    (await ownSelection(tx, id)) ? findMembers(tx, wanted, MOST) : [];
  const found = await inOrg(scope, find, "page");
  const choices = found.map((person) => ({
    id: person.id,
    name: displayName(person),
    detail: person.email ?? "",
  }));
  return NextResponse.json({ choices });
}
