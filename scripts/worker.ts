// npm run worker: a worker alone, configured by the environment only
import { readEnv } from "../src/lib/env";
import { checkLogin } from "./check-login";
import { whenOrphaned } from "./foreground";
import { preflight } from "./preflight";
import { main } from "./say";

await main(async () => {
  await preflight();
  const { DATABASE_URL } = readEnv(process.env);
  await checkLogin(DATABASE_URL);
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV || "production" });
  whenOrphaned(() => process.kill(process.pid, "SIGTERM"));
  await import("../src/worker");
});
