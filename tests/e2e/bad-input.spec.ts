import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "../support/e2e-test";

const LONG = "x".repeat(100_000);
const BODIES: [string, Record<string, string>, string | Buffer][] = [
  ["nothing at all", {}, ""],
  ["JSON", { "content-type": "application/json" }, '{"identifier":["a"]}'],
  ["broken JSON", { "content-type": "application/json" }, "{"],
  ["plain text", { "content-type": "text/plain" }, "identifier=a"],
  ["a form of parts without a boundary", { "content-type": "multipart/form-data" }, "--"],
  ["a type that is none", { "content-type": "\u00e9" }, "a"],
  ["bytes", { "content-type": "application/octet-stream" }, Buffer.from([0, 255, 254])],
];
const WORDS = [LONG, "\u0000", "\u202e", "\ud800", "../../etc/passwd", "' OR 1=1 --", "%00"];
const FIELDS = [
  ...["identifier", "password", "oldPassword", "newPassword", "slug", "name", "firstName"],
  ...["lastName", "email", "language", "timeZone", "next", "locale", "theme", "back", "ticket"],
];

const formOf = (word: string) => Object.fromEntries(FIELDS.map((name) => [name, word]));
const doubled = FIELDS.map((name) => `${name}=a&${name}=b&${name}[]=c&${name}[x]=d`).join("&");

async function expectNoFailure(request: APIRequestContext, path: string): Promise<void> {
  const post = (options: Parameters<APIRequestContext["post"]>[1]) =>
    request.post(path, { ...options, maxRedirects: 0 });
  for (const [what, headers, data] of BODIES)
    expect.soft((await post({ headers, data })).status(), `${path}: ${what}`).toBeLessThan(500);
  for (const word of WORDS) {
    const status = (await post({ form: formOf(word) })).status();
    expect.soft(status, `${path}: ${JSON.stringify(word.slice(0, 20))}`).toBeLessThan(500);
  }
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  for (const data of [doubled, "%", "=&=&&", "identifier=%FF%FE", "identifier=%E0%A4%A"])
    expect
      .soft((await post({ headers, data })).status(), `${path}: ${data.slice(0, 20)}`)
      .toBeLessThan(500);
  expect.soft((await request.get(path, { maxRedirects: 0 })).status(), path).toBeLessThan(500);
}

test("no form of a stranger answers nonsense with a failure", async ({ request, org }) => {
  test.slow();
  const paths = [
    ...["/go", "/sign-up/submit", "/locale", "/theme", "/proof/nothing/submit"],
    ...["/reset/nothing/submit", "/reset/%00/submit", "/proof/%E0%A4%A/submit"],
    ...["sign-in/submit", "forgot/submit", "sign-out", "me/language", "me/password"].map(
      (path) => `/${org.slug}/${path}`,
    ),
    "/no-such-organisation/sign-in/submit",
    ...["callback/ticket", "signin/ticket", "signout", "_log", "nothing"].map(
      (path) => `/api/auth/${path}`,
    ),
  ];
  for (const path of paths) await expectNoFailure(request, path);
});

test("nor do those of somebody who is signed in", async ({ page, org, signIn }) => {
  test.slow();
  await signIn(page, org, await org.member());
  for (const path of ["me/language", "me/password"])
    await expectNoFailure(page.request, `/${org.slug}/${path}`);
  await expectNoFailure(page.request, `/${org.slug}/sign-out`);
});

test("no address and no query answers with a failure", async ({ page, org, signIn }) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const queries = [
    ...["q=%00", "q=%FF", `q=${"x".repeat(5_000)}`, "q=a&q=b", "status=nothing,,created"],
    ...["after=x", `after=${"0".repeat(36)}.%25`, "before=%00&from=-1", "from=1e9&kind[]=user"],
    ...["asked=1&failed=1&status=expired&kind=contact&q=%25_%5C", "show=NaN&again=x"],
  ];
  const own = ["me", "me/profile", "me/security", "directory"].map(
    (path) => `/${org.slug}/${path}`,
  );
  for (const path of [`${org.admin}/people`, "/mailbox", ...own, "/sign-up", "/find", "/"])
    for (const query of queries) {
      const status = (await page.request.get(`${path}?${query}`)).status();
      expect.soft(status, `${path}?${query.slice(0, 40)}`).toBe(200);
    }
  const paths = [
    ...["/%00", "/%FF/sign-in", `/${"x".repeat(3_000)}`, "/mailbox/..%2f..%2fetc%2fpasswd"],
    ...[`${org.admin}/people/%00`, `${org.admin}/people/nothing/edit`, `${org.admin}/nothing`],
    ...[`${org.admin}/people/twin?login=%00&email=%00`, `${org.admin}/people/owners?q=%00`],
    ...[
      "/claim/%00",
      "/reset/%FF",
      "/proof/nothing",
      "/address/%00",
      `/${org.slug}/directory/%00`,
      `${org.admin}/roles/admins?role=%00`,
      "/api/nothing",
      "/__proto__/sign-in",
    ],
  ];
  for (const path of paths)
    expect.soft((await page.request.get(path)).status(), path.slice(0, 60)).toBeLessThan(500);
});

test("an action of another site and a sign-in without end are refused, and are no failures of ours", async ({
  request,
  org,
}) => {
  const headers = { origin: "https://evil.example", "next-action": "0".repeat(42) };
  const action = await request.post(`/${org.slug}/admin/people`, { headers, data: "[]" });
  expect(action.status()).toBe(403);
  const multipart = { $ACTION_ID_00: "1" };
  const form = await request.post(`/${org.slug}/sign-in`, {
    headers: { origin: headers.origin },
    multipart,
  });
  expect(form.status()).toBe(403);
  const endless = { ticket: "x".repeat(30 * 1_024 * 1_024) };
  const long = await request.post("/api/auth/callback/ticket", { form: endless });
  expect(long.status()).toBe(413);
});

test("what another site makes a browser send changes nothing", async ({ page, org, signIn }) => {
  const member = await org.member();
  await signIn(page, org, member);
  const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  const form = {
    language: "fr",
    identifier: member.email,
    password: "x",
    lastName: "x",
    others: "1",
  };
  const acts = ["me/language", "me/password", "me/profile/save", "me/address", "me/sessions"];
  for (const path of [...acts, "sign-out", "forgot/submit", "../sign-out"])
    await page.request.post(`/${org.slug}/${path}`, { form, headers, maxRedirects: 0 });
  const account = await org.run((tx) =>
    tx.db.account.findFirst({ where: { orgId: tx.org, id: member.id } }),
  );
  expect(account).toMatchObject({ language: null, lastName: expect.not.stringMatching(/^x$/) });
  await page.goto(`/${org.slug}/me`);
  await expect(page.getByText(/^Your account at .+ is active\.$/)).toBeVisible();
});
