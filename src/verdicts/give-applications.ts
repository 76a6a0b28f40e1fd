import type { Judged } from "@/applications/rules";
import { faultsOf, newFaults } from "@/applications/rules";
import type { RefusalCode } from "@/lib/refusal";
import type { ColumnKey, RowFault } from "@/rosters/rules";
import { teamKey } from "@/teams/input";
import type { ApplicationTerm } from "./read-terms";

/** Which column an application's rule is about. */
const RULED: Partial<Record<RefusalCode, ColumnKey>> = {
  "application-visibility": "VISIBILITY_SCOPE",
  "application-factor": "TFA",
  "application-notification": "CREATION_NOTIFICATION",
  "application-share-space": "SHARE_SPACE_MAX",
  "application-save-space": "SAVE_SPACE_MAX",
  "application-login": "LOGIN",
};

const broken = ({ name }: ApplicationTerm, codes: readonly RefusalCode[]): RowFault[] =>
  codes.map((detail) => ({
    column: RULED[detail] ?? "APPLICATIONS",
    code: "application-rule",
    value: name,
    like: `${name} ${detail}`,
    detail,
  }));

type Person = {
  /** Names as the row has them. */
  names: readonly string[];
  /** Of somebody known: the ids of what they have, and who they were before the row. */
  held: readonly string[];
  was: Judged | undefined;
  next: Judged;
};

/**
 * The applications that a row gives to somebody who has them not, by id, and what stands against them: a name that nobody
 * knows, and rules that the person would break, of the new applications and, by what changes, of those they have.
 */
export function giveApplications(
  applications: ReadonlyMap<string, ApplicationTerm>,
  { names, held, was, next }: Person,
): { given: string[]; faults: RowFault[] } {
  const has = new Set(held);
  const given: string[] = [];
  const faults: RowFault[] = [];
  for (const name of names) {
    const application = applications.get(teamKey(name));
    if (!application)
      faults.push({ column: "APPLICATIONS", code: "application-unknown", value: name, like: name });
    else if (!has.has(application.id)) {
      faults.push(...broken(application, faultsOf(application.rules, next)));
      given.push(application.id);
    }
  }
  if (was && has.size > 0)
    for (const application of applications.values())
      if (has.has(application.id))
        faults.push(...broken(application, newFaults(application.rules, was, next)));
  return { given, faults };
}
