import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";
import type { TextRoom } from "../rules";

/** Before texts are sent: how many leave today, how many wait for the day's limit and until when. Silent where all leave. */
export function TextRoomNotice({ room }: { room: TextRoom | undefined }) {
  const t = useTranslations("texts.heldBack");
  const format = useFormatter();
  if (!room?.until) return null;
  const { now, later, days } = room;
  const at = format.dateTime(room.until, "moment");
  return (
    <Notice tone="warning">
      {now + later === 1 ? t("alone", { at }) : t("before", { now, later, days, at })}
    </Notice>
  );
}
