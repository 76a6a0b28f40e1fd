import type { ByChannel } from "@/addressees/rules";
import { allOf, bothOf } from "@/addressees/rules";
import type { RefusalCode } from "@/lib/refusal";
import type { MessageState } from "@/messages/rules";

/** OPEN: nobody has written to them; they are to be, or the campaign was stopped before. UNFIT: they would be left out, were it their turn now. CODED: invited with an access code, which somebody hands over. REFUSED: left out, nothing was written to them. */
export type RecipientState = MessageState | "LATE" | "OPEN" | "UNFIT" | "CODED" | "REFUSED";
/** Who needs a hand stands first, then what is under way, then what is over. */
export const RECIPIENT_STATES = [
  ...["FAILED", "BOUNCED", "COMPLAINED", "LATE", "DELAYED", "CODED", "OPEN", "QUEUED"],
  ...["SENT", "DELIVERED", "CANCELLED", "UNFIT", "REFUSED"],
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

/** By which ways people are still to be written to, as it was confirmed; `texts` of its letters are texts. */
export const openWaysOf = (
  { done, coded, meant }: Counted & { meant: ByChannel },
  texts: number,
): ByChannel => ({
  EMAIL: Math.max(0, meant.EMAIL - (done - coded - texts)),
  SMS: Math.max(0, meant.SMS - texts),
  CODE: Math.max(0, meant.CODE - coded),
});

/** Who is left out of it, or will be: whom it was begun for and does not write to. */
export const leftOutBy = (campaign: Counted): number =>
  Math.max(campaign.refused, campaign.count - meantBy(campaign));

/** Names beside a number of people. */
const MOST_NAMES = 5;
type Left = { code: RefusalCode; count: number; names: readonly string[] };

/** Those of one reason together, the most first. */
export const byReason = (groups: readonly Left[]) =>
  [...Map.groupBy(groups, ({ code }) => code)]
    .map(([code, some]) => ({
      code,
      count: some.reduce((sum, { count }) => sum + count, 0),
      names: some.flatMap(({ names }) => names).slice(0, MOST_NAMES),
    }))
    .sort((one, other) => other.count - one.count);

/** By which ways how many people leave with a step, those of a later wave included, and how many of them at once. */
export type Leaving = { ways: ByChannel; now: number };
type Waved = { firstCount: number | null; restBegunAt: Date | null; done: number };

/** What leaves as a campaign is let go on: `held` letters of it, and of the people `rest` those whom a first wave has room for. */
export function leavingWith(
  { firstCount, restBegunAt, done }: Waved,
  rest: ByChannel,
  held: ByChannel,
): Leaving {
  const all = allOf(rest);
  const room = firstCount === null || restBegunAt ? all : Math.max(0, firstCount - done);
  return { ways: bothOf(rest, held), now: allOf(held) + Math.min(room, all) };
}
