import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** A port nobody listens on now, chosen by the system. */
export async function freePort(): Promise<number> {
  const port = await tryListen(0);
  if (port === undefined) throw new Error('The system has no free port on the loopback interface');
  return port;
}

export async function isPortFree(port: number, host: string = LOOPBACK): Promise<boolean> {
  return (await tryListen(port, host)) !== undefined;
}

function tryListen(port: number, host: string = LOOPBACK): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}
