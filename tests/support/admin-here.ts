import { runAdmin } from "../../scripts/admin/run";
import { sentenceOf } from "../../scripts/say";

export type Ran = { status: number; out: string; err: string };

/** The operator's command in this process, as scripts/admin.ts runs it: a process of its own takes seconds to start. */
export async function admin(words: string[]): Promise<Ran> {
  const { log } = console;
  let out = "";
  console.log = (line: string) => {
    out += `${line}\n`;
  };
  try {
    return { status: await runAdmin(words), out, err: "" };
  } catch (fault) {
    const status = fault instanceof Error && fault.name === "UsageError" ? 2 : 1;
    return { status, out, err: `${sentenceOf(fault)}\n` };
  } finally {
    console.log = log;
  }
}
