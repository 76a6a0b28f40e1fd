import type { changeProfile } from "@/addresses/change-profile";

type Changed = Awaited<ReturnType<typeof changeProfile>> & {
  /** The invitation was to go to the new address. */
  resends: boolean;
  /** There was no address before. */
  isFirst: boolean;
};

/** What came of saving a profile, as the page of the person says it. */
export function editWord({ fields, asked, isBare, resends, isFirst }: Changed) {
  if (asked.length > 1) return "askedBoth";
  if (asked.length > 0) return asked.includes("SMS") ? "askedMobile" : "asked";
  if (isBare) return "mobileRemoved";
  if (fields.length === 0) return "unchanged";
  if (!fields.includes("email")) return "edited";
  // a first address takes no link from anybody: whoever holds a code keeps it
  if (isFirst) return resends ? "sentFirst" : "addressed";
  return resends ? "resent" : "readdressed";
}
