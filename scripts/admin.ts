// npm run admin -- COMMAND: the operator's tool
import { preflight } from "./preflight";
import { main } from "./say";

await main(async () => {
  await preflight();
  // What comes next imports the generated client, which is there only now.
  const { runAdmin } = await import("./admin/run");
  try {
    process.exit(await runAdmin(process.argv.slice(2)));
  } catch (fault) {
    if (!(fault instanceof Error) || fault.name !== "UsageError") throw fault;
    console.error(fault.message);
    process.exit(2);
  }
});
