import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "../auth-options";
import { plainDefault } from "../plain-default";

type Context = { params: Promise<{ nextauth: string[] }> };

const handle = (request: NextRequest, context: Context): Promise<Response> =>
  plainDefault(NextAuth)(request, context, authOptions());

/** A ticket is posted; next-auth would answer a GET of it with a failure. */
const show = async (request: NextRequest, context: Context): Promise<Response> =>
  (await context.params).nextauth[0] === "callback"
    ? new Response(null, { status: 405, headers: { allow: "POST" } })
    : handle(request, context);

export { handle as POST, show as GET };
