import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { count, flushCounts } from "@/lib/counting";
import { env } from "@/lib/env";
import { readMetrics } from "@/lib/metrics";
import { makeToken } from "@/lib/secrets";
import { queueMessages } from "@/messages/queue-messages";
import { beginFlow } from "@/sessions/begin-flow";
import { messagesOf, sendsOf } from "./support/links";
import { refusing, smtpServer } from "./support/mail-servers";
import { newAccountIn, newOrg } from "./support/org";
import { kill, startProgram } from "./support/processes";
import { emptyOutbox } from "./support/pumping";
import { spanReceiver } from "./support/span-receiver";

const running: ChildProcess[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) await kill(child);
});

/** The worker as it is started in production, and everything that it prints. */
function startWorker(given: Record<string, string>) {
  const child = startProgram("src/worker.ts", [], { LOG_LEVEL: "debug", ...given });
  running.push(child);
  let said = "";
  child.stdout?.on("data", (text) => {
    said += text;
  });
  return { child, said: () => said };
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}

const metric = async (line: RegExp): Promise<number> => {
  const text = await readMetrics(new Date());
  return Number(line.exec(text)?.[1] ?? Number.NaN);
};

test("what waits, what was done and what runs is measured for all organisations together, and names none", async () => {
  const created = /acts_total\{act="organization.created"\} (\d+)/;
  const before = (await metric(created)) || 0;
  const org = await newOrg("Unmistakable Ltd");
  const other = await newOrg();
  for (const of of [org, other]) {
    const id = await newAccountIn(of);
    await of.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  }
  await org.run((tx) =>
    queueMessages(tx, [{ letter: "reset", lane: 1, locale: "en", toAddress: "a@b.example" }]),
  );
  expect(await metric(/queue_messages\{lane="2",state="QUEUED"\} (\d+)/)).toBe(2);
  expect(await metric(/queue_messages\{lane="1",state="QUEUED"\} (\d+)/)).toBe(1);
  expect(await metric(/queue_messages\{lane="3",state="QUEUED"\} (\d+)/)).toBe(0);
  expect(await metric(/queue_oldest_seconds\{lane="2"\} ([\d.]+)/)).toBeGreaterThan(0);
  expect((await metric(created)) - before).toBe(2);
  expect(await metric(/pool_connections\{use="open"\} (\d+)/)).toBeGreaterThan(0);
  const text = await readMetrics(new Date());
  expect(text).toMatch(/build_info\{version="[\d.]+",node="v\d+/);
  for (const named of [org.id, org.slug, "Unmistakable", "b.example"])
    expect(text).not.toContain(named);
});

test("only what was committed is counted, and processes add up", async () => {
  const org = await newOrg();
  const id = await newAccountIn(org, "ACTIVE");
  const claims = () => metric(/claims_total (\d+)/);
  const before = await claims();
  await newAccountIn(org, "ACTIVE");
  const lost = org.run(async (tx) => {
    tx.acts.push("account.claim");
    await beginFlow(tx, { accountId: id, epoch: 0, factors: [] });
    throw new Error("rolled back");
  });
  await expect(lost).rejects.toThrow("rolled back");
  expect(await claims()).toBe(before + 1);
  await Promise.all([count("act account.claim", 2), flushCounts(), flushCounts()]);
  expect(await claims()).toBe(before + 3);
});

test("the worker's log and its spans tell of a failing mail, and of nobody", async () => {
  await emptyOutbox();
  const spans = await spanReceiver();
  const { url } = await smtpServer({
    onRcptTo: ({ address }, _, done) => done(refusing(550, `no such user ${address}`)),
  });
  const failed = /messages_failed_total (\d+)/;
  const before = (await metric(failed)) || 0;
  const org = await newOrg("Unmistakable Ltd");
  const id = await newAccountIn(org, "CREATED", {
    firstName: "Wilhelmina",
    lastName: "Ångström",
    email: "Wilhelmina@secret.example",
  });
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const { child, said } = startWorker({
    SMTP_URL: url,
    MAIL_TRANSPORT: "smtp",
    MAIL_FROM: "people@rollcall.example",
    OTEL_EXPORTER_OTLP_ENDPOINT: spans.url,
  });
  await vi.waitFor(
    async () => expect((await messagesOf(org, id))[0]?.state, said()).toBe("FAILED"),
    {
      timeout: 20_000,
      interval: 100,
    },
  );
  await stop(child);
  expect(said()).toContain('"state":"FAILED"');
  expect(spans.names()).toEqual(expect.arrayContaining(["pump", "inOrg"]));
  const [send = ""] = await sendsOf(org, id);
  const token = makeToken("claim", org.id, send);
  for (const secret of [
    ...["Wilhelmina", "Ångström", "secret.example", "Unmistakable", "no such user", org.slug],
    ...[token, token.slice(-32), new URL(env.DATABASE_URL).password, env.ROLLCALL_KEYS],
  ]) {
    expect.soft(said().includes(secret), `the log says ${secret}`).toBe(false);
    expect.soft(spans.raw().includes(secret), `a span says ${secret}`).toBe(false);
  }
  expect((await metric(failed)) - before).toBe(1);
  await spans.close();
});

test("a worker that cannot begin says so without the words of what went wrong", async () => {
  const wrong = new URL(env.DATABASE_URL);
  wrong.password = "unmistakable-password";
  const { child, said } = startWorker({ DATABASE_URL: wrong.href });
  const [code] = await once(child, "exit");
  expect(code).toBe(1);
  const [line = ""] = said().trim().split("\n").slice(-1);
  expect(JSON.parse(line)).toMatchObject({ level: 60, msg: "the worker ended" });
  for (const secret of ["unmistakable-password", wrong.username, "authentication"])
    expect(said()).not.toContain(secret);
});

test("without an endpoint no part of tracing is loaded", async () => {
  const program = `
    const { traced, startTracing } = await import("./src/lib/tracing.ts");
    await startTracing("web");
    const result = await traced("work", {}, async () => 7);
    const loaded = process.moduleLoadList ?? [];
    const { createRequire } = await import("node:module");
    const cached = Object.keys(createRequire(process.cwd() + "/x.js").cache);
    console.log(JSON.stringify({ result, loaded: [...loaded, ...cached].filter((n) => n.includes("opentelemetry")).length }));`;
  const { execFile } = await import("node:child_process");
  const out = await new Promise<string>((done) =>
    execFile(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "-e", program],
      { env: { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: "" } },
      (_, text) => done(text),
    ),
  );
  expect(JSON.parse(out)).toEqual({ result: 7, loaded: 0 });
});
