import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly port: number;
  /** Connections that were cut between the request and its answer. */
  cuts(): number;
  close(): Promise<void>;
}

/** Carries every request to `port` and cuts the connection when the first byte of the answer comes back: it is never seen. */
export async function startCuttingProxy(port: number): Promise<CuttingProxy> {
  let cuts = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      // A reset is what this proxy is for; the ends that matter see it themselves.
      socket.on('error', () => socket.destroy());
    }
    client.pipe(upstream);
    upstream.once('data', () => {
      cuts += 1;
      client.resetAndDestroy();
      upstream.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
