import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { BUILD_FOLDER, NEXT } from "../../scripts/build";
import { freePort } from "../../scripts/ports";
import type { JourneyOrg } from "../support/e2e-org";
import { newJourneyOrg, PASSWORD } from "../support/e2e-org";
import { goToPassword } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";
import type { SpanReceiver } from "../support/span-receiver";
import { spanReceiver } from "../support/span-receiver";

const TOKEN = "a-token-for-metrics-of-32-letters";

type Watched = { url: string; said: () => string; end: () => Promise<void> };

/** A web server of its own that says and sends everything it can. */
async function startWatched(spans: SpanReceiver): Promise<Watched> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child: ChildProcess = spawn(process.execPath, [NEXT, "start", "-p", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...{ NODE_ENV: "production", NEXT_DIST_DIR: BUILD_FOLDER, NEXT_TELEMETRY_DISABLED: "1" },
      ...{ APP_URL: url, NEXTAUTH_URL: url, PORT: String(port), MIGRATION_DATABASE_URL: "" },
      ...{ LOG_LEVEL: "debug", METRICS_TOKEN: TOKEN, OTEL_EXPORTER_OTLP_ENDPOINT: spans.url },
      OTEL_BSP_SCHEDULE_DELAY: "200",
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (text) => {
      said += text;
    });
  const ready = async () => (await fetch(`${url}/api/ready`).catch(() => undefined))?.status;
  await expect.poll(ready, { timeout: 60_000 }).toBe(200);
  const end = async () => {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  };
  return { url, said: () => said, end };
}

// One server for both.
test.describe.configure({ mode: "default" });

let org: JourneyOrg;
let spans: SpanReceiver;
let web: Watched;
test.beforeAll(async () => {
  org = await newJourneyOrg("Unmistakable Ltd");
  spans = await spanReceiver();
  web = await startWatched(spans);
});
test.afterAll(async () => {
  await web?.end();
  await spans?.close();
});

const metric = async (name: string): Promise<number> => {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const text = await (await fetch(`${web.url}/api/metrics`, { headers })).text();
  return Number(new RegExp(`^${name} (\\d+)`, "m").exec(text)?.[1]);
};

test("a claim and a sign-in are counted, traced and logged, and neither log nor spans name a person or a secret", async ({
  page,
}) => {
  const person = await org.invited({
    firstName: "Wilhelmina",
    lastName: "Ångström",
    email: "wilhelmina@secret.example",
  });
  const link = new URL(person.link);
  const [claims, signIns] = [
    await metric("rollcall_claims_total"),
    await metric("rollcall_sign_ins_total"),
  ];
  await page.goto(`${web.url}${link.pathname}`);
  await goToPassword(page);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Finish and sign in" }).click();
  await page.waitForURL(/\/me(?:\?|$)/);
  await page.context().clearCookies();
  for (const password of ["not the password at all", PASSWORD]) {
    await page.goto(`${web.url}/${org.slug}/sign-in`);
    await page.getByLabel("E-mail, login or mobile number").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  }
  await page.waitForURL(/\/me/);

  await expect.poll(() => metric("rollcall_claims_total")).toBeGreaterThan(claims);
  expect(await metric("rollcall_sign_ins_total")).toBeGreaterThanOrEqual(signIns + 2);
  // spans are sent in batches: those of one request may come before those of another
  for (const beginning of ["inOrg", "POST "]) {
    const isThere = () => spans.names().some((name) => name.startsWith(beginning));
    await expect.poll(isThere, { timeout: 15_000 }).toBe(true);
  }
  expect(web.said()).toContain('"path":"/claim/claim_…"');
  const token = link.pathname.split("/").at(-1) ?? "";
  const cookies = (await page.context().cookies()).map(({ value }) => value);
  for (const secret of [
    ...["Wilhelmina", "ngstr", "secret.example", "Unmistakable Ltd"],
    ...[token, token.slice(-32), PASSWORD, "not the password", ...cookies],
    ...[process.env.ROLLCALL_KEYS ?? "", TOKEN],
  ]) {
    expect.soft(web.said().includes(secret), `the log says ${secret}`).toBe(false);
    expect.soft(spans.raw().includes(secret), `a span says ${secret}`).toBe(false);
  }
});

test("what is measured is told to who holds the token, and is no address where none is set", async ({
  request,
}) => {
  expect((await request.get(`${web.url}/api/metrics`)).status()).toBe(401);
  const wrong = { authorization: "Bearer a-token-for-metrics-of-32-lettert" };
  expect((await request.get(`${web.url}/api/metrics`, { headers: wrong })).status()).toBe(401);
  const headers = { authorization: `Bearer ${TOKEN}` };
  const answer = await request.get(`${web.url}/api/metrics`, { headers });
  expect(answer.headers()["content-type"]).toContain("version=0.0.4");
  const text = await answer.text();
  expect(text).toContain('rollcall_event_loop_delay_seconds{quantile="0.99"}');
  expect(text).not.toContain(org.slug);
  // The stage of the journeys has none.
  expect((await request.get("/api/metrics", { headers })).status()).toBe(404);
});
