import { getTranslations } from "next-intl/server";
import type { Foreseen } from "@/addressees/foresee-campaign";
import type { People } from "@/campaigns/components/compose/people-part";
import type { LeftOut } from "@/campaigns/components/compose/recipients-of";
import type { SessionGate } from "@/gates/session";
import { parseQuery, readFilter } from "@/people/input";
import { viewHref } from "@/people/rules";
import { DriftNotices } from "@/selections/components/drift-notices";
import type { SelectionRow } from "@/selections/queries";
import type { NamedGroup } from "@/selections/rules";
import type { TextRoom } from "@/texts/rules";
import { isMailless } from "../../mail-state";
import type { Whom } from "../letters";
import { chosenBy, isFromDesk, isUnsent } from "../letters";
import { SenderDoubtNotice } from "../sender-doubt";
import { leftOutHref } from "./left-out-href";

export type Found = {
  own: SelectionRow;
  foreseen: Foreseen;
  saidNo: number;
  textRoom: TextRoom;
  /** Of a view: who came to match it since these people were chosen, and who matches no longer. */
  drift: { newcomers: NamedGroup; gone: NamedGroup } | undefined;
};

/** These people, with who said no or without. */
export const tickedBy = ({ selection, declined }: Pick<Whom, "selection" | "declined">): string =>
  `selection=${selection}${declined ? "&declined=on" : ""}`;

/** The tick for who said no leads to the page of both; nothing where nobody did. */
function declinedOf(saidNo: number, given: Whom): People["declined"] {
  if (saidNo === 0) return undefined;
  const kind = given.kind.toLowerCase();
  const { selection, declined: isOn } = given;
  return { count: saidNo, isOn, href: `?${tickedBy({ selection, declined: !isOn })}&kind=${kind}` };
}

function recipientsOf({ count, channels, byLanguage, ...left }: Foreseen, whom: Whom) {
  const linked = (group: LeftOut): LeftOut => ({
    ...group,
    href: leftOutHref(whom.org, whom, group.code),
  });
  const { missing, unreached } = left;
  const all = { leftOut: missing.map(linked), unreached: unreached.map(linked) };
  return { count, channels, languages: byLanguage, ...all };
}

/** Where these people were chosen. */
function listHref(selection: SelectionRow, slug: string): string {
  const file = chosenBy(selection);
  if (file) return `/${slug}/admin/imports/${file}`;
  if (isFromDesk(selection)) return `/${slug}/admin/desk`;
  return isUnsent(selection)
    ? `/${slug}/admin/unsent`
    : viewHref(`/${slug}/admin/people`, readFilter(parseQuery(selection.query)));
}

function whoOf(selection: SelectionRow) {
  if (chosenBy(selection)) return "byFile";
  if (selection.input.byHand === true) return "byHand";
  return isUnsent(selection) ? "unsent" : "view";
}

/** Whom it goes to, and how they were chosen. */
export async function peopleOf(gate: SessionGate, found: Found, given: Whom): Promise<People> {
  const { own: selection, foreseen, textRoom, drift } = found;
  const { slug } = gate.org;
  const t = await getTranslations("campaigns.compose");
  return {
    recipients: recipientsOf(foreseen, given),
    who: t(`who.${whoOf(selection)}`, { count: selection.count }),
    listHref: listHref(selection, slug),
    rehearsalHref: isUnsent(selection) ? `/${slug}/admin/unsent/rehearsal` : undefined,
    isMailless: await isMailless(slug),
    declined: declinedOf(found.saidNo, given),
    textRoom,
    notes: (
      <>
        {drift && <DriftNotices {...drift} areKept />}
        {foreseen.channels.EMAIL > 0 && <SenderDoubtNotice gate={gate} />}
      </>
    ),
  };
}
