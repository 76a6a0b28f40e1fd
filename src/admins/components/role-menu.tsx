"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { TextField } from "@/ui/forms/text-field";
import { ActsMenu } from "@/ui/menu";
import type { RoleActions } from "./role-bar";
import type { RoleColumn } from "./use-drafts";

interface RoleMenuProps {
  org: string;
  column: RoleColumn;
  actions: RoleActions;
}

/** Renames or deletes an own role, each time asked. */
export function RoleMenu({ org, column: { role, name, holders }, actions }: RoleMenuProps) {
  const t = useTranslations("roles");
  const hidden = { org, id: role };
  const entries = [
    {
      id: "rename",
      label: t("act.rename"),
      icon: <Pencil aria-hidden />,
      dialog: {
        title: t("rename.title", { role: name }),
        action: actions.rename,
        hidden,
        primary: t("rename.do"),
        children: <TextField defaultValue={name} label={t("create.name")} name="name" />,
      },
    },
    {
      id: "delete",
      label: t("act.delete"),
      icon: <Trash2 aria-hidden />,
      isDanger: true,
      dialog: {
        title: t("delete.title", { role: name }),
        consequence: t("delete.text", { count: holders }),
        action: actions.remove,
        hidden,
        primary: t("delete.do"),
        quiet: t("delete.keep"),
        isDestructive: true,
      },
    },
  ];
  return <ActsMenu entries={entries} name={name} />;
}
