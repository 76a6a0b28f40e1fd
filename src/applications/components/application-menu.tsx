"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FormAction } from "@/ui/forms/form-state";
import { ActsMenu } from "@/ui/menu";

interface ApplicationMenuProps {
  org: string;
  application: { id: string; name: string; holders: number };
  editHref: string;
  remove: FormAction;
}

/** The menu of an application's page, for those who manage settings. */
export function ApplicationMenu({ org, application, editHref, remove }: ApplicationMenuProps) {
  const t = useTranslations("applications");
  const { id, name, holders: count } = application;
  const entries = [
    { id: "edit", label: t("edit"), icon: <Pencil aria-hidden />, href: editHref },
    {
      id: "delete",
      label: t("delete"),
      icon: <Trash2 aria-hidden />,
      isDanger: true,
      dialog: {
        action: remove,
        hidden: { org, id },
        title: t("deleteTitle", { name }),
        consequence: t("deleteText", { count }),
        primary: t("deleteDo", { count }),
        isDestructive: true,
      },
    },
  ];
  return <ActsMenu entries={entries} look="head" name={name} />;
}
