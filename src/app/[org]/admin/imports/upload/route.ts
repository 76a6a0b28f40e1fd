import { createHash } from "node:crypto";
import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { isOwnForm } from "@/gates/origin";
import type { SessionGate } from "@/gates/session";
import { findSession } from "@/gates/session";
import { beginImport } from "@/imports/begin-import";
import { finishUpload } from "@/imports/finish-upload";
import { uploadInput } from "@/imports/input";
import { receiveChunk } from "@/imports/receive-chunk";
import { inOrg } from "@/lib/in-org";
import type { RefusalCode } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { MOST_BYTES } from "@/rosters/rules";
import { piecesOf } from "./pieces";

type Context = { params: Promise<{ org: string }> };

const STATUS: Partial<Record<RefusalCode, number>> = { "not-allowed": 403, "file-too-large": 413 };

const refuse = (error: RefusalCode): Response =>
  NextResponse.json({ error }, { status: STATUS[error] ?? 422 });

/** Keeps the body piece by piece as it comes, each in a transaction of its own; the worker reads it from there. */
async function receive({ scope }: SessionGate, request: NextRequest): Promise<string> {
  const input = uploadInput.parse(Object.fromEntries(request.nextUrl.searchParams));
  const { id } = await inOrg(scope, (tx) => beginImport(tx, input));
  const digest = createHash("sha256");
  let [bytes, seq] = [0, 0];
  for await (const content of piecesOf(request.body)) {
    digest.update(content);
    const at = seq;
    ({ bytes } = await inOrg(scope, (tx) => receiveChunk(tx, { id, seq: at, content })));
    seq += 1;
  }
  const file = { id, bytes, digest: digest.digest("hex") };
  await inOrg(scope, (tx) => finishUpload(tx, file));
  return id;
}

/**
 * Takes the body of the request as the file of a new import: `?name=people.csv&kind=USER&purpose=ROSTER`. What was
 * refused or interrupted on the way is cleared away within the hour.
 */
export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  const gate = await findSession((await params).org);
  if (!gate || !isOwnForm(request.headers)) return refuse("not-allowed");
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES)
    return refuse("file-too-large");
  try {
    const id = await receive(gate, request);
    return NextResponse.json({ id, href: `/${gate.org.slug}/admin/imports/${id}` });
  } catch (refusal) {
    if (refusal instanceof Refusal) return refuse(refusal.code);
    throw refusal;
  }
}
