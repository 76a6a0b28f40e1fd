// npm run web: the web server alone, configured by the environment only
import { readEnv } from "../src/lib/env";
import { BUILD_FOLDER, ensureBuild, SERVE } from "./build";
import { checkLogin } from "./check-login";
import { startChild } from "./children";
import type { Running } from "./foreground";
import { inForeground } from "./foreground";
import { isTaken } from "./ports";
import { preflight } from "./preflight";
import { main, StartError } from "./say";

async function serve(running: Running): Promise<void> {
  const { DATABASE_URL, PORT, HOST, APP_URL } = readEnv(process.env);
  if (await isTaken(PORT, HOST))
    throw new StartError(`Port ${PORT} is taken by another program: set PORT to another.`);
  await checkLogin(DATABASE_URL);
  await ensureBuild();
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    APP_URL,
    NEXTAUTH_URL: APP_URL,
    MIGRATION_DATABASE_URL: "",
    NEXT_DIST_DIR: BUILD_FOLDER,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const host = HOST ? ["-H", HOST] : [];
  const web = startChild({ name: "web", words: [...SERVE, "-p", String(PORT), ...host], env });
  running.add(web.stop);
  await web.exited;
  if (!running.ending) throw new StartError("The web server ended by itself.");
}

await main(async () => {
  await preflight();
  await inForeground(serve);
});
