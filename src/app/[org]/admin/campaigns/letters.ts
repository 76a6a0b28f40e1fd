import { z } from "zod";
import { displayName } from "@/accounts/input";
import { readWays, readWayTo } from "@/addressees/queries";
import { CHANNELS } from "@/addressees/rules";
import type { OwnWords } from "@/campaigns/components/compose/use-draft";
import type { Shown, Turn } from "@/campaigns/components/preview/use-letter";
import type { CampaignKind, CampaignSource } from "@/campaigns/rules";
import { CAMPAIGN_KINDS, LETTER_OF } from "@/campaigns/rules";
import { wordingInput } from "@/invitations/input";
import { endOfLife } from "@/invitations/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { previewMessage } from "@/messages/preview-message";
import { readOwnOrganization } from "@/orgs/queries";
import { previewCode } from "@/printouts/preview-code";
import { findMembers } from "@/selections/find-members";
import type { SelectionRow } from "@/selections/queries";
import { readSelection } from "@/selections/queries";
import { textInput } from "@/texts/input";
import { previewText } from "@/texts/preview-text";
import type { Start } from "@/waves/input";
import { resolveStart } from "@/waves/resolve-start";
import { senderLine } from "../sender-line";

/** The kinds as the composer's address names them. */
export const KINDS = {
  invite: "INVITE",
  remind: "REMIND",
  again: "AGAIN",
  reinstate: "REINSTATE",
} as const satisfies Record<string, CampaignKind>;

export const whom = z.object({
  org: z.string().max(100),
  selection: z.uuid("selection-not-found"),
  kind: z.enum(CAMPAIGN_KINDS),
  /** Who said no is written to all the same: a tick of a form, or what was read from one. */
  declined: z.preprocess((given) => given === true || given === "on", z.boolean()),
});
export type Whom = z.infer<typeof whom>;

/** The selection of the composer, if it is the reader's and nobody sent to it yet. */
export async function ownSelection(tx: OrgTx, id: string) {
  const selection = await readSelection(tx, id);
  return selection?.state === "FROZEN" ? selection : null;
}

/** The import whose file chose these people, if one did. */
export function chosenBy({ input }: Pick<SelectionRow, "input">): string | undefined {
  return typeof input.importId === "string" ? input.importId : undefined;
}

/** They were ticked on the Desk. */
export const isFromDesk = ({ input }: Pick<SelectionRow, "input">): boolean =>
  input.isDesk === true;

/** Everybody who awaits an invitation, as "Invite all" keeps them. */
export const UNSENT = "status=created";
export const isUnsent = ({ query }: { query: string }): boolean => query === UNSENT;

/** Where a selection's people were chosen, beside the list of all. */
export const sourceOf = (own: SelectionRow): CampaignSource | undefined => {
  if (isFromDesk(own)) return "DESK";
  return isUnsent(own) ? "UNSENT" : undefined;
};

const wantedOf = ({ selection, kind, declined }: Whom) => ({
  ...{ id: selection, kind },
  withDeclined: declined,
});

async function readerAt(tx: OrgTx, given: Whom, { id, step }: Turn) {
  if (step === undefined) {
    const person = await tx.db.account.findUnique({ where: { orgId_id: { orgId: tx.org, id } } });
    return person ?? undefined;
  }
  const side = step === "next" ? { after: id } : { before: id };
  const [found] = await findMembers(tx, { ...wantedOf(given), ...side });
  return found;
}

const words = z.object({
  mail: z.object({ subject: z.string(), body: z.string() }).nullable(),
  text: z.string().nullable(),
});
const parts = wordingInput.extend({ text: textInput });

/** Own words as they are being typed, or what is wrong with which part of them. */
export function judgeWords(given: OwnWords) {
  const { mail, text } = words.parse(given);
  const { data, error } = parts.safeParse({ subject: "", body: "", ...mail, text: text ?? "" });
  if (error) return { error };
  return {
    words: { mail: mail && { subject: data.subject, body: data.body }, text: data.text || null },
  };
}

const DEFAULT: OwnWords = { mail: null, text: null };

/** What a recipient would get by each way when the letters leave, now or later, and whose it is. */
export async function readLetter(
  tx: OrgTx,
  given: Whom,
  turn: Turn,
  said: OwnWords = DEFAULT,
  start: Start | null = null,
): Promise<Shown> {
  if (!(await ownSelection(tx, given.selection))) throw new Refusal("selection-not-found");
  const person = await readerAt(tx, given, turn);
  if (!person) throw new Refusal("not-found");
  const organization = await readOwnOrganization(tx);
  const letter = LETTER_OF[given.kind];
  const leaves = start ? await resolveStart(tx, start) : tx.now;
  const expiresAt = endOfLife(leaves, organization.linkLifeHours);
  const accountId = person.id;
  const about = { accountId, letter, expiresAt };
  const made = await previewMessage(tx, { ...about, wording: said.mail });
  const { texts } = await readWays(tx, false);
  const from = await senderLine(tx, organization);
  const name = displayName(person);
  return {
    reader: { id: accountId, name, language: made.language, way: await readWayTo(tx, accountId) },
    letter: { from, subject: made.subject, html: made.html },
    text: texts ? await previewText(tx, { ...about, words: said.text }) : undefined,
    code: given.kind !== "REMIND" ? await previewCode(tx, { accountId }) : undefined,
  };
}

/** Whose message is shown at the beginning: the first who gets a mail; where nobody does, a text, else a code. */
export async function firstReader(tx: OrgTx, given: Whom): Promise<string | undefined> {
  for (const way of CHANNELS) {
    const [first] = await findMembers(tx, { ...wantedOf(given), way });
    if (first) return first.id;
  }
  return undefined;
}
