import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { question } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

const PAGES = [
  "/people/ID",
  "/people/ID?tab=profile",
  "/people/ID/edit",
  "/people/ID/invite",
  "/selections/ID",
  "/people/export?selection=ID",
];

/** What an address answers, without what differs from one request to the next and without the id. */
async function answerOf(request: APIRequestContext, path: string, id: string) {
  const response = await request.get(path.replace("ID", id));
  const { date: _, "content-security-policy": policy = "", ...headers } = response.headers();
  const nonce = /nonce-([\w+/=-]+)/.exec(policy)?.[1] ?? "";
  const body = (await response.text()).replaceAll(nonce, "NONCE").replaceAll(id, "ID");
  for (const name of ["content-length", "link"]) delete headers[name];
  // React numbers what it streams in the order it is done, which is nobody's secret
  const text = body.replace(/<script[\s\S]*?<\/script>/g, "").replace(/[0-9a-f]{32,}/g, "DIGEST");
  return { status: response.status(), policy: policy.replaceAll(nonce, "NONCE"), headers, text };
}

test("every address of the console answers an id of another organisation like one that never was", async ({
  page,
  org,
  foreign,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const [theirs, invited] = [await foreign.member(["OWNER"]), await foreign.invited()];
  for (const path of PAGES) {
    const unknown = await answerOf(page.request, org.admin + path, randomUUID());
    expect(unknown.status, path).toBe(404);
    for (const { id, name } of [theirs, invited]) {
      const answer = await answerOf(page.request, org.admin + path, id);
      expect.soft(answer, path).toEqual(unknown);
      expect.soft(answer.text).not.toContain(name);
    }
  }
});

test("nobody of another organisation is found: by search, as a twin, as an owner", async ({
  page,
  org,
  foreign,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const theirs = await foreign.member([], { firstName: "Zarathustra", lastName: "Foreign" });
  const json = async (path: string) =>
    (await page.request.get(`${org.admin}/people${path}`)).json();
  expect(await json(`/twin?email=${encodeURIComponent(theirs.email)}`)).toEqual({ twin: null });
  expect(await json("/owners?q=zarathustra")).toEqual({ choices: [] });
  expect(await json("/find?q=zarathustra")).toEqual({ people: [] });
  await foreign.person("CREATED", { firstName: "Zarathustra" });
  await org.person();
  for (const list of ["people", "unsent"]) {
    await page.goto(`${org.admin}/${list}?q=zarathustra`);
    await expect(page.getByText("No one matches.")).toBeVisible();
  }
});

const SETTINGS =
  "general look invitations access sender templates templates/invitation/en retention";

test("a session opens the console of its own organisation only", async ({
  page,
  org,
  foreign,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const person = await foreign.person();
  for (const path of [
    "",
    "/people",
    `/people/${person.id}`,
    "/people/users",
    "/people/contacts",
    "/people/new",
    "/people/new/several",
    "/settings",
    ...SETTINGS.split(" ").map((section) => `/settings/${section}`),
    "/first-steps",
    "/notices",
    "/notices/choices",
    "/imports/template?kind=USER",
  ]) {
    await page.goto(foreign.admin + path);
    await expect(page).toHaveURL(new RegExp(`/${foreign.slug}/sign-in`));
  }
  const listed = await foreign.person("ACTIVE", { visibility: "PUBLIC" });
  for (const path of [
    "me",
    "me/leave",
    "me/profile",
    "me/security",
    "directory",
    `directory/${listed.id}`,
  ]) {
    await page.goto(`/${foreign.slug}/${path}`);
    await expect(page).toHaveURL(new RegExp(`/${foreign.slug}/sign-in`));
  }
  expect((await page.request.get(`/${org.slug}/directory/${listed.id}`)).status()).toBe(404);
});

test("a form that names a person of another organisation is refused like one that names nobody", async ({
  page,
  org,
  foreign,
  signIn,
}) => {
  await signIn(page, org, await org.member(["OWNER"]));
  const [own, theirs] = [await org.person(), await foreign.person()];
  for (const id of [theirs.id, randomUUID()]) {
    await page.goto(`${org.admin}/people/${own.id}?ask=close`);
    const dialog = question(page);
    await dialog.locator("input[name=id]").evaluate((field: HTMLInputElement, wanted) => {
      field.value = wanted;
    }, id);
    await dialog.getByRole("button", { name: "Close account" }).click();
    await expect(dialog.getByText("This person is not here, or no longer.")).toBeVisible();
  }
  const account = await foreign.run((tx) =>
    tx.db.account.findFirst({ where: { orgId: tx.org, id: theirs.id } }),
  );
  expect(account?.status).toBe("CREATED");
});
