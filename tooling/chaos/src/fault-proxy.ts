import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface FaultProxy {
  readonly port: number;
  /** Nobody is there: open connections are reset and new ones as soon as they come. */
  setAway(away: boolean): void;
  /** Asked with every request that has been carried over; `true`: its answer is lost and the connection reset. */
  loseAnswers(lose: (request: string) => boolean): void;
  /** Answers that were lost so far. */
  lost(): number;
  close(): Promise<void>;
}

/** A TCP proxy on the loopback interface that can be broken on purpose, between two ends that are sound. */
export async function startFaultProxy(port: number): Promise<FaultProxy> {
  const open = new Set<Socket>();
  let away = false;
  let lose: (request: string) => boolean = () => false;
  let lost = 0;
  const server = createServer((client) => {
    if (away) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      // A reset is what this proxy is for; the ends that matter see it themselves.
      socket.on('error', () => socket.destroy());
    }
    let request = '';
    client.on('data', (bytes) => {
      request += bytes.toString('latin1');
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      // The request has had its effect when its answer begins.
      if (request !== '' && lose(request)) {
        lost += 1;
        client.resetAndDestroy();
        upstream.destroy();
        return;
      }
      request = '';
      client.write(bytes);
    });
    client.on('end', () => upstream.end());
    upstream.on('end', () => client.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    setAway(next) {
      away = next;
      if (away) for (const socket of open) socket.resetAndDestroy();
    },
    loseAnswers(next) {
      lose = next;
    },
    lost: () => lost,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
