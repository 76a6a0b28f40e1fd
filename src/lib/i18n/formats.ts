import type { Formats } from "next-intl";

/** Named shapes of dates, always in the organisation's zone: "21 Nov, 09:14" and its longer sisters. */
export const FORMATS = {
  dateTime: {
    moment: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
    momentWithYear: {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    },
    // with its zone, and as letters write it (emails/format): also until when something lives
    exact: {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "short",
    },
    day: { day: "numeric", month: "long" },
    dayWithYear: { day: "numeric", month: "long", year: "numeric" },
    time: { hour: "2-digit", minute: "2-digit" },
  },
} satisfies Formats;
