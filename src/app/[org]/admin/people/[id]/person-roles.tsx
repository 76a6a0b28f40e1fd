import { getTranslations } from "next-intl/server";
import type { RoleLine } from "@/admins/components/roles-panel";
import { RolesPanel } from "@/admins/components/roles-panel";
import type { Role } from "@/admins/rules";
import { permissionsOf, ROLES } from "@/admins/rules";
import { switchRole } from "./actions";
import type { PersonPage } from "./read-person-page";

/** Whether the reader may give this role to the person, or take it from them. */
function canSwitch({ gate, rights, person }: PersonPage, role: Role): boolean {
  if (!gate.permissions.includes("admins.manage") || !rights.above) return false;
  const needed = permissionsOf([role]);
  if (!needed.every((permission) => gate.permissions.includes(permission))) return false;
  if (!rights.roles.includes(role)) return person.status !== "CLOSED";
  const left = permissionsOf(rights.roles.filter((held) => held !== role));
  return !(rights.isLast && !left.includes("admins.manage"));
}

/** The roles of a person: all of them for who manages admins, the held ones for everybody else. */
export async function PersonRoles({ page }: { page: PersonPage }) {
  const t = await getTranslations("person");
  const { gate, rights, person, name } = page;
  if (person.kind === "CONTACT") return null;
  const manages = gate.permissions.includes("admins.manage");
  const lines: RoleLine[] = ROLES.map((role) => ({
    role,
    isHeld: rights.roles.includes(role),
    canSwitch: canSwitch(page, role),
  }));
  const note = rights.isLast ? t("lastAdmin") : undefined;
  return (
    <RolesPanel
      action={switchRole}
      lines={manages ? lines : lines.filter(({ isHeld }) => isHeld)}
      note={note}
      org={gate.org.slug}
      person={{ id: person.id, name }}
    />
  );
}
