import type { TypedCode } from "@/codes/queries";
import { readTypedCode } from "@/codes/queries";
import type { ClaimLink } from "@/invitations/queries";
import { readClaimLink } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import type { OrgTx } from "@/lib/org";
import { readResetLink } from "@/sessions/queries";
import { resetWorth } from "@/sessions/rules";

export type Opening = {
  code: TypedCode;
  /** A claim of an invited account, or a new password for one that was claimed long ago. */
  kind: "claim" | "reset";
  face: Face;
};
type Face = Pick<
  ClaimLink,
  "orgName" | "orgSlug" | "orgLanguage" | "language" | "brand" | "logoFileId"
> &
  Partial<Pick<ClaimLink, "helpUrl" | "helpContact">>;

/** What a typed code opens; undefined for what leads nowhere. As many queries for the one as for the other. */
export async function readOpening(
  tx: OrgTx,
  sendId: string,
  { lock = false } = {},
): Promise<Opening | undefined> {
  const code = await readTypedCode(tx, sendId, { lock });
  const link = await readClaimLink(tx, sendId);
  const reset = await readResetLink(tx, sendId);
  // where a question is asked, its page says that the code is locked; where none is any more, a locked code opens nothing
  const counted = link && code?.fact ? { ...link, wrongFacts: 0 } : link;
  if (code && link && counted && standing(counted, tx.now) !== "neutral")
    return { code, kind: "claim", face: link };
  const isLive = code?.purpose === "RECOVERY" && reset && resetWorth(reset, tx.now) === "live";
  return isLive ? { code, kind: "reset", face: reset } : undefined;
}
