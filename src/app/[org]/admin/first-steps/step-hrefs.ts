import type { SessionGate } from "@/gates/session";
import type { StepHrefs } from "@/overview/rules";
import { viewHref } from "@/people/rules";

/** Where the first steps lead this person; what they may not do leads nowhere. */
export function stepHrefs({ org, permissions }: SessionGate): StepHrefs {
  const path = `/${org.slug}/admin`;
  const manages = permissions.includes("accounts.manage");
  const people = `${path}/people`;
  return {
    ...(permissions.includes("settings.manage") && {
      settings: `${path}/settings`,
      sender: `${path}/settings/sender`,
    }),
    ...(manages && {
      team: `${path}/teams`,
      people: `${people}/new`,
      several: `${people}/new/several`,
      file: `${path}/imports/new`,
    }),
    ...(permissions.includes("accounts.invite") && {
      invite: viewHref(people, { states: ["CREATED"] }),
    }),
    claim: viewHref(people, { states: ["INVITED"] }),
  };
}
