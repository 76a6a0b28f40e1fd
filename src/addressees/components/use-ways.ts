import { useFormatter, useTranslations } from "next-intl";
import type { ByChannel } from "../rules";
import { CHANNELS } from "../rules";

/** "12 mails, 3 texts and 4 codes": by which way how many; ways by which nobody is reached are left out. */
export function useWays(): (counts: ByChannel) => string {
  const t = useTranslations("campaigns.ways");
  const format = useFormatter();
  return (counts) => {
    const some = CHANNELS.filter((channel) => counts[channel] > 0);
    const told = some.length > 0 ? some : (["EMAIL"] as const);
    return format.list(
      told.map((channel) => t(channel, { count: counts[channel] })),
      { type: "conjunction" },
    );
  };
}
