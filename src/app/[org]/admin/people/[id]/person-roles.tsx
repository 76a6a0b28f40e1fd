import { getFormatter, getTranslations } from "next-intl/server";
import type { RoleLine } from "@/admins/components/roles-panel";
import { RolesPanel } from "@/admins/components/roles-panel";
import { listOwnRoles } from "@/admins/queries";
import type { HeldRole } from "@/admins/rules";
import { isRole, permissionsOf, ROLES } from "@/admins/rules";
import { inOrg } from "@/lib/in-org";
import { roleNamer } from "../../role-names";
import { switchRole } from "./actions";
import type { PersonPage } from "./read-person-page";

const holds = ({ rights }: PersonPage, { role }: HeldRole): boolean =>
  rights.roles.some((held) => held.role === role);

/** Whether the reader may give this role to the person, or take it from them. */
function canSwitch(page: PersonPage, role: HeldRole): boolean {
  const { gate, rights, person } = page;
  if (!gate.permissions.includes("admins.manage") || !rights.above) return false;
  const needed = permissionsOf([role]);
  if (!needed.every((permission) => gate.permissions.includes(permission))) return false;
  if (!holds(page, role)) return person.status !== "CLOSED";
  const left = permissionsOf(rights.roles.filter((held) => held.role !== role.role));
  return !(rights.isLast && !left.includes("admins.manage"));
}

/** All roles there are for who manages admins, the held ones for everybody else. */
async function rolesFor({ gate, rights }: PersonPage): Promise<readonly HeldRole[]> {
  if (!gate.permissions.includes("admins.manage")) return rights.roles;
  const builtIn = ROLES.map((role) => ({ role, name: null, permissions: null }));
  return [...builtIn, ...(await inOrg(gate.scope, listOwnRoles, "page"))];
}

async function roleDescriber(): Promise<(held: HeldRole) => string> {
  const t = await getTranslations("person.roles.may");
  const permission = await getTranslations("roles.permission");
  const format = await getFormatter();
  return (held) => {
    if (isRole(held.role)) return t(held.role);
    const words = format.list(permissionsOf([held]).map((one) => permission(`${one}.name`)));
    return `${words.charAt(0)}${words.slice(1).toLowerCase()}.`;
  };
}

/** The roles of a person, each with what it allows. */
export async function PersonRoles({ page }: { page: PersonPage }) {
  const t = await getTranslations("person");
  const { gate, rights, person, name } = page;
  if (person.kind === "CONTACT") return null;
  const [nameOf, mayOf] = [await roleNamer(), await roleDescriber()];
  const lines = (await rolesFor(page)).map(
    (role): RoleLine => ({
      role: role.role,
      name: nameOf(role),
      may: mayOf(role),
      isHeld: holds(page, role),
      canSwitch: canSwitch(page, role),
    }),
  );
  const note = rights.isLast ? t("lastAdmin") : undefined;
  return (
    <RolesPanel
      action={switchRole}
      lines={lines}
      note={note}
      org={gate.org.slug}
      person={{ id: person.id, name, hasLink: page.hasLink }}
    />
  );
}
