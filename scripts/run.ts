import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ensureBuild, NEXT, SERVE } from "./build";
import { checkLogin } from "./check-login";
import { keepAlive, startChild } from "./children";
import { embeddedDatabase, externalDatabase } from "./database";
import { seedDemo } from "./demo";
import type { PostgresServer } from "./embedded-postgres";
import { startPostgres } from "./embedded-postgres";
import type { Running } from "./foreground";
import type { Urls } from "./migrate";
import { migrate } from "./migrate";
import { isTaken } from "./ports";
import { ROOT, StartError } from "./say";
import type { Mode, Settings } from "./settings";
import { childEnv, readSettings } from "./settings";

const say = (line: string) => console.log(line);
const script = (name: string) => path.join(ROOT, name);

/** What is killed comes back on the same port, where web and worker look for it. */
async function keepServer(
  server: PostgresServer,
  dataDir: string,
  running: Running,
): Promise<void> {
  let current = server;
  running.add(() => current.stop());
  for (;;) {
    await current.exited;
    if (running.ending) return;
    await pause(500);
    say("The database server ended by itself and starts again.");
    current = await startPostgres({ dir: path.join(dataDir, "postgres"), port: server.port });
  }
}

async function openDatabase(
  dataDir: string,
  running: Running,
  fail: (error: unknown) => void,
): Promise<Urls> {
  if (process.env.DATABASE_URL) return externalDatabase(dataDir);
  const { server, urls } = await embeddedDatabase(dataDir);
  say(`PostgreSQL keeps its data in ${server.folder}.`);
  keepServer(server, dataDir, running).catch(fail);
  return urls;
}

async function prepareDatabase(dataDir: string, running: Running, fail: (error: unknown) => void) {
  const urls = await openDatabase(dataDir, running, fail);
  const applied = await migrate(urls);
  if (applied.length > 0) say(`Applied ${applied.length} migrations.`);
  await checkLogin(urls.appUrl);
  return urls;
}

async function startMailbox(
  { mailbox }: Settings,
  env: NodeJS.ProcessEnv,
  running: Running,
): Promise<void> {
  if (!mailbox) return;
  const words = [script("scripts/mailbox.ts"), mailbox.folder, String(mailbox.port)];
  running.add(keepAlive({ name: "mailbox", words, env }, say).stop);
  for (let tries = 0; !(await isTaken(mailbox.port)); tries++) {
    if (tries > 200) throw new StartError("The local mailbox did not start.");
    await pause(50);
  }
}

/** What a worker makes lives briefly: in little room it is swept sooner, and a large roster takes a third less memory, no longer. */
const LITTLE_ROOM = [
  "--max-semi-space-size=12",
  "--initial-old-space-size=80",
  "--max-old-space-size=256",
];

function startWorker(mode: Mode, env: NodeJS.ProcessEnv, running: Running): void {
  const watch = mode.name === "dev" ? ["--watch", "--watch-preserve-output"] : [];
  const words = [...watch, ...LITTLE_ROOM, "--import", "tsx", script("src/worker.ts")];
  running.add(keepAlive({ name: "worker", words, env }, say).stop);
}

async function answersHttp(port: number, host: string, ended: () => boolean): Promise<boolean> {
  while (!ended()) {
    const answer = await fetch(`http://${host}:${port}/api/ready`).catch(() => undefined);
    if (answer) return true;
    await pause(100);
  }
  return false;
}

/** Returns when the web server has ended: everything else ends with it. */
async function serveWeb(
  mode: Mode,
  { env: { PORT, HOST } }: Settings,
  env: NodeJS.ProcessEnv,
  running: Running,
  ready: () => void,
) {
  const host = HOST ? ["-H", HOST] : [];
  const command = mode.name === "dev" ? [NEXT, "dev"] : SERVE;
  const web = startChild({ name: "web", words: [...command, "-p", String(PORT), ...host], env });
  running.add(web.stop);
  let ended = false;
  const exited = web.exited.then(() => {
    ended = true;
  });
  const local = !HOST || ["0.0.0.0", "::"].includes(HOST) ? "127.0.0.1" : HOST;
  if (await answersHttp(PORT, local, () => ended)) ready();
  await exited;
  if (!running.ending)
    throw new StartError("The web server ended by itself, so everything else ends too.");
}

/** The whole product on this machine, until it is asked to end. */
export async function run(mode: Mode, running: Running): Promise<void> {
  const settings = await readSettings(mode);
  const { dataDir } = settings;
  const failed = Promise.withResolvers<never>();
  const database = prepareDatabase(dataDir, running, failed.reject);
  const built = mode.name === "start" ? ensureBuild(say) : undefined;
  const work = async () => {
    const [urls] = await Promise.all([database, built]);
    const env = childEnv(mode, settings, urls.appUrl);
    await startMailbox(settings, env, running);
    const demo = await seedDemo(dataDir, urls.ownerUrl, env);
    startWorker(mode, env, running);
    await serveWeb(mode, settings, env, running, () => {
      if (demo) say(`\n${demo}`);
      const mailbox = settings.mailbox ? ` Mail arrives at ${env.APP_URL}/mailbox.` : "";
      say(`\nRollcall runs at ${env.APP_URL}.${mailbox} Ctrl-C ends it.`);
    });
  };
  await Promise.race([work(), failed.promise]);
}
