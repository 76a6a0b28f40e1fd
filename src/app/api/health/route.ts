import { outages } from "@/gates/machine";

/**
 * The process is alive, whatever it says besides: who restarts a process because of this must not do so for a lost database
 * or a provider of mails or texts that is out of reach.
 */
export async function GET(): Promise<Response> {
  const { mail, texts } = await outages();
  const said = [
    "alive",
    ...(mail ? [`no mail leaves since ${mail.toISOString()}`] : []),
    ...(texts ? [`no text leaves since ${texts.toISOString()}`] : []),
  ];
  return new Response(`${said.join("\n")}\n`);
}
