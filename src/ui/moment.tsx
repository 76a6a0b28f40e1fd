import { useFormatter, useNow } from "next-intl";

type Shape = "moment" | "momentWithYear" | "exact" | "day" | "dayWithYear" | "time";

interface MomentProps {
  at: Date;
  /** "21 Nov, 09:14" unless named otherwise; the exact time is in the tooltip. */
  shape?: Shape;
  /** "in 7 days", for what is near. */
  isRelative?: boolean;
  className?: string;
}

/** A moment in the organisation's zone. */
export function Moment({ at, shape, isRelative = false, className }: MomentProps) {
  const format = useFormatter();
  const now = useNow();
  const yearOf = (day: Date) => format.dateTime(day, { year: "numeric" });
  const near = () => (yearOf(at) === yearOf(now) ? "moment" : "momentWithYear");
  return (
    <time className={className} dateTime={at.toISOString()} title={format.dateTime(at, "exact")}>
      {isRelative ? format.relativeTime(at, now) : format.dateTime(at, shape ?? near())}
    </time>
  );
}
