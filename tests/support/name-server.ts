import { closers } from "./closers";
import type { NameServer } from "./name-server-socket";
import { startNameServer } from "./name-server-socket";

/** A name server on loopback that knows these names, ended with the test. */
export async function nameServer(records: NameServer["records"]): Promise<NameServer> {
  const server = await startNameServer(records);
  closers.push(server.close);
  return server;
}
