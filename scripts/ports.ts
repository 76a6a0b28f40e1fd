import { once } from "node:events";
import { connect, createServer } from "node:net";

/** A port of this machine that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port to be had");
  return address.port;
}

function accepts(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host });
    const settle = (taken: boolean) => {
      socket.destroy();
      done(taken);
    };
    socket.setTimeout(1_000, () => settle(false));
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}

async function canListen(port: number, host?: string): Promise<boolean> {
  const server = createServer();
  try {
    const listening = once(server, "listening");
    server.listen(port, host);
    await listening;
    server.close();
    await once(server, "close");
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== "EADDRINUSE" && code !== "EACCES";
  }
}

/** Listening is not proof enough: some systems let 127.0.0.1 be taken beside a server on every address. */
export async function isTaken(port: number, host?: string): Promise<boolean> {
  if (!(await canListen(port, host))) return true;
  return (await Promise.all(["127.0.0.1", "::1"].map((local) => accepts(port, local)))).includes(
    true,
  );
}
