import type { ReadRow, RowFault } from "@/rosters/rules";
import type { Owner } from "./rules";
import { faultsOfOwner, mayBeNamed } from "./rules";

/**
 * The owner that a contact's row names, where it is somebody who is here and fits; users have none. Who is not here may stand in the file, and so may
 * the name that the row gives somebody who is: then the whole file decides.
 */
export function takeOwner(
  { kind, values }: ReadRow,
  owner: Owner | undefined,
  present?: string | null,
): { owner?: { id: string }; isOwnerOpen: boolean; faults: readonly RowFault[] } {
  if (kind !== "CONTACT" || !values.ownerLogin) return { isOwnerOpen: false, faults: [] };
  if (!owner || owner.isByNumber || !mayBeNamed(owner, present))
    return { isOwnerOpen: true, faults: [] };
  const faults = faultsOfOwner(values, owner);
  const isOwnerOpen = faults.some(({ code }) => code === "owner-names-differ");
  return { owner: { id: owner.id }, isOwnerOpen, faults: isOwnerOpen ? [] : faults };
}
