import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "../auth-options";
import { plainDefault } from "../plain-default";

type Context = { params: Promise<{ nextauth: string[] }> };

/** A ticket is posted, and nobody writes into our log: next-auth would answer with a failure, or do it. */
const isRefused = (method: string, [act]: readonly string[]): boolean =>
  act === "_log" || (act === "callback" && method !== "POST");

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (isRefused(request.method, nextauth)) return new Response(null, { status: 405 });
  return plainDefault(NextAuth)(request, context, authOptions());
}

export { handle as GET, handle as POST };
