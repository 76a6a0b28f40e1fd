"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";
import type { Twin } from "./use-twin";

/** Somebody uses this key already: go there, or reopen a closed account, instead of adding a twin. A mobile may be shared. */
export function TwinNotice({ org, twin }: { org: string; twin: Twin }) {
  const t = useTranslations("person.form");
  const href = `/${org}/admin/people/${twin.id}`;
  const isClosed = twin.status === "CLOSED";
  return (
    <Notice isLive tone="warning">
      {t.rich(twin.key === "phone" ? "twinPhone" : "twin", {
        b: (words) => <strong>{words}</strong>,
        key: twin.key,
        name: twin.name,
      })}{" "}
      <TextLink href={isClosed ? `${href}?ask=reopen` : href}>
        {isClosed ? t("twinReopen") : t("twinOpen")}
      </TextLink>
    </Notice>
  );
}
