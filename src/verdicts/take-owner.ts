import { displayName, plainText } from "@/accounts/input";
import type { FaultCode, RowFault, RowValues } from "@/rosters/rules";

/** Whom OWNER_LOGIN names. */
export type Owner = {
  id: string;
  kind: string;
  firstName: string | null;
  lastName: string | null;
};

const agrees = (said: string | undefined, is: string | null): boolean =>
  said === undefined || plainText(said) === plainText(is ?? "");

/** The owner that a row names, where it is somebody who is here and fits; who is not here may stand in the file. */
export function takeOwner(
  { ownerLogin, ownerFirstName, ownerLastName }: RowValues,
  owner: Owner | undefined,
): { owner?: { id: string }; isOwnerOpen: boolean; faults: readonly RowFault[] } {
  if (!ownerLogin) return { isOwnerOpen: false, faults: [] };
  if (!owner) return { isOwnerOpen: true, faults: [] };
  const wrong = (code: FaultCode, detail?: string): RowFault[] => [
    { column: "OWNER_LOGIN", code, value: ownerLogin, ...(detail ? { detail } : {}) },
  ];
  const isOther =
    !agrees(ownerFirstName, owner.firstName) || !agrees(ownerLastName, owner.lastName);
  const faults =
    owner.kind === "CONTACT"
      ? wrong("owner-is-contact")
      : isOther
        ? wrong("owner-names-differ", displayName(owner))
        : [];
  return { owner: { id: owner.id }, isOwnerOpen: false, faults };
}
