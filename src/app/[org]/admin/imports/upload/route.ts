import { createHash } from "node:crypto";
import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { z } from "zod";
import { isOwnForm } from "@/gates/origin";
import type { SessionGate } from "@/gates/session";
import { findSession } from "@/gates/session";
import { beginImport } from "@/imports/begin-import";
import { finishUpload } from "@/imports/finish-upload";
import type { UploadInput } from "@/imports/input";
import { uploadInput } from "@/imports/input";
import { receiveChunk } from "@/imports/receive-chunk";
import { inOrg } from "@/lib/in-org";
import type { RefusalCode } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { MOST_BYTES } from "@/rosters/rules";
import { steerImport } from "@/runs/steer-import";
import { readFormFile } from "./form-file";
import { piecesOf } from "./pieces";

type Context = { params: Promise<{ org: string }> };
type Sent = { input: UploadInput; bytes: AsyncIterable<Uint8Array> };

/** What a form says besides its file. */
const FORM_BYTES = 16_384;

const STATUS: Partial<Record<RefusalCode, number>> = { "not-allowed": 403, "file-too-large": 413 };

async function* bodyOf({ body }: NextRequest): AsyncGenerator<Uint8Array> {
  if (body) yield* body;
}

const typeOf = (request: NextRequest): string => request.headers.get("content-type") ?? "";
const isForm = (request: NextRequest): boolean => typeOf(request).startsWith("multipart/");

/** The file of a form, or the body as it is with what the address says of it. */
async function sentIn(request: NextRequest): Promise<Sent> {
  const bytes = bodyOf(request);
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  if (!isForm(request)) return { input: uploadInput.parse(asked), bytes };
  const form = await readFormFile(typeOf(request), bytes);
  if (!form) throw new Refusal("file-empty");
  const { name, fields } = form;
  return { input: uploadInput.parse({ ...asked, ...fields, name }), bytes: form.bytes };
}

/** Keeps the file piece by piece as it comes, each in a transaction of its own; the worker reads it from there. */
async function receive({ scope }: SessionGate, { input, bytes: file }: Sent): Promise<string> {
  const { id } = await inOrg(scope, (tx) => beginImport(tx, input));
  const digest = createHash("sha256");
  let [bytes, seq] = [0, 0];
  for await (const content of piecesOf(file)) {
    digest.update(content);
    const at = seq;
    ({ bytes } = await inOrg(scope, (tx) => receiveChunk(tx, { id, seq: at, content })));
    seq += 1;
  }
  const whole = { id, bytes, digest: digest.digest("hex") };
  await inOrg(scope, (tx) => finishUpload(tx, whole));
  return id;
}

/** The plan for which another file was chosen; one that is gone already is no fault. */
async function giveUp({ scope }: SessionGate, id: string): Promise<void> {
  await inOrg(scope, (tx) => steerImport(tx, { id, step: "discard" })).catch((fault: unknown) => {
    if (!(fault instanceof Refusal)) throw fault;
  });
}

/** The body is not led through the proxy, which would hold all of it; so these answers say for themselves what it says of others. */
const HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

const goTo = (location: string): Response =>
  new Response(null, { status: 303, headers: { ...HEADERS, location } });

const answer = (body: object, status = 200): Response =>
  NextResponse.json(body, { status, headers: HEADERS });

/** A form is led back to its page, which says why; a script is told so. */
function refuse(request: NextRequest, org: string, error: RefusalCode): Response {
  if (!isForm(request)) return answer({ error }, STATUS[error] ?? 422);
  const asked = new URLSearchParams(request.nextUrl.search);
  asked.set("refused", error);
  return goTo(`/${encodeURIComponent(org)}/admin/imports/new?${asked}`);
}

/**
 * Takes a file as a new import, or as corrections of one: the body of the request with `?name=people.csv&kind=USER&purpose=ROSTER`,
 * or a plain form. What was refused or interrupted on the way is cleared away within the hour.
 */
export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  const { org } = await params;
  const gate = await findSession(org);
  if (!gate || !isOwnForm(request.headers)) return refuse(request, org, "not-allowed");
  const most = isForm(request) ? MOST_BYTES + FORM_BYTES : MOST_BYTES;
  if (Number(request.headers.get("content-length") ?? 0) > most)
    return refuse(request, org, "file-too-large");
  try {
    const id = await receive(gate, await sentIn(request));
    const replaced = z.uuid().safeParse(request.nextUrl.searchParams.get("replaces"));
    if (replaced.success) await giveUp(gate, replaced.data);
    const href = `/${gate.org.slug}/admin/imports/${id}`;
    return isForm(request) ? goTo(href) : answer({ id, href });
  } catch (refusal) {
    if (refusal instanceof Refusal) return refuse(request, org, refusal.code);
    throw refusal;
  }
}
