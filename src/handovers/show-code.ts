import { moveAccounts } from "@/accounts/move-accounts";
import { recordEvents } from "@/accounts/record-events";
import { settleEnds } from "@/accounts/settle-ends";
import { permissionsOfAccounts } from "@/admins/queries";
import { demand, mayYieldSecret } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { prepareCodes } from "@/codes/prepare-codes";
import { endOfCode, spellCode } from "@/codes/rules";
import { giveCodes } from "@/invitations/give-codes";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { codeBytes } from "@/lib/secrets";
import { readOwnOrganization } from "@/orgs/queries";
import { findLiveCodes, readLocked } from "./queries";

/** Without an end where nobody invited its person yet: it opens nothing, and its days are not counted. */
export type ShownCode = { code: string; expiresAt: Date | null };

type CodeSend = { sendId: string; keyVersion: number; expiresAt: Date | null };

/** Invites the person with a code, which is the one they have if that is still good. */
async function invite(tx: OrgTx, id: string, replaces: boolean): Promise<CodeSend> {
  const { codeLifeDays } = await readOwnOrganization(tx);
  const expiresAt = endOfCode(tx.now, codeLifeDays);
  const { done, refused } = await moveAccounts(
    tx,
    { ids: [id], event: "invite", claimableUntil: expiresAt },
    { details: { channel: "CODE" } },
  );
  if (done.length === 0) throw new Refusal(refused[0]?.code ?? "not-found");
  const [made] = await giveCodes(tx, { people: done, expiresAt, replaces });
  await settleEnds(tx, { ids: [id] });
  if (!made) throw new Error("a code was not made");
  return { ...made, expiresAt };
}

/** The code of somebody whom nobody invited yet; undefined for everybody else. */
async function prepare(tx: OrgTx, id: string, replaces: boolean): Promise<CodeSend | undefined> {
  const [made] = await prepareCodes(tx, { ids: [id], onRequest: true, replaces });
  return made && { ...made, expiresAt: null };
}

type ShowInput = {
  id: string;
  /** Makes a new one, and the old one opens nothing any more. */
  replaces?: boolean;
  /** Who is not invited yet is not invited by it. */
  waits?: boolean;
};

/**
 * Shows a person's access code. Who has none that counts is invited with one, a channel of its own that proves no address; whom
 * nobody invited yet only where that was asked for. A locked one is not shown, and no other in its stead. Audited and in the
 * timeline, each time.
 */
export async function showCode(
  tx: OrgTx,
  { id, replaces = false, waits = false }: ShowInput,
): Promise<ShownCode> {
  demand(tx, "codes.see");
  const held = await permissionsOfAccounts(tx, [id]);
  if (!mayYieldSecret(tx.actor, held.get(id) ?? [])) throw new Refusal("holds-more");
  const [live] = replaces ? [] : await findLiveCodes(tx, [id]);
  // letters with it are out, and their holder has tried: whoever makes a new one says so
  if (!live && !replaces && (await readLocked(tx, [id])).length > 0)
    throw new Refusal("code-locked");
  const early = live || !waits ? undefined : await prepare(tx, id, replaces);
  const shown = live ?? early ?? (await invite(tx, id, replaces));
  const { sendId, keyVersion, expiresAt } = shown;
  const event = replaces ? "code-replaced" : "code-shown";
  await writeAudit(tx, [{ act: `account.${event}`, accountId: id }]);
  await recordEvents(tx, [{ accountId: id, event, sendId }]);
  return { code: spellCode(codeBytes(tx.org, sendId, keyVersion)), expiresAt };
}
