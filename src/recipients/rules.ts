import type { ByChannel } from "@/addressees/rules";
import { allOf } from "@/addressees/rules";
import type { MessageState } from "@/messages/rules";

/** OPEN: nobody has written to them; they are to be, or the campaign was stopped before. CODED: invited with an access code, which somebody hands over. REFUSED: left out, nothing was written to them. */
export type RecipientState = MessageState | "LATE" | "OPEN" | "CODED" | "REFUSED";
/** Who needs a hand stands first, then what is under way, then what is over. */
export const RECIPIENT_STATES = [
  ...["FAILED", "BOUNCED", "COMPLAINED", "LATE", "DELAYED", "CODED", "OPEN", "QUEUED"],
  ...["SENT", "DELIVERED", "CANCELLED", "REFUSED"],
] as const satisfies readonly RecipientState[];

type Counted = {
  count: number;
  done: number;
  refused: number;
  coded: number;
  meant: ByChannel | null;
};

/** Whether of everybody it is known what became of them; until then the confirmed numbers stand. */
const isCounted = ({ count, done, refused }: Counted): boolean => done + refused >= count;

/** By which ways how many are written to, as far as it is known; `texts` of its letters are texts. */
export const waysOf = (campaign: Counted, texts: number): ByChannel => {
  const { done, coded, meant } = campaign;
  const told = { EMAIL: Math.max(0, done - coded - texts), SMS: texts, CODE: coded };
  return meant && !isCounted(campaign) ? meant : told;
};

/** How many are written to by it. */
export const meantBy = (campaign: Counted): number =>
  campaign.meant && !isCounted(campaign)
    ? allOf(campaign.meant)
    : campaign.count - campaign.refused;

/** Of whom nothing became yet: some may still be left out when their turn comes. */
export const untoldOf = ({ count, done, refused }: Counted): number =>
  Math.max(0, count - done - refused);

/** People who are still to be written to. */
export const openOf = (campaign: Counted): number => Math.max(0, meantBy(campaign) - campaign.done);
