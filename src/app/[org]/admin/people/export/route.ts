import type { NextRequest } from "next/server";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { ExportPlace } from "@/people/export-people";
import { exportPeople } from "@/people/export-people";
import { parseQuery, readFilter } from "@/people/input";
import { readSelection } from "@/selections/queries";
import { enter } from "../../enter";

const format = z.enum(["csv", "xlsx"]).catch("csv");

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Whom the address names: a selection of this organisation, or the people that match now. */
async function whoOf({ scope }: SessionGate, query: URLSearchParams) {
  const selection = z.uuid().safeParse(query.get("selection")).data;
  if (selection === undefined) return { filter: readFilter(parseQuery(query.toString())) };
  const found = await inOrg(scope, (tx) => readSelection(tx, selection), "page");
  return found ? { selectionId: found.id } : undefined;
}

/** Pieces as the browser takes them: each is a transaction of its own. */
function streamOf(piece: (place?: ExportPlace) => ReturnType<typeof exportPeople>) {
  let place: ExportPlace | undefined;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let isEmpty = true;
      do {
        const { bytes, next } = await piece(place);
        isEmpty = bytes.length === 0;
        if (!isEmpty) controller.enqueue(bytes);
        place = next;
      } while (isEmpty && place);
      if (!place) controller.close();
    },
  });
}

/** Downloads the people of a view or a selection. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const gate = await enter((await params).org, "accounts.view");
  const query = request.nextUrl.searchParams;
  const kind = format.parse(query.get("format"));
  const who = await whoOf(gate, query);
  if (!who) return new Response(null, { status: 404 });
  const language = await getLocale();
  const stream = streamOf((place) =>
    inOrg(gate.scope, (tx) => exportPeople(tx, { who, format: kind, language, place }), "chunk"),
  );
  return new Response(stream, {
    headers: {
      "content-type": TYPES[kind],
      "content-disposition": `attachment; filename="people-${gate.org.slug}.${kind}"`,
      "cache-control": "no-store",
    },
  });
}
