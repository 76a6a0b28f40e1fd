import type { NextRequest } from "next/server";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { resolveFilter } from "@/addressees/resolve-filter";
import { EXPORTING } from "@/admins/rules";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { ExportPlace } from "@/people/export-people";
import { exportPeople } from "@/people/export-people";
import { parseQuery, readFilter } from "@/people/input";
import { readSelection } from "@/selections/queries";
import { download } from "../../../download";
import { enter } from "../../enter";

const format = z.enum(["csv", "xlsx"]).catch("csv");

/** Whom the address names: a selection of this organisation, or the people that match now. */
async function whoOf({ scope }: SessionGate, query: URLSearchParams) {
  const selection = z.uuid().safeParse(query.get("selection")).data;
  const filter = readFilter(parseQuery(query.toString()));
  if (selection === undefined)
    return { filter: await inOrg(scope, (tx) => resolveFilter(tx, filter), "page") };
  const found = await inOrg(scope, (tx) => readSelection(tx, selection), "page");
  return found ? { selectionId: found.id } : undefined;
}

/** Downloads the people of a view or a selection. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const gate = await enter((await params).org, EXPORTING);
  const query = request.nextUrl.searchParams;
  const kind = format.parse(query.get("format"));
  const who = await whoOf(gate, query);
  if (!who) return new Response(null, { status: 404 });
  const language = await getLocale();
  return download(
    gate.scope,
    `people-${gate.org.slug}`,
    kind,
    (tx, place: ExportPlace | undefined) =>
      exportPeople(tx, { who, format: kind, language, place }),
  );
}
