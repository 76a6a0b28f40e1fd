import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";
import type { TextRoom } from "../rules";

/** Before texts are sent: how many leave today, how many wait for the day's limit and until when. Silent where all leave. */
export function TextRoomNotice({ room }: { room: TextRoom | undefined }) {
  const t = useTranslations("texts.heldBack");
  const format = useFormatter();
  if (!room?.until) return null;
  const { now, later, days } = room;
  return (
    <Notice tone="warning">
      {t("before", { now, later, days, at: format.dateTime(room.until, "moment") })}
    </Notice>
  );
}
