import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP wire to another server that can be cut: what lies on it breaks off, and nothing new gets through. */
export type CuttableWire = {
  /** the target's address, by way of the wire */
  address(of: string): string;
  cut(): void;
  /** Nothing breaks off, and nothing comes through. */
  freeze(): void;
  /** After a cut or a freeze; what was frozen breaks off. */
  mend(): void;
  close(): Promise<void>;
};

/** @param target where the wire leads, like "postgresql://…@127.0.0.1:5432/db" */
export async function aCuttableWire(target: string): Promise<CuttableWire> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let state: 'whole' | 'cut' | 'frozen' = 'whole';
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    open.add(near);
    near.on('error', () => {});
    if (state === 'frozen') return;
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => {});
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = (server.address() as AddressInfo).port;
  const breakOff = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    address: (of) => {
      const url = new URL(of);
      url.hostname = '127.0.0.1';
      url.port = String(here);
      return url.href;
    },
    cut: () => {
      state = 'cut';
      breakOff();
    },
    freeze: () => {
      state = 'frozen';
      for (const socket of open) socket.unpipe().pause();
    },
    mend: () => {
      if (state === 'frozen') breakOff();
      state = 'whole';
    },
    close: async () => {
      breakOff();
      server.close();
      await once(server, 'close');
    },
  };
}
