import type { APIRequestContext, PlaywrightWorkerArgs } from "@playwright/test";
import { expect, test } from "../support/e2e-test";
import { newInvitee, stateOf } from "./invitees";

const PASSWORD = "three quiet copper kettles";

/** A browser without a window: its cookies, and the proof of the forms shown in it. */
async function openForms(request: APIRequestContext, path: string): Promise<string> {
  const page = await (await request.get(`${path}/password`)).text();
  return /name="proof" value="([\w-]+)"/.exec(page)?.[1] ?? "";
}

const post = (request: APIRequestContext, path: string, form: Record<string, string>) =>
  request.post(path, { form, maxRedirects: 0 });

const newBrowsers = (playwright: PlaywrightWorkerArgs["playwright"], baseURL: string, n: number) =>
  Promise.all(Array.from({ length: n }, () => playwright.request.newContext({ baseURL })));

test("of fifty browsers that claim one link at once, one is in and the others learn whose it is", async ({
  playwright,
  baseURL,
}) => {
  const invitee = await newInvitee();
  const browsers = await newBrowsers(playwright, baseURL ?? "", 50);
  const proofs = await Promise.all(browsers.map((one) => openForms(one, invitee.path)));
  const answers = await Promise.all(
    browsers.map((one, index) =>
      post(one, `${invitee.path}/claim`, { proof: proofs[index] ?? "", password: PASSWORD }),
    ),
  );
  const places = answers.map((answer) => answer.headers().location);
  expect(answers.map((answer) => answer.status())).toEqual(answers.map(() => 303));
  expect(places.filter((place) => place === `/${invitee.org.slug}/me?welcome=1`)).toHaveLength(1);
  expect(places.filter((place) => place === invitee.path)).toHaveLength(49);
  const loser = browsers[places.indexOf(invitee.path)];
  expect(await (await loser?.get(invitee.path))?.text()).toContain("Already yours: sign in");
  expect(await stateOf(invitee)).toMatchObject({ status: "ACTIVE" });
  await Promise.all(browsers.map((one) => one.dispose()));
});

const LONG = "x".repeat(100_000);
const BAD: Record<string, string>[] = [
  {},
  { firstName: LONG, lastName: LONG, language: LONG, password: LONG, reason: LONG },
  { firstName: "\u0000", lastName: "\u202e", language: "xx", password: "\u0000", reason: "x" },
  { "firstName[]": "Amara", "password[$ne]": "x", __proto__: "x", reason: "not-me" },
  { firstName: "\ud800", lastName: "\ud800", password: "\ud800" },
];

test("no form answers bad input with a failure, and none of it claims or declines", async ({
  request,
}) => {
  const invitee = await newInvitee();
  const proof = await openForms(request, invitee.path);
  for (const act of ["start", "save", "agree", "claim", "decline", "ask", "switch"]) {
    for (const input of BAD) {
      for (const path of [invitee.path, "/claim/claim_nothing", "/claim/%00", "/claim/%E0%A4%A"]) {
        const form = { ...input, ...(act === "decline" ? {} : { proof }) };
        const answer = await post(request, `${path}/${act}`, form);
        expect(
          answer.status(),
          `${path}/${act} ${JSON.stringify(input).slice(0, 60)}`,
        ).toBeLessThan(500);
      }
    }
    const raw = { data: "{", headers: { "content-type": "multipart/form-data" }, maxRedirects: 0 };
    expect((await request.post(`${invitee.path}/${act}`, raw)).status()).toBeLessThan(500);
    expect((await request.get(`${invitee.path}/${act}`)).status()).toBeLessThan(500);
  }
  for (const query of ["fault=x", "fault=a&fault=b", "fault=%00", "sent=1&sent=2"]) {
    expect((await request.get(`${invitee.path}/name?${query}`)).status()).toBe(200);
  }
  expect(await stateOf(invitee)).toMatchObject({ status: "INVITED", declineReason: null });
});

test("a link whose proof is wrong is refused before any work, at the same place as any other", async ({
  request,
}) => {
  const invitee = await newInvitee();
  const proof = await openForms(request, invitee.path);
  const forged = `${invitee.path.slice(0, -4)}AAAA`;
  const answer = await post(request, `${forged}/claim`, { proof, password: PASSWORD });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toBe(forged);
  expect(await stateOf(invitee)).toMatchObject({ status: "INVITED" });
});
