import { beforeAll, expect, test, vi } from "vitest";
import { POST } from "@/app/join/[token]/submit/route";
import { makeToken } from "@/lib/secrets";
import { openLink, requestsOf } from "./support/joins";
import type { TestOrg } from "./support/org";
import { newOrg } from "./support/org";

/* The open link asks one question a page, and keeps nothing before the last of them. */
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "192.0.2.7" }),
  cookies: async () => ({ get: () => undefined }),
}));

let org: TestOrg;
let token = "";
beforeAll(async () => {
  org = await newOrg();
  token = makeToken("join", org.id, await openLink(org));
});

/** Where a form leads, and what the next page is told. */
async function sent(form: Record<string, string>) {
  const request = new Request("https://people.example/", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "x-forwarded-for": "192.0.2.7" },
    body: new URLSearchParams({ language: "nl", ...form }),
  });
  const response = await POST(request, { params: Promise.resolve({ token }) });
  const [path = ""] = (response.headers.get("location") ?? "").split("?");
  const cookie = /=([\w-]+);/.exec(response.headers.get("set-cookie") ?? "")?.[1] ?? "";
  const { values, fields } = JSON.parse(Buffer.from(cookie, "base64url").toString());
  return { page: path.replace(`/join/${token}`, ""), values, fields };
}

const EMAIL = "sanne@halden.example";
const NAMES = { firstName: "Sanne", lastName: "de Vries" };

test("the address is asked first, then the name; both ways carry what was typed, and nothing is kept before the last", async () => {
  const foreign = { email: "sanne@elsewhere.example", step: "address" };
  expect(await sent(foreign)).toMatchObject({ page: "", fields: { email: "join-domain" } });
  expect(await sent({ email: "", step: "address" })).toMatchObject({
    ...{ page: "", fields: { email: "email-missing" } },
  });
  expect(await sent({ email: EMAIL, step: "address" })).toMatchObject({
    ...{ page: "/name", values: { email: EMAIL }, fields: {} },
  });
  expect(await sent({ email: EMAIL, firstName: " " })).toMatchObject({
    ...{ page: "/name", values: { email: EMAIL } },
    fields: { firstName: "names-missing" },
  });
  expect(await sent({ email: EMAIL, ...NAMES, to: "address" })).toMatchObject({
    ...{ page: "", values: { email: EMAIL, ...NAMES }, fields: {} },
  });
  // the names go along while the address is put right
  expect(await sent({ ...foreign, ...NAMES })).toMatchObject({ page: "", values: NAMES });
  expect(await requestsOf(org)).toEqual([]);
  expect(await sent({ email: EMAIL, ...NAMES })).toMatchObject({
    ...{ page: "/sent", values: { email: EMAIL, ...NAMES } },
  });
  expect(await requestsOf(org)).toMatchObject([{ email: EMAIL, language: "nl", ...NAMES }]);
});

test("one name is enough, whichever of the two it is", async () => {
  const email = "suda@halden.example";
  expect(await sent({ email, firstName: "", lastName: "Suda" })).toMatchObject({ page: "/sent" });
  expect(await sent({ email, firstName: "Suda" })).toMatchObject({ page: "/sent" });
  const names = (await requestsOf(org)).filter((request) => request.email === email);
  expect(names).toMatchObject([
    { firstName: "", lastName: "Suda" },
    { firstName: "Suda", lastName: "" },
  ]);
});
