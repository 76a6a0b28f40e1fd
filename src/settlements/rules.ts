import type { LicenceNeed, PolicyRefusal } from "@/plans/rules";

/** Applications that have fewer licences left than the rows take. */
export const tooFew = (licences: readonly LicenceNeed[]): PolicyRefusal[] =>
  licences.flatMap(({ name, needed, left }) =>
    left !== null && needed > left ? [{ code: "licences-full", name, needed, left }] : [],
  );
