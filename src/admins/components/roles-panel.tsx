"use client";

import { Check, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { TextField } from "@/ui/forms/text-field";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";

export interface RoleLine {
  /** A built-in role's name, or the id of an own one. */
  role: string;
  /** What it is called, and what it allows, in words. */
  name: string;
  may: string;
  isHeld: boolean;
  /** The reader may give it, or take it: it allows nothing that they lack, and somebody is left to manage admins. */
  canSwitch: boolean;
}

interface RolesPanelProps {
  /** `hasLink`: an invitation link of theirs lives, which a role given ends. */
  person: { id: string; name: string; hasLink: boolean };
  org: string;
  lines: readonly RoleLine[];
  action: FormAction;
  /** Why nothing can be switched here, or not all. */
  note?: string | undefined;
}

/** The roles of one person: given and taken one by one, each time asked. */
export function RolesPanel({ person, org, lines, action, note }: RolesPanelProps) {
  const t = useTranslations("person.roles");
  return (
    <Panel text={t("text")} title={t("title")}>
      {note && <Notice tone="quiet">{note}</Notice>}
      {lines.length === 0 && <p className="text-sm text-muted">{t("none")}</p>}
      <ul className="flex flex-col divide-y divide-separator">
        {lines.map((line) => (
          <RoleItem action={action} key={line.role} line={line} org={org} person={person} />
        ))}
      </ul>
    </Panel>
  );
}

type RoleItemProps = Omit<RolesPanelProps, "lines" | "note"> & { line: RoleLine };

function RoleItem({ line, ...rest }: RoleItemProps) {
  const t = useTranslations("person.roles");
  return (
    <li className="flex items-start gap-3 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 text-sm">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {line.name}
          {line.isHeld && (
            <span className="inline-flex items-center gap-1 text-xs font-normal text-success-text">
              <Check aria-hidden className="size-3.5" />
              {t("held")}
            </span>
          )}
        </p>
        <p className="text-xs text-muted">{line.may}</p>
      </div>
      {line.canSwitch ? (
        <SwitchDialog line={line} {...rest} />
      ) : (
        <Lock aria-hidden className="mt-1 size-3.5 flex-none text-muted" />
      )}
    </li>
  );
}

function SwitchDialog({ line, person, org, action }: RoleItemProps) {
  const t = useTranslations("person.roles");
  const { role, isHeld, may } = line;
  const words = { name: person.name, role: line.name };
  return (
    <ConfirmDialog
      action={action}
      consequence={
        isHeld
          ? t("takeText", words)
          : t("giveText", { may, link: person.hasLink ? "lives" : "none" })
      }
      hidden={{ org, id: person.id, role, held: isHeld ? "yes" : "no" }}
      isDestructive={isHeld}
      primary={isHeld ? t("takeDo", words) : t("giveDo", words)}
      title={isHeld ? t("takeTitle", words) : t("giveTitle", words)}
      trigger={
        <Button aria-label={isHeld ? t("takeNamed", words) : t("giveNamed", words)} size="sm">
          {isHeld ? t("take") : t("give")}
        </Button>
      }
    >
      {role === "OWNER" && !isHeld && (
        <TextField
          autoComplete="current-password"
          label={t("password")}
          name="password"
          type="password"
        />
      )}
    </ConfirmDialog>
  );
}
