import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import type { OpenedSession } from "@/sessions/open-session";
import { authOptions } from "./auth-options";
import { sessionCookies } from "./let-in";
import { plainDefault } from "./plain-default";

type Asked = {
  method: "GET" | "POST";
  nextauth: string[];
  cookies?: Record<string, string>;
  body?: object;
};
type Answer = { body: unknown; setCookies: string[] };

/** Asks next-auth's own handler within this process, as a request to /api/auth would. */
async function ask(
  { method, nextauth, cookies = {}, body }: Asked,
  told?: (signedIn: OpenedSession) => void,
): Promise<Answer> {
  const answer: Answer = { body: undefined, setCookies: [] };
  const response = {
    status: () => response,
    getHeader: (name: string) =>
      name.toLowerCase() === "set-cookie" ? answer.setCookies : undefined,
    setHeader: (name: string, value: string | string[]) => {
      if (name.toLowerCase() === "set-cookie") answer.setCookies = [value].flat();
      return response;
    },
    json: (sent: unknown) => {
      answer.body = sent;
    },
    send: (sent: unknown) => {
      answer.body = sent;
    },
    end: () => undefined,
  };
  const request = { method, query: { nextauth }, cookies, headers: {}, body };
  const handler = plainDefault(NextAuth)(authOptions(told)) as (
    request: NextApiRequest,
    response: NextApiResponse,
  ) => Promise<void>;
  await handler(request as unknown as NextApiRequest, response as unknown as NextApiResponse);
  return answer;
}

/** Name and value of a Set-Cookie line. */
function pairOf(line: string): [string, string] {
  const [pair = ""] = line.split(";");
  const at = pair.indexOf("=");
  return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
}

/**
 * Turns the one-time ticket of a finished sign-in, claim or reset into this browser's session, without a script and in
 * one request. Returns the cookies to set, or undefined when the ticket is no longer good.
 */
export async function signInBrowser(ticket: string) {
  const csrf = await ask({ method: "GET", nextauth: ["csrf"] });
  const { csrfToken } = csrf.body as { csrfToken: string };
  let signedIn: OpenedSession | undefined;
  await ask(
    {
      method: "POST",
      nextauth: ["callback", "ticket"],
      cookies: Object.fromEntries(csrf.setCookies.map(pairOf)),
      body: { csrfToken, ticket },
    },
    (who) => {
      signedIn = who;
    },
  );
  return signedIn && sessionCookies(signedIn);
}
