"use client";

import { BookmarkPlus, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { TextField } from "@/ui/forms/text-field";
import { CheckboxField } from "@/ui/forms/tick-field";
import type { MenuEntry } from "@/ui/menu";
import { ActsMenu } from "@/ui/menu";

export type ViewActions = Record<"save" | "change" | "remove", FormAction>;
export type ShownView = { id: string; name: string; shared: boolean; isOwn: boolean };

/** Keeps the filters and columns shown under a name. */
export function SaveView({
  org,
  query,
  action,
}: {
  org: string;
  query: string;
  action: FormAction;
}) {
  const t = useTranslations("list.view");
  return (
    <ConfirmDialog
      action={action}
      consequence={t("saveText")}
      hidden={{ org, query }}
      primary={t("save")}
      title={t("saveTitle")}
      trigger={
        <Button look="ghost" size="sm">
          <BookmarkPlus aria-hidden />
          {t("save")}
        </Button>
      }
    >
      <ViewFields />
    </ConfirmDialog>
  );
}

function ViewFields({ view }: { view?: ShownView }) {
  const t = useTranslations("list.view");
  return (
    <>
      <TextField defaultValue={view?.name ?? ""} label={t("name")} maxLength={60} name="name" />
      <CheckboxField
        defaultChecked={view?.shared ?? false}
        hint={t("sharedHint")}
        label={t("shared")}
        name="shared"
      />
    </>
  );
}

/** What can be done with the kept view that is shown; only its owner changes it. */
export function ViewMenu({
  org,
  view,
  actions,
}: {
  org: string;
  view: ShownView;
  actions: ViewActions;
}) {
  const t = useTranslations("list.view");
  const [asked, setAsked] = useState<"change" | "remove">();
  const hidden = { org, id: view.id };
  const entries: MenuEntry[] = [
    {
      id: "change",
      label: t("change"),
      icon: <Pencil aria-hidden />,
      onChoose: () => setAsked("change"),
    },
    {
      id: "remove",
      label: t("remove"),
      icon: <Trash2 aria-hidden />,
      isDanger: true,
      onChoose: () => setAsked("remove"),
    },
  ];
  const close = (isOpen: boolean) => !isOpen && setAsked(undefined);
  return (
    <>
      <ActsMenu entries={entries} name={view.name} />
      {asked === "change" && (
        <ConfirmDialog
          action={actions.change}
          hidden={hidden}
          isOpen
          onOpenChange={close}
          primary={t("keep")}
          title={t("changeTitle", { name: view.name })}
        >
          <ViewFields view={view} />
        </ConfirmDialog>
      )}
      {asked === "remove" && (
        <ConfirmDialog
          action={actions.remove}
          consequence={t("removeText")}
          hidden={hidden}
          isDestructive
          isOpen
          onOpenChange={close}
          primary={t("remove")}
          title={t("removeTitle", { name: view.name })}
        />
      )}
    </>
  );
}
