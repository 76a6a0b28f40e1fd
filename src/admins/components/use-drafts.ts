"use client";

import { useState } from "react";
import type { Permission } from "../rules";
import { completed, difference } from "../rules";

/** A role as the matrix shows it. */
export interface RoleColumn {
  /** A built-in role's name, or the id of an own one. */
  role: string;
  name: string;
  permissions: readonly Permission[];
  /** How many hold it and are not closed. */
  holders: number;
  isOwn: boolean;
  /** The reader holds all that it allows. */
  canChange: boolean;
}

export interface Drafts {
  /** What a role allows as it is ticked now. */
  ticked: (column: RoleColumn) => readonly Permission[];
  toggle: (column: RoleColumn, permission: Permission) => void;
  discard: (role: string) => void;
  /** Roles with changes that are not saved. */
  changed: readonly (RoleColumn &
    ReturnType<typeof difference> & { draft: readonly Permission[] })[];
}

/** What was ticked and not saved yet, role by role. */
export function useDrafts(columns: readonly RoleColumn[]): Drafts {
  const [drafts, setDrafts] = useState<Readonly<Record<string, readonly Permission[]>>>({});
  const ticked = (column: RoleColumn) => drafts[column.role] ?? column.permissions;
  const toggle = (column: RoleColumn, permission: Permission) => {
    const before = ticked(column);
    const after = before.includes(permission)
      ? before.filter((one) => one !== permission)
      : [...before, permission];
    setDrafts({ ...drafts, [column.role]: completed(after) });
  };
  const discard = (role: string) =>
    setDrafts(Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== role)));
  const changed = columns
    .filter(({ role }) => drafts[role])
    .map((column) => {
      const draft = ticked(column);
      return { ...column, draft, ...difference(column.permissions, draft) };
    })
    .filter(({ added, removed }) => added.length + removed.length > 0);
  return { ticked, toggle, discard, changed };
}
