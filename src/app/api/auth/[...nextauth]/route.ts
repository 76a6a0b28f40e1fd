import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "../auth-options";
import { plainDefault } from "../plain-default";

type Context = { params: Promise<{ nextauth: string[] }> };

const handle = (request: NextRequest, context: Context): Promise<Response> =>
  plainDefault(NextAuth)(request, context, authOptions());

export { handle as GET, handle as POST };
