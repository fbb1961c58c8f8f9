// Runs the barest server as a process of its own and connects sockets to it.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';

/** The barest server with its sockets. */
export type BareServer = {
  /** Sends a text to all of them. */
  broadcast(text: string): void;
  /** How many texts all of them have had together. */
  arrived(): number;
  cpuSeconds(): Promise<number>;
  close(): void;
};

const script = fileURLToPath(new URL('bare-ws.ts', import.meta.url));

/** Starts it and connects `count` sockets. */
export async function openBareServer(count: number): Promise<BareServer> {
  const child = fork(script);
  const { port } = await answer<{ port: number }>(child);
  let arrived = 0;
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
      socket.on('message', () => (arrived += 1));
      await once(socket, 'open');
      return socket;
    }),
  );
  return {
    broadcast: (text) => void child.send(text),
    arrived: () => arrived,
    async cpuSeconds() {
      child.send('');
      return (await answer<{ cpuSeconds: number }>(child)).cpuSeconds;
    },
    close() {
      for (const socket of sockets) socket.terminate();
      child.disconnect();
    },
  };
}

async function answer<T>(child: ChildProcess): Promise<T> {
  const [said] = (await once(child, 'message')) as [T];
  return said;
}
