import type { NextRequest } from "next/server";
import { getLocale, getMessages } from "next-intl/server";
import { z } from "zod";
import { NEEDED } from "@/imports/rules";
import { localeOf } from "@/lib/i18n/locales";
import { exportTemplate } from "@/rosters/export-template";
import { enter } from "../../enter";

const query = z.object({
  kind: z.enum(["USER", "CONTACT", "CHOOSE"]).catch("USER"),
  format: z.enum(["csv", "xlsx"]).catch("xlsx"),
});

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Downloads the template of users, of contacts or of people to invite, in the reader's language. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { kind, format } = query.parse(Object.fromEntries(request.nextUrl.searchParams));
  await enter((await params).org, NEEDED[kind === "CHOOSE" ? "CHOOSE" : "ROSTER"]);
  const [tag, { roster: texts }] = await Promise.all([getLocale(), getMessages()]);
  const bytes = await exportTemplate({ kind, format, locale: localeOf(tag) ?? "en", texts });
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${texts.template.file[kind]}.${format}"`,
      "cache-control": "no-store",
    },
  });
}
