"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "@/ui/forms/select-field";
import type { Permission } from "../rules";
import type { RoleActions } from "./role-bar";
import { RoleCell } from "./role-cell";
import { RoleMenu } from "./role-menu";
import type { Drafts, RoleColumn } from "./use-drafts";

export interface RoleMatrixProps {
  org: string;
  columns: readonly RoleColumn[];
  /** All permissions there are, in their order; those the reader can give. */
  permissions: readonly Permission[];
  grantable: readonly Permission[];
  actions: RoleActions;
}

/** The matrix on a phone: one role is chosen, its permissions stand below each other. */
export function RolePicker(props: RoleMatrixProps & { drafts: Drafts }) {
  const { columns, permissions, grantable, drafts, org, actions } = props;
  const t = useTranslations("roles");
  const [chosen, setChosen] = useState(columns.find(({ isOwn }) => isOwn)?.role);
  const column = columns.find(({ role }) => role === chosen) ?? columns[0];
  if (!column) return null;
  const choices = columns.map(({ role, name, holders }) => ({
    value: role,
    label: `${name} · ${t("people", { count: holders })}`,
  }));
  return (
    <div className="flex flex-col gap-4 md:hidden">
      <div className="flex items-end gap-2">
        <SelectField
          choices={choices}
          className="flex-1"
          defaultValue={column.role}
          label={t("choose")}
          name="role"
          onChange={(event) => setChosen(event.target.value)}
        />
        {column.isOwn && column.canChange && (
          <RoleMenu actions={actions} column={column} org={org} />
        )}
      </div>
      <ul className="panel flex flex-col divide-y divide-separator">
        {permissions.map((permission) => (
          <li className="flex items-center gap-3 p-4 text-sm" key={permission}>
            <div className="min-w-0 flex-1">
              <p className="font-medium">{t(`permission.${permission}.name`)}</p>
              <p className="text-xs text-muted">{t(`permission.${permission}.hint`)}</p>
            </div>
            <RoleCell
              column={column}
              drafts={drafts}
              isGrantable={grantable.includes(permission)}
              permission={permission}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
