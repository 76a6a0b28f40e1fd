"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useId, useState } from "react";
import type { Channel } from "@/addressees/rules";
import { ChannelIcon } from "@/ui/states/channel-icon";

interface WayTabsProps {
  ways: readonly Channel[];
  /** What is said by each way. */
  panels: Readonly<Record<Channel, ReactNode>>;
  /** Where something has to be put right: its tab comes forward. */
  wrong: Channel | undefined;
}

/** What is said by mail, by text and with a code, a tab each; arrows turn. One way alone needs no tab. */
export function WayTabs({ ways, panels, wrong }: WayTabsProps) {
  const t = useTranslations("campaigns.compose");
  const id = useId();
  const [chosen, setChosen] = useState<Channel>();
  useEffect(() => {
    if (wrong) setChosen(wrong);
  }, [wrong]);
  const shown = ways.find((way) => way === chosen) ?? ways[0];
  if (!shown || ways.length === 1) return shown && panels[shown];
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLElement>) => {
    const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    const next = ways[(ways.indexOf(shown) + by + ways.length) % ways.length];
    if (by === 0 || !next) return;
    setChosen(next);
    currentTarget.querySelector<HTMLElement>(`[data-way=${next}]`)?.focus();
  };
  return (
    <div className="flex flex-col gap-4">
      <div
        aria-label={t("ways")}
        className="flex gap-1 border-b border-border"
        onKeyDown={onKeyDown}
        role="tablist"
      >
        {ways.map((way) => (
          <button
            aria-controls={`${id}-panel`}
            aria-selected={way === shown}
            className="-mb-px flex h-10 cursor-pointer items-center border-b-2 border-transparent px-2.5 text-sm font-medium hover:text-foreground aria-selected:border-foreground aria-selected:**:text-foreground md:h-9"
            data-way={way}
            id={`${id}-${way}`}
            key={way}
            onClick={() => setChosen(way)}
            role="tab"
            tabIndex={way === shown ? 0 : -1}
            type="button"
          >
            <ChannelIcon channel={way} isWordShown />
            {way === wrong && (
              <CircleAlert aria-hidden className="ms-1.5 size-3.5 text-danger-text!" />
            )}
          </button>
        ))}
      </div>
      <div aria-labelledby={`${id}-${shown}`} id={`${id}-panel`} role="tabpanel">
        {panels[shown]}
      </div>
    </div>
  );
}
