"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import type { Permission } from "../rules";
import type { Drafts } from "./use-drafts";

export interface RoleActions {
  change: FormAction;
  rename: FormAction;
  remove: FormAction;
}

interface RoleBarsProps {
  org: string;
  drafts: Drafts;
  actions: RoleActions;
}

/** What the changes that are not saved would do to how many: one bar a role, at the bottom. */
export function RoleBars({ org, drafts, actions }: RoleBarsProps) {
  if (drafts.changed.length === 0) return null;
  return (
    <div className="sticky bottom-0 flex flex-col gap-2 pb-4">
      {drafts.changed.map((change) => (
        <RoleBar
          action={actions.change}
          change={change}
          drafts={drafts}
          key={change.role}
          org={org}
        />
      ))}
    </div>
  );
}

interface RoleBarProps {
  org: string;
  change: Drafts["changed"][number];
  drafts: Drafts;
  action: FormAction;
}

function RoleBar({ org, change, drafts, action }: RoleBarProps) {
  const t = useTranslations("roles.bar");
  const { role, name, added, removed, draft, permissions } = change;
  const hidden = { org, id: role, permissions: draft.join(" "), seen: permissions.join(" ") };
  return (
    <ActionForm
      action={action}
      className="flex flex-col gap-3 rounded-xl border border-border bg-surface-secondary p-4 text-sm"
      hidden={hidden}
      onDone={() => drafts.discard(role)}
    >
      <div className="flex flex-col gap-3 md:flex-row md:items-center">
        <p className="min-w-0 flex-1 text-muted">
          <strong className="font-medium text-foreground">
            {t("changes", { role: name, count: added.length + removed.length })}
          </strong>{" "}
          <Effect change={change} />
        </p>
        <div className="flex gap-2">
          <Button look="ghost" onPress={() => drafts.discard(role)}>
            {t("discard")}
          </Button>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </div>
    </ActionForm>
  );
}

function Effect({ change: { added, removed, holders } }: { change: RoleBarProps["change"] }) {
  const t = useTranslations("roles");
  const format = useFormatter();
  const listed = (permissions: readonly Permission[]) =>
    format.list(permissions.map((permission) => t(`able.${permission}`)));
  return (
    <>
      {added.length > 0 && t("bar.gain", { count: holders, what: listed(added) })}{" "}
      {removed.length > 0 && t("bar.lose", { count: holders, what: listed(removed) })}{" "}
      {added.length > 0 && holders > 0 && t("bar.links")}
    </>
  );
}
