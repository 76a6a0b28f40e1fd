"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { TextField } from "@/ui/forms/text-field";
import { ActsMenu } from "@/ui/menu";

/** Makes a team and leads to its page, where people are put into it. */
export function NewTeam({ org, action }: { org: string; action: FormAction }) {
  const t = useTranslations("teams");
  return (
    <ConfirmDialog
      action={action}
      consequence={t("newText")}
      hidden={{ org }}
      primary={t("newDo")}
      title={t("newTitle")}
      trigger={
        <Button look="primary">
          <Plus aria-hidden />
          {t("new")}
        </Button>
      }
    >
      <NameField />
    </ConfirmDialog>
  );
}

function NameField({ name = "" }: { name?: string }) {
  const t = useTranslations("teams");
  return (
    <TextField
      autoComplete="off"
      defaultValue={name}
      hint={t("nameHint")}
      label={t("name")}
      maxLength={100}
      name="name"
      required
    />
  );
}

interface TeamActsProps {
  org: string;
  team: { id: string; name: string; members: number };
  rename: FormAction;
  remove: FormAction;
}

/** The menu of a team's page. */
export function TeamActs({ org, team, rename, remove }: TeamActsProps) {
  const t = useTranslations("teams");
  const { name, members: count } = team;
  const hidden = { org, id: team.id };
  const entries = [
    {
      id: "rename",
      label: t("rename"),
      icon: <Pencil aria-hidden />,
      dialog: {
        action: rename,
        hidden,
        title: t("renameTitle", { name }),
        primary: t("renameDo"),
        children: <NameField name={name} />,
      },
    },
    {
      id: "delete",
      label: t("delete"),
      icon: <Trash2 aria-hidden />,
      isDanger: true,
      dialog: {
        action: remove,
        hidden,
        title: t("deleteTitle", { name }),
        consequence: t("deleteText", { count }),
        primary: t("deleteDo", { count }),
        isDestructive: true,
      },
    },
  ];
  return <ActsMenu entries={entries} look="head" name={name} />;
}
