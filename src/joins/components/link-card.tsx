import { CirclePause, CircleSlash, Hourglass, Link2 } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { Notice } from "@/ui/notice";
import { DefinitionRows, Panel } from "@/ui/panel";
import type { HeldLink } from "../queries";
import { lastDayOf, linkWorth } from "../rules";
import { QrCode } from "./qr-code";
import { QrFiles } from "./qr-files";

interface LinkCardProps {
  org: string;
  link: HeldLink;
  timeZone: string;
  /** How many wait for an admin. */
  waiting: number;
  /** Copying is what the page is for. */
  isPrimary?: boolean;
  /** Further acts of who may. */
  children?: ReactNode;
}

/** The open link that is on: to copy, to scan, and how far it has come. */
export function LinkCard(props: LinkCardProps) {
  const { org, link, timeZone, waiting, isPrimary = false, children } = props;
  const t = useTranslations("joins.card");
  return (
    <Panel
      acts={
        <>
          {link.url && (
            <CopyButton look={isPrimary ? "primary" : "outline"} size="md" text={link.url}>
              {t("copy")}
            </CopyButton>
          )}
          <LinkButton href={`/${org}/admin/joins?tab=came`}>
            {t("came", { count: link.uses })}
          </LinkButton>
          {(waiting > 0 || link.approval) && (
            <LinkButton href={`/${org}/admin/joins`}>{t("waiting", { count: waiting })}</LinkButton>
          )}
          {children}
        </>
      }
      end={<State link={link} />}
      title={t("title")}
    >
      <div className="flex flex-col gap-5 sm:flex-row">
        {link.url && (
          <div className="w-44 flex-none max-sm:mx-auto">
            <QrCode label={t("qr")} text={link.url} />
            <QrFiles text={link.url} />
          </div>
        )}
        <div className="flex min-w-0 flex-1 flex-col gap-4">
          {link.url ? (
            <p className="rounded-lg bg-surface-secondary p-2.5 font-mono text-xs wrap-anywhere">
              {link.url}
            </p>
          ) : (
            <Notice tone="warning">{t("deadText")}</Notice>
          )}
          <Facts link={link} timeZone={timeZone} />
        </div>
      </div>
    </Panel>
  );
}

const STATES = {
  live: [Link2, "pill-success"],
  paused: [CirclePause, "pill-warning"],
  spent: [CircleSlash, "pill-warning"],
  ended: [Hourglass, "pill-warning"],
  dead: [CircleSlash, "pill-warning"],
} as const;

/** What the link is worth to who follows it now: one that lets nobody in is not simply on. */
function State({ link }: { link: HeldLink }) {
  const t = useTranslations("joins.card");
  const worth = linkWorth({ ...link, orgStatus: "ACTIVE" }, useNow());
  const own = worth === "spent" || worth === "ended" || worth === "paused" ? worth : "live";
  const state = link.url ? own : "dead";
  const [Icon, look] = STATES[state];
  return (
    <span className={`pill ${look}`}>
      <Icon aria-hidden />
      {t(state === "live" ? "on" : state)}
    </span>
  );
}

function Facts({ link, timeZone }: Pick<LinkCardProps, "link" | "timeZone">) {
  const t = useTranslations("joins.card");
  const format = useFormatter();
  const { domains, uses, mostUses, expiresAt, approval, createdAt, madeBy } = link;
  const made = format.dateTime(createdAt, "moment");
  return (
    <DefinitionRows
      rows={[
        { label: t("domains"), value: domains.join(", ") },
        {
          label: t("uses"),
          value: mostUses ? t("usesOf", { uses, most: mostUses }) : t("usesAll", { uses }),
        },
        {
          label: t("until"),
          value: expiresAt
            ? format.dateTime(new Date(`${lastDayOf(expiresAt, timeZone)}T12:00:00Z`), {
                ...({ day: "numeric", month: "long", year: "numeric" } as const),
                timeZone: "UTC",
              })
            : t("noEnd"),
        },
        { label: t("approval"), value: t(approval ? "byAdmin" : "byItself") },
        { label: t("made"), value: madeBy ? t("madeBy", { name: madeBy, when: made }) : made },
      ]}
    />
  );
}
