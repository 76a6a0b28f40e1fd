import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { displayName, e164, email, emailKey, visibleText } from "@/accounts/input";
import { findTwin } from "@/accounts/queries";
import { findSigningIn } from "@/factors/queries";
import { inOrg } from "@/lib/in-org";
import { enter } from "../../enter";

const LONGEST = 254;

/** Who uses this e-mail, login or external ID already, or signs in with this mobile: asked while "Add a person" is filled in. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { scope, org } = await enter((await params).org, "accounts.manage");
  const asked = (name: string) =>
    visibleText(request.nextUrl.searchParams.get(name) ?? "")
      .trim()
      .slice(0, LONGEST);
  const address = email.safeParse(asked("email")).data;
  const keys = {
    emailKey: address ? emailKey(address) : undefined,
    login: asked("login") || undefined,
    externalId: asked("externalId") || undefined,
  };
  const phone = e164(asked("phone"), org.country);
  const twin = await inOrg(
    scope,
    async (tx) => (phone ? await findSigningIn(tx, phone) : await findTwin(tx, keys)),
    "page",
  );
  const found = twin && { id: twin.id, name: displayName(twin), status: twin.status };
  return NextResponse.json({ twin: found ?? null });
}
