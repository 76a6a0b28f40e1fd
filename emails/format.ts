// English here is the British one: day before month, 24 hours.
const FORMAT_LOCALE: Readonly<Record<string, string>> = { en: "en-GB" };

interface MomentFormat {
  moment: Intl.DateTimeFormat;
  zone: Intl.DateTimeFormat;
}

// Making a formatter costs a hundred times what using it does.
const formats = new Map<string, MomentFormat>();

function formatFor(locale: string, timeZone: string): MomentFormat {
  const key = `${locale} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const language = FORMAT_LOCALE[locale] ?? locale;
  const made = {
    moment: new Intl.DateTimeFormat(language, {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    }),
    zone: new Intl.DateTimeFormat(language, {
      timeZone,
      timeZoneName: "longGeneric",
    }),
  };
  formats.set(key, made);
  return made;
}

/** “Saturday, 28 November 2026 at 09:14 (Central European Time)”, in the reader's language and the organisation's zone. */
export function formatMoment(date: Date, locale: string, timeZone: string): string {
  const { moment, zone } = formatFor(locale, timeZone);
  const zoneName =
    timeZone === "UTC"
      ? "UTC"
      : zone.formatToParts(date).find((part) => part.type === "timeZoneName")?.value;
  return `${moment.format(date)} (${zoneName ?? timeZone})`;
}
