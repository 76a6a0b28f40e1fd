import { createApplication } from "@/applications/create-application";
import { grantApplication } from "@/applications/grant-application";
import type { ApplicationRules } from "@/applications/input";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import { TEAMS } from "./demo-people";

const nobody = (_: number): boolean => false;
const GB = 1_073_741_824n;

type Demo = {
  name: string;
  licences: number | null;
  rules: ApplicationRules;
  /** The n-th user, or contact, gets it. */
  user?: (n: number) => boolean;
  contact?: (n: number) => boolean;
};

const APPLICATIONS: readonly Demo[] = [
  { name: "Meet", licences: null, rules: {}, user: (n) => n % 2 === 0, contact: (n) => n < 6 },
  {
    name: "Partner space",
    licences: 10,
    rules: { kind: "CONTACT", contactLogin: true },
    contact: (n) => n % 3 === 0,
  },
  {
    name: "Save",
    licences: 80,
    rules: { kind: "USER", visibility: "PUBLIC", saveSpace: { least: GB } },
    user: (n) => n % 3 === 0,
  },
  { name: "Work", licences: 300, rules: { kind: "USER" }, user: (n) => n < 260 },
];

/** Users are placed the day they are created, contacts the day they are. */
type Days = { users: Date; contacts: Date };

/** Teams by store and office; applications with licences, one of them nearly used up. */
export async function placePeople(
  owner: Scope,
  users: readonly string[],
  contacts: readonly string[],
  days: Days,
): Promise<void> {
  const on = (day: Date, work: (tx: OrgTx) => Promise<unknown>) => inOrg(owner, work, "chunk", day);
  for (const [index, name] of TEAMS.entries()) {
    const ids = users.filter((_, n) => n % TEAMS.length === index);
    await on(days.users, async (tx) => {
      const { id } = await createTeam(tx, { name });
      await addMembers(tx, { teamId: id, ids });
    });
  }
  for (const { user = nobody, contact = nobody, ...application } of APPLICATIONS) {
    await on(days.users, async (tx) => {
      const { id: applicationId } = await createApplication(tx, application);
      await grantApplication(tx, { applicationId, ids: users.filter((_, n) => user(n)) });
      const later = { ...tx, now: days.contacts };
      await grantApplication(later, {
        applicationId,
        ids: contacts.filter((_, n) => contact(n)),
      });
    });
  }
}
