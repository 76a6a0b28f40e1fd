"use client";

import { useFormatter, useTranslations } from "next-intl";
import { OwnerPicker } from "@/accounts/components/form/owner-picker";
import { displayName } from "@/accounts/input";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { DataTable, NameTd, Td, Th, Tr } from "@/ui/tables/data-table";
import type { LeftOwner } from "../queries";

interface LeftOwnersProps {
  org: string;
  owners: readonly LeftOwner[];
  /** Only for those who may hand contacts over. */
  action?: FormAction | undefined;
}

/** Who left and whose contacts nobody looks after, each with the act that gives them to somebody. */
export function LeftOwners({ org, owners, action }: LeftOwnersProps) {
  const t = useTranslations("calendar.contacts");
  const format = useFormatter();
  const head = (
    <>
      <Th>{t("owner")}</Th>
      <Th>{t("state")}</Th>
      <Th isNumeric>{t("count")}</Th>
      <Th isHidden>{t("acts")}</Th>
    </>
  );
  return (
    <DataTable head={head} label={t("title")}>
      {owners.map((owner) => (
        <Tr key={owner.id}>
          <NameTd href={`/${org}/admin/people/${owner.id}`} name={displayName(owner)} />
          <Td isMuted phone="text">
            {t(owner.status === "CLOSED" ? "closed" : "suspended")}
          </Td>
          <Td isNumeric phone="state">
            <span aria-hidden className="max-md:hidden">
              {format.number(owner.contacts)}
            </span>
            <span className="md:sr-only">{t("held", { count: owner.contacts })}</span>
          </Td>
          <Td className="md:w-px" phone="note">
            {action && <HandOver action={action} org={org} owner={owner} />}
          </Td>
        </Tr>
      ))}
    </DataTable>
  );
}

type HandOverProps = { org: string; owner: LeftOwner; action: FormAction };

function HandOver({ org, owner, action }: HandOverProps) {
  const t = useTranslations("calendar.contacts");
  const words = useTranslations("people.owner");
  const common = useTranslations("common");
  const [name, count] = [displayName(owner), owner.contacts];
  return (
    <ConfirmDialog
      action={action}
      consequence={t("text", { count, name })}
      hidden={{ org, id: owner.id }}
      primary={t("do", { count })}
      title={t("ask", { name })}
      trigger={
        <Button
          aria-label={common("labelled", { label: t("act"), value: name })}
          className="md:h-7 md:min-h-7"
          size="sm"
        >
          {t("act")}
        </Button>
      }
    >
      <OwnerPicker
        hint={words("newHint")}
        label={words("new")}
        name="newOwnerId"
        source={`/${org}/admin/people/owners`}
        without={owner.id}
      />
    </ConfirmDialog>
  );
}
