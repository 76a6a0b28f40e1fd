"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { AddPeople } from "@/teams/components/add-people";
import { Notice } from "@/ui/notice";
import { licencesLeft } from "../rules";
import { overUse } from "./licences";

interface GivePeopleProps
  extends Pick<ComponentProps<typeof AddPeople>, "org" | "id" | "name" | "action" | "source"> {
  stock: { used: number; licences: number | null };
}

/** Gives an application to people chosen by name; before it is done, it says what that makes of the licences. */
export function GivePeople({ stock, ...rest }: GivePeopleProps) {
  return (
    <AddPeople
      {...rest}
      area="applications.holders"
      forecast={(count) => <Forecast count={count} stock={stock} />}
      room={licencesLeft(stock.licences, stock.used)}
    />
  );
}

function Forecast({ count, stock }: { count: number; stock: GivePeopleProps["stock"] }) {
  const t = useTranslations("applications");
  const after = stock.used + count;
  const { licences } = stock;
  if (licences === null) return <p role="status">{t("forecastOpen", { count, after })}</p>;
  const isSpent = licencesLeft(licences, stock.used) === 0;
  const then = isSpent ? { count: 0, after: stock.used } : { count, after };
  const words = t("forecast", { ...then, licences });
  const short = Math.min(overUse({ used: after, licences }), count);
  if (short === 0 && !isSpent) return <p role="status">{words}</p>;
  return (
    <Notice isLive tone="warning">
      {words} {isSpent ? t("forecastSpent") : t("forecastOver", { count: short })}
    </Notice>
  );
}
