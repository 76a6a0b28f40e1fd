import { expect } from "vitest";
import { watch } from "./watched-work";

export type Route = (request: never, context: never) => Promise<Response>;

const posted = (form: Record<string, string>): Request =>
  new Request("https://people.example/", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "x-forwarded-for": "192.0.2.7" },
    body: new URLSearchParams(form),
  });

/** What a stranger sees, without what is new in every answer or repeats what they typed. */
export async function seen(response: Response) {
  const headers = [...response.headers].map(([name, value]) => [
    name,
    value
      .replace(/(again=|form-[\w-]+=)[\w-]+/, "$1…")
      .replace(/Expires=[^;]+/, "")
      .replaceAll(/(?:claim|join)_[\w-]+/g, "TOKEN"),
  ]);
  return { status: response.status, headers, body: await response.text() };
}

/** Answer and work of each form; the first one of a process, which readies what all of them use, is not looked at. */
export async function answers(
  route: unknown,
  forms: readonly Record<string, string>[],
  params: object = {},
) {
  const answerOf = async (form: Record<string, string>) =>
    watch(async () =>
      seen(
        await (route as Route)(posted(form) as never, { params: Promise.resolve(params) } as never),
      ),
    );
  await answerOf(forms[0] ?? {});
  const all = [];
  for (const form of forms) all.push(await answerOf(form));
  return all;
}

export function expectAlike(all: readonly { work: { statements: string[]; hashes: number } }[]) {
  const [first, ...others] = all;
  expect(first?.work.statements.length).toBeGreaterThan(0);
  for (const other of others) expect(other).toEqual(first);
}
