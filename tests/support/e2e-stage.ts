import { rm } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import { BUILD_FOLDER, ensureBuild, SERVE } from "../../scripts/build";
import type { Child } from "../../scripts/children";
import { startChild } from "../../scripts/children";
import { freePort, isTaken } from "../../scripts/ports";
import { ROOT } from "../../scripts/say";
import { startWorld } from "./world";

type Stop = () => Promise<void>;

const MAILBOX = path.join(ROOT, ".data/e2e-mailbox");

/** What differs from the environment that `npm start` would give. */
const settings = (port: number, smtp: number, dns: number): Record<string, string> => ({
  APP_URL: `http://localhost:${port}`,
  PORT: String(port),
  MAIL_TRANSPORT: "local",
  MAILBOX_DIR: MAILBOX,
  SMTP_URL: `smtp://127.0.0.1:${smtp}`,
  MAIL_RATE: "1000",
  BOUNCE_DOMAIN: "bounces.rollcall.example",
  MAIL_WEBHOOK_SECRET: "what-the-mail-server-signs-with-in-journeys",
  // journeys bring mail servers and name servers of their own, on this machine
  OWN_SMTP: "any",
  DNS_SERVERS: `127.0.0.1:${dns}`,
  // every visitor of the journeys comes from an address of their own, as if behind a proxy
  TRUST_PROXY: "1",
  LOG_LEVEL: "error",
});

/** A web server of the current build in a process of its own; returns once it says that it is ready, or what is expected. */
export async function startWeb(
  port: number,
  given: Record<string, string> = {},
  expected = 200,
): Promise<Child> {
  const url = given.APP_URL ?? process.env.APP_URL ?? "";
  const web = startChild({
    name: "web",
    words: [...SERVE, "-p", String(port), "-H", "127.0.0.1"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      MIGRATION_DATABASE_URL: "",
      NEXT_DIST_DIR: BUILD_FOLDER,
      NEXT_TELEMETRY_DISABLED: "1",
      NEXTAUTH_URL: url,
      PORT: String(port),
      ...given,
    },
  });
  const ready = async () =>
    (await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => undefined))?.status;
  try {
    await expect.poll(ready, { message: "the web server starts", timeout: 60_000 }).toBe(expected);
  } catch (fault) {
    await web.stop();
    throw fault;
  }
  return web;
}

async function startMailbox(port: number): Promise<Child> {
  await rm(MAILBOX, { recursive: true, force: true });
  const words = [path.join(ROOT, "scripts/mailbox.ts"), MAILBOX, String(port)];
  const mailbox = startChild({ name: "mailbox", words, env: process.env });
  await expect.poll(() => isTaken(port), { message: "the mailbox starts" }).toBe(true);
  return mailbox;
}

const startWorker = (): Child =>
  startChild({
    name: "worker",
    words: ["--import", "tsx", path.join(ROOT, "src/worker.ts")],
    env: { ...process.env, NODE_ENV: "production", MIGRATION_DATABASE_URL: "" },
  });

/**
 * The whole product on a database of its own: mailbox, worker and the production build. The settings stay in this
 * process's environment, from which the journeys take them.
 */
export async function startStage(port: number, { hasWorker = true } = {}): Promise<{ stop: Stop }> {
  const stops: Stop[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).toReversed()) await end();
  };
  try {
    await ensureBuild();
    const smtp = await freePort();
    const world = await startWorld("e2e", settings(port, smtp, await freePort()), false);
    stops.push(world.stop);
    stops.push((await startMailbox(smtp)).stop);
    if (hasWorker) stops.push(startWorker().stop);
    stops.push((await startWeb(port)).stop);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { stop };
}
