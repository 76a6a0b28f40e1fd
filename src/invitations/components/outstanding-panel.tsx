"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { Panel } from "@/ui/panel";
import type { AccountState } from "@/ui/states/status-badge";
import { StatusBadge } from "@/ui/states/status-badge";
import { TextLink } from "@/ui/text-link";
import type { Outstanding } from "../list-outstanding";

interface OutstandingPanelProps {
  org: string;
  inviter: Outstanding & { id: string; name: string; status: string };
  /** Only for those who may withdraw. */
  action?: FormAction | undefined;
}

/** What somebody who lost the right to invite has sent, and how it is taken back. */
export function OutstandingPanel({ org, inviter, action }: OutstandingPanelProps) {
  const t = useTranslations("roles.outstanding");
  const { id, name, status, count, people } = inviter;
  const path = `/${org}/admin/people`;
  const words = { count, name };
  const acts = action && (
    <ConfirmDialog
      action={action}
      consequence={t("askText")}
      hidden={{ org, id }}
      isDestructive
      primary={t("withdraw", { count })}
      quiet={t("keep")}
      title={t("ask", words)}
      trigger={<Button look="danger-soft">{t("withdraw", { count })}</Button>}
    />
  );
  return (
    <Panel
      acts={acts}
      end={
        status === "ACTIVE" ? (
          <span className="text-xs text-muted">{t("lost")}</span>
        ) : (
          <StatusBadge state={status as AccountState} />
        )
      }
      text={t("sent", { count })}
      title={name}
    >
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {people.map((person) => (
          <li key={person.id}>
            <TextLink href={`${path}/${person.id}`}>{person.name ?? person.id}</TextLink>
          </li>
        ))}
        {count > people.length && (
          <li className="text-muted">{t("more", { count: count - people.length })}</li>
        )}
      </ul>
    </Panel>
  );
}
