import { useFormatter, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isRole } from "@/admins/rules";
import { textFaultOf } from "@/texts/rules";
import { Moment } from "@/ui/moment";
import { Timeline, TimelineDay, TimelineEvent } from "@/ui/timeline";
import type { TimelineRow } from "../../queries";
import { FIELDS } from "../form/profile-fields";
import { lookOf, OWN_EVENTS, wordsOf } from "./timeline-words";

interface PersonTimelineProps {
  rows: readonly TimelineRow[];
  /** The most that were asked for: as many rows mean that there may be older ones. */
  most: number;
}

/** Everything that happened to a person, by day, newest first. */
export function PersonTimeline({ rows, most }: PersonTimelineProps) {
  const t = useTranslations("person.timeline");
  const format = useFormatter();
  const oldest = rows.at(-1);
  if (!oldest) return <p className="text-sm text-muted">{t("empty")}</p>;
  const days = Map.groupBy(rows, ({ at }) => format.dateTime(at, "dayWithYear"));
  const since = format.dateTime(oldest.at, "day");
  return (
    <div className="flex flex-col gap-4">
      <p className="text-xs text-muted">
        {rows.length < most
          ? t("since", { count: rows.length, day: since })
          : t("newest", { count: rows.length })}
      </p>
      <Timeline>
        {[...days].map(([day, events]) => (
          <Day events={events} key={day} />
        ))}
      </Timeline>
    </div>
  );
}

function Day({ events }: { events: readonly TimelineRow[] }) {
  const t = useTranslations("person.timeline");
  const format = useFormatter();
  const now = useNow();
  const at = events[0]?.at ?? now;
  const isOn = (moment: Date) =>
    format.dateTime(at, "dayWithYear") === format.dateTime(moment, "dayWithYear");
  const isThisYear =
    format.dateTime(at, { year: "numeric" }) === format.dateTime(now, { year: "numeric" });
  const day = format.dateTime(at, isThisYear ? "day" : "dayWithYear");
  const label = isOn(now)
    ? t("today", { day })
    : isOn(new Date(now.getTime() - 86_400_000))
      ? t("yesterday", { day })
      : day;
  return (
    <TimelineDay label={label}>
      {events.map((event) => (
        <Event event={event} key={String(event.id)} />
      ))}
    </TimelineDay>
  );
}

function Event({ event }: { event: TimelineRow }) {
  const t = useTranslations("texts.fault");
  const [Icon, tone] = lookOf(wordsOf(event.event));
  const fault = textFaultOf(wordOf(event, "reason"));
  const answer = fault ? "" : wordOf(event, "answer");
  return (
    <TimelineEvent
      at={<Moment at={event.at} shape="time" />}
      icon={<Icon aria-hidden />}
      title={
        <>
          <Title event={event} /> <By event={event} />
        </>
      }
      tone={tone}
    >
      {fault && t(fault)}
      {answer && <span className="font-mono text-xs">{answer}</span>}
    </TimelineEvent>
  );
}

/** A word of the event's details; absent ones are empty, so that every sentence holds. */
function wordOf({ details }: TimelineRow, key: string): string {
  const value = details[key];
  return typeof value === "string" ? value : "";
}

/** In messages a code may hold no hyphen. */
const choice = (event: TimelineRow, key: string): string => wordOf(event, key).replaceAll("-", "_");

/** The link to a new mobile is a text's, that to a new address a mail's; both are the same letter. */
const letterOf = (event: TimelineRow): string =>
  wordOf(event, "letter") === "address-change" && event.toAddress?.startsWith("+")
    ? "number_link"
    : choice(event, "letter");

/** The day that an event names, empty where it names none. */
function dayOf(event: TimelineRow, format: ReturnType<typeof useFormatter>): string {
  const on = wordOf(event, "on");
  return on ? format.dateTime(new Date(on), "momentWithYear") : "";
}

/** The fields of forms, and those that are changed elsewhere. */
const TOLD_FIELDS = [...FIELDS, "suspensionDate", "expirationMode"] as const;
type ToldField = (typeof TOLD_FIELDS)[number];

const isField = (name: unknown): name is ToldField => TOLD_FIELDS.includes(name as ToldField);

function Title({ event }: { event: TimelineRow }) {
  const t = useTranslations("person");
  const role = useTranslations("shell.role");
  const format = useFormatter();
  const { toAddress, details } = event;
  const fields = Array.isArray(details.fields) ? details.fields.filter(isField) : [];
  const held = wordOf(event, "role");
  return t.rich(`event.${wordsOf(event.event)}`, {
    b: (words: ReactNode) => <strong>{words}</strong>,
    source: choice(event, "source"),
    channel: choice(event, "channel"),
    reason: textFaultOf(wordOf(event, "reason")) ? "text" : choice(event, "reason"),
    place: choice(event, "place"),
    count: typeof details.count === "number" ? details.count : 0,
    version: typeof details.version === "number" ? details.version : 0,
    letter: letterOf(event),
    name: wordOf(event, "name"),
    why: choice(event, "why"),
    mobile: choice(event, "mobile"),
    on: dayOf(event, format),
    dated: wordOf(event, "on") ? "yes" : "no",
    role: isRole(held) ? role(held) : wordOf(event, "roleName") || held,
    address: toAddress ? t("to", { address: toAddress }) : "",
    fields: format.list(fields.map((field) => t(`field.${field}`).toLowerCase())),
    code: event.event,
  });
}

function By({ event }: { event: TimelineRow }) {
  const t = useTranslations("person.timeline");
  if (OWN_EVENTS.has(event.event) || event.event.startsWith("message-")) return null;
  if (event.actorName) return t("by", { actor: event.actorName });
  return event.actorKind === "system" && event.event !== "created" ? t("bySystem") : null;
}
