"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { CalendarDays, Check, ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { menuItem } from "@/ui/menu";
import type { Period } from "../rules";
import { PERIODS } from "../rules";

interface PeriodMenuProps {
  path: string;
  period: Period;
}

/** How far back the overview looks; the choice is in the address. */
export function PeriodMenu({ path, period }: PeriodMenuProps) {
  const t = useTranslations("overview.period");
  const common = useTranslations("common");
  const items = PERIODS.map((days) => ({
    id: String(days),
    label: t(String(days) as "7"),
    href: `${path}?days=${days}`,
    icon: <Check aria-hidden className={days === period ? "" : "invisible"} />,
  }));
  const chosen = t(String(period) as "7");
  return (
    <Dropdown>
      <Button aria-label={common("labelled", { label: t("label"), value: chosen })}>
        <CalendarDays aria-hidden />
        {chosen}
        <ChevronDown aria-hidden />
      </Button>
      <Dropdown.Popover placement="bottom end">
        <Dropdown.Menu aria-label={t("label")}>{items.map(menuItem)}</Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
