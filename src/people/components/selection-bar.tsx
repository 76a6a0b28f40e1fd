"use client";

import {
  Archive,
  ArchiveRestore,
  BellRing,
  CalendarClock,
  CalendarPlus,
  CirclePause,
  CirclePlay,
  Download,
  Inbox,
  KeyRound,
  Languages,
  LayoutGrid,
  MailPlus,
  RotateCw,
  Send,
  Undo2,
  UserMinus,
  UserPlus,
  X,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { useState, useTransition } from "react";
import type { ActOnMany } from "@/selections/rules";
import { Button } from "@/ui/button";
import { ActsMenu } from "@/ui/menu";
import type { Frozen } from "./ticks";
import { useTicks } from "./ticks";

export type Started = { error?: string | undefined };
export type TickActions = {
  /** Evaluates the view once and keeps who matches. */
  freeze: (org: string, query: string) => Promise<Started & { frozen?: Frozen }>;
  /** Keeps who is ticked, and leads to the page where the act is confirmed. */
  start: (
    org: string,
    act: string,
    who: { ids: string[] } | { selection: string },
  ) => Promise<Started>;
};

const ICONS: Record<ActOnMany, ReactNode> = {
  invite: <Send aria-hidden />,
  remind: <BellRing aria-hidden />,
  again: <RotateCw aria-hidden />,
  "join-team": <UserPlus aria-hidden />,
  "leave-team": <UserMinus aria-hidden />,
  grant: <LayoutGrid aria-hidden />,
  revoke: <LayoutGrid aria-hidden />,
  language: <Languages aria-hidden />,
  code: <KeyRound aria-hidden />,
  dismiss: <Inbox aria-hidden />,
  "take-back": <Undo2 aria-hidden />,
  extend: <CalendarPlus aria-hidden />,
  withdraw: <Undo2 aria-hidden />,
  reactivate: <CirclePlay aria-hidden />,
  reinstate: <MailPlus aria-hidden />,
  reopen: <ArchiveRestore aria-hidden />,
  suspend: <CirclePause aria-hidden />,
  "suspend-on": <CalendarClock aria-hidden />,
  close: <Archive aria-hidden />,
  export: <Download aria-hidden />,
};
const DANGER: ReadonlySet<ActOnMany> = new Set(["suspend", "close"]);

interface SelectionBarProps {
  org: string;
  /** The view, as it is frozen. */
  query: string;
  /** How many the view holds. */
  matching: number;
  isMore: boolean;
  acts: readonly ActOnMany[];
  actions: TickActions;
}

/** Who is ticked and what can be done with them; stands in the place of the filters, at the bottom on a phone. */
export function SelectionBar(props: SelectionBarProps) {
  const { org, query, acts, actions } = props;
  const t = useTranslations("list.ticks");
  const { ticked, frozen, isSelecting, freeze, clear } = useTicks();
  const [isPending, start] = useTransition();
  const [error, setError] = useState<string>();
  if (ticked.size === 0 && !isSelecting) return null;
  const say = (answer: Started) => setError(answer.error);
  const choose = (act: string) =>
    start(async () =>
      say(await actions.start(org, act, frozen ? { selection: frozen.id } : { ids: [...ticked] })),
    );
  const freezeAll = () =>
    start(async () => {
      const answer = await actions.freeze(org, query);
      say(answer);
      if (answer.frozen) freeze(answer.frozen);
    });
  return (
    <section
      aria-busy={isPending}
      aria-label={t("label")}
      className="z-20 flex min-h-12 items-center gap-2 bg-accent-soft px-4 py-1.5 max-md:fixed max-md:inset-x-0 max-md:bottom-13 max-md:border-t max-md:border-border md:absolute md:inset-x-8 md:top-0 md:bottom-3 md:min-h-10 md:rounded-lg md:px-3"
    >
      <div className="min-w-0 flex-1 text-sm text-foreground" role="status">
        {error ?? <Ticked {...props} freezeAll={freezeAll} />}
      </div>
      {(ticked.size > 0 || frozen) && <Acts acts={acts} choose={choose} isPending={isPending} />}
      <Button aria-label={t("clear")} isIconOnly look="ghost" onPress={clear} size="sm">
        <X aria-hidden />
      </Button>
    </section>
  );
}

/** "50 on this page are ticked. Tick all 8,412 that match" */
function Ticked({ matching, isMore, freezeAll }: SelectionBarProps & { freezeAll: () => void }) {
  const t = useTranslations("list.ticks");
  const { ticked, frozen, page, tickPage } = useTicks();
  if (frozen)
    return <strong className="font-medium">{t("frozen", { count: frozen.count })}</strong>;
  const isWholePage = ticked.size === page.length;
  const allMatching = matching > page.length;
  return (
    <>
      {ticked.size === 0 ? (
        t("none")
      ) : (
        <strong className="me-3 font-medium">{t("ticked", { count: ticked.size })}</strong>
      )}
      {!isWholePage && page.length > 0 && (
        <TickMore className="md:hidden" onClick={() => tickPage(true)}>
          {t("page", { count: page.length })}
        </TickMore>
      )}
      {allMatching && (
        <TickMore className={isWholePage ? "" : "md:hidden"} onClick={freezeAll}>
          {t(isMore ? "allAbout" : "all", { count: matching })}
        </TickMore>
      )}
    </>
  );
}

/** On a phone, which shows no head of the table to tick, both ways to more are here from the start. */
function TickMore({ className, ...rest }: ComponentProps<"button">) {
  return (
    <button
      {...rest}
      className={`cursor-pointer text-start font-medium text-accent-text underline underline-offset-4 max-md:block max-md:min-h-8 ${className}`}
      type="button"
    />
  );
}

interface ActsProps {
  acts: readonly ActOnMany[];
  choose: (act: string) => void;
  isPending: boolean;
}

/** The first ones as buttons too, where there is room; all in the menu. */
function Acts({ acts, choose, isPending }: ActsProps) {
  const t = useTranslations("selections.act");
  const shown = acts.slice(0, 3);
  const entries = acts.map((act) => ({
    id: act,
    label: t(act),
    icon: ICONS[act],
    isDanger: DANGER.has(act),
    onChoose: () => choose(act),
  }));
  return (
    <>
      {shown.map((act, place) => (
        <Button
          className={place < 2 ? "max-md:hidden" : "max-lg:hidden"}
          isDisabled={isPending}
          key={act}
          onPress={() => choose(act)}
          size="sm"
        >
          {ICONS[act]}
          {t(act)}
        </Button>
      ))}
      <ActsMenu entries={entries} look="head" />
    </>
  );
}
