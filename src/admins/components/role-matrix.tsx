"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Permission } from "../rules";
import { RoleBars } from "./role-bar";
import { RoleCell } from "./role-cell";
import { RoleMenu } from "./role-menu";
import type { RoleMatrixProps } from "./role-picker";
import { RolePicker } from "./role-picker";
import type { RoleColumn } from "./use-drafts";
import { useDrafts } from "./use-drafts";

/** Permissions down, roles across; built-in ones are read, own ones ticked. On a phone one role at a time. */
export function RoleMatrix(props: RoleMatrixProps) {
  const drafts = useDrafts(props.columns);
  return (
    <div className="flex flex-col gap-4">
      <div className="panel overflow-x-auto max-md:hidden">
        <table className="w-full border-separate border-spacing-0 text-sm">
          <Head {...props} />
          <tbody>
            {props.permissions.map((permission) => (
              <tr key={permission}>
                <PermissionTh permission={permission} />
                {props.columns.map((column) => (
                  <td
                    className={`border-t border-separator px-3 text-center ${tintOf(column)}`}
                    key={column.role}
                  >
                    <RoleCell
                      column={column}
                      drafts={drafts}
                      isGrantable={props.grantable.includes(permission)}
                      permission={permission}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RolePicker {...props} drafts={drafts} />
      <RoleBars actions={props.actions} drafts={drafts} org={props.org} />
    </div>
  );
}

const tintOf = ({ isOwn }: RoleColumn): string => (isOwn ? "bg-accent-soft/40" : "");

function Head({ columns, org, actions }: RoleMatrixProps) {
  const t = useTranslations("roles");
  return (
    <thead>
      <tr>
        <th className="px-5 py-3 text-start text-xs font-medium text-muted" scope="col">
          {t("column")}
        </th>
        {columns.map((column) => (
          <th
            className={`px-3 py-3 text-center text-sm font-medium ${tintOf(column)}`}
            key={column.role}
            scope="col"
          >
            <span className="flex items-center justify-center gap-1">
              <span className="max-w-40 truncate" title={column.name}>
                {column.name}
              </span>
              {column.isOwn && column.canChange && (
                <RoleMenu actions={actions} column={column} org={org} />
              )}
            </span>
            <span className="flex items-center justify-center gap-1 text-xs font-normal whitespace-nowrap text-muted">
              {!column.isOwn && (
                <>
                  <Lock aria-hidden className="size-3" />
                  <span className="sr-only">{t("builtIn")}. </span>
                </>
              )}
              {t("people", { count: column.holders })}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function PermissionTh({ permission }: { permission: Permission }) {
  const t = useTranslations("roles.permission");
  return (
    <th className="border-t border-separator px-5 py-2 text-start font-normal" scope="row">
      <span className="block font-medium">{t(`${permission}.name`)}</span>
      <span className="block text-xs text-muted">{t(`${permission}.hint`)}</span>
    </th>
  );
}
