import { freePort } from "../../scripts/ports";
import { startWeb } from "../support/e2e-stage";
import { expect, test } from "../support/e2e-test";

test("no page is stored, framed or free to run what it was not given", async ({ request, org }) => {
  const { link } = await org.invited();
  const secret = [new URL(link).pathname, "/reset/reset_x", "/proof/proof_x"];
  const open = ["/", "/sign-up", `/${org.slug}/sign-in`, `/${org.slug}/forgot`, "/mailbox"];
  for (const path of [...secret, ...open, "/nothing-here"]) {
    const headers = (await request.get(path)).headers();
    expect.soft(headers["cache-control"], path).toContain("no-store");
    expect
      .soft(headers["referrer-policy"], path)
      .toBe(secret.includes(path) ? "no-referrer" : "strict-origin-when-cross-origin");
    expect.soft(headers["x-content-type-options"], path).toBe("nosniff");
    const policy = headers["content-security-policy"] ?? "";
    expect.soft(policy, path).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/);
    expect.soft(policy, path).toContain("frame-ancestors 'none'");
    expect.soft(policy, path).toContain("object-src 'none'");
    expect.soft(headers["strict-transport-security"], path).toBeUndefined();
    expect.soft(headers["x-powered-by"], path).toBeUndefined();
  }
});

test("every page gets a nonce of its own, and all its scripts carry it", async ({ request }) => {
  const [one, other] = [await request.get("/"), await request.get("/")];
  const nonceOf = (policy = "") => /nonce-([\w+/=]+)/.exec(policy)?.[1];
  const nonce = nonceOf(one.headers()["content-security-policy"]);
  expect(nonce).not.toBe(nonceOf(other.headers()["content-security-policy"]));
  const scripts = (await one.text()).match(/<script[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
});

test("health and readiness tell strangers one word", async ({ request }) => {
  for (const [path, word] of [
    ["/api/health", "alive\n"],
    ["/api/ready", "ready\n"],
  ] as const) {
    const answer = await request.get(path);
    expect([answer.status(), await answer.text()]).toEqual([200, word]);
    expect((await request.head(path)).status()).toBe(200);
  }
});

test("over https, browsers are told to stay there; where mail really goes out, there is no mailbox", async () => {
  const port = await freePort();
  const web = await startWeb(port, {
    APP_URL: "https://people.halden.example",
    MAIL_TRANSPORT: "smtp",
  });
  try {
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    const home = await get("/");
    expect(home.headers.get("strict-transport-security")).toBe(
      "max-age=31536000; includeSubDomains",
    );
    expect((await get("/mailbox")).status).toBe(404);
    expect((await get("/mailbox/2026-11-21")).status).toBe(404);
  } finally {
    await web.stop();
  }
});

test("without its database the process lives and is not ready", async () => {
  const port = await freePort();
  const web = await startWeb(port, { DATABASE_URL: "postgresql://x:y@127.0.0.1:1/gone" }, 503);
  try {
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
    const ready = await fetch(`http://127.0.0.1:${port}/api/ready`);
    expect([ready.status, await ready.text()]).toEqual([503, "not ready\n"]);
  } finally {
    await web.stop();
  }
});
