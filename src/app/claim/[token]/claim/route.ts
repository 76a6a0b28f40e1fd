import type { NextRequest, NextResponse } from "next/server";
import { carryOver, sessionCookies } from "@/app/api/auth/let-in";
import { seeOther, slowDown } from "@/app/flash";
import { isSaidElsewhere } from "@/drafts/rules";
import { hashPassword } from "@/factors/hash-password";
import { judgePassword } from "@/factors/judge-password";
import { readBrowserId } from "@/gates/browser";
import type { PostedForm } from "@/gates/form";
import { readFormBrowser } from "@/gates/form";
import { limitClaim } from "@/gates/limits";
import type { LinkGate } from "@/gates/link";
import type { ClaimInput } from "@/invitations/claim-account";
import { claimAccount } from "@/invitations/claim-account";
import { aboutYou } from "@/invitations/input";
import type { ClaimLink } from "@/invitations/queries";
import { asksName } from "@/invitations/rules";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import type { OpenedSession } from "@/sessions/open-session";
import { openSession } from "@/sessions/open-session";
import { findClaim, isOpen } from "../find-claim";
import type { TokenContext } from "../posted";
import { openPosted, withFaults } from "../posted";
import { reach } from "../reach";
import { SEEN_FIELD, seenOf } from "../seen";

/** What the person said about themselves on the way here; undefined where that step is still open. */
function aboutOf({ draft, ...link }: ClaimLink): ClaimInput["about"] | undefined {
  const said = Object.entries(draft ?? {}).filter(([, value]) => value !== null);
  const { success, data = {} } = aboutYou.safeParse(Object.fromEntries(said));
  const { firstName = link.firstName, lastName = link.lastName } = data;
  // What stood in the form already is nobody's choice: who has no language of their own goes on with the organisation's.
  const isChosen = data.language !== (link.language ?? link.orgLanguage);
  const language = isChosen ? data.language : undefined;
  if (!asksName(link)) return { language };
  return success && (firstName || lastName) ? { firstName, lastName, language } : undefined;
}

/** The version of the terms in force that was accepted on the way here, and when: what another browser said counts from now. */
function acceptedOf({ draft, termsVersion }: ClaimLink, isOwn: boolean): ClaimInput["accepted"] {
  const at = draft?.termsVersion === termsVersion ? draft?.termsAcceptedAt : undefined;
  if (termsVersion === null || !at) return undefined;
  return { version: termsVersion, at: isOwn ? at : undefined };
}

type Said = Pick<ClaimInput, "about" | "accepted">;

/** Everything that was asked on the way; or the page of a question that is still open, or of words not shown here yet. */
async function saidOf(link: ClaimLink, form: PostedForm): Promise<Said | { open: string }> {
  const isOwn = !isSaidElsewhere(link.draft, await readFormBrowser(link.invitationId));
  if (!isOwn && form.text(SEEN_FIELD) !== seenOf(link)) return { open: "/password" };
  const about = aboutOf(link);
  if (!about) return { open: withFaults("/name", ["firstName.missing"]) };
  const accepted = acceptedOf(link, isOwn);
  return link.termsVersion !== null && !accepted ? { open: "/terms" } : { about, accepted };
}

/** Claims the account and lets its owner in, in one transaction; undefined where the link came to be worth nothing. */
async function claim(
  gate: LinkGate,
  {
    oldBrowserId,
    ...input
  }: Omit<ClaimInput, "sendId" | "signsIn"> & { oldBrowserId: string | undefined },
): Promise<OpenedSession | undefined> {
  try {
    return await inOrg(gate.scope, async (tx) => {
      const claimed = await claimAccount(tx, { ...input, sendId: gate.row, signsIn: true });
      const factors = ["PASSWORD"];
      return openSession(tx, { ...claimed, factors, oldBrowserId, known: "claim" });
    });
  } catch (fault) {
    if (fault instanceof Refusal) return undefined;
    throw fault;
  }
}

/**
 * The claim, at its very end. The password is hashed only for a link that counts, and outside of any transaction; of
 * several tabs and machines one claims, the others find a page that says whose the account is.
 */
export async function POST(request: NextRequest, context: TokenContext): Promise<NextResponse> {
  const { token, form, gate, isProven, base } = await openPosted(request, context);
  const found = gate && (await findClaim(token));
  if (!gate || !found || !isOpen(found)) return seeOther(base);
  const { link } = found;
  const password = form.text("password");
  const page = `${base}/password`;
  const fault = isProven ? await judgePassword(password) : "browser";
  if (fault) {
    if (isProven) await reach(gate, { step: "started" });
    return seeOther(withFaults(page, [fault]));
  }
  const wait = await limitClaim(gate.row, { headers: request.headers, org: gate.scope.org });
  if (wait) return slowDown(withFaults(page, ["try-later"]), wait);
  const said = await saidOf(link, form);
  if ("open" in said) return seeOther(base + said.open);
  const oldBrowserId = await readBrowserId();
  const passwordHash = await hashPassword(password);
  const session = await claim(gate, { ...said, passwordHash, oldBrowserId });
  if (!session) return seeOther(base);
  await carryOver(oldBrowserId, session.browserId);
  return seeOther(`/${link.orgSlug}/me?welcome=1`, sessionCookies(session));
}
