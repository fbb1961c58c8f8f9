// A WebSocket without a library's manners: sends whatever a test wants and notes how it ends.
import { once } from 'node:events';
import WebSocket from 'ws';

/** A raw Engine.IO connection; `closed` resolves with the close code. */
export type RawSocket = {
  readonly ws: WebSocket;
  readonly closed: Promise<number>;
  readonly heard: string[];
  send(...messages: (string | Buffer)[]): void;
  /** Resolves with the first message, past or coming, that fits. */
  message(fits: (text: string) => boolean): Promise<string>;
};

/** Opens one and answers pings by nothing: tests are shorter than a ping interval. */
export async function rawSocket(origin: string): Promise<RawSocket> {
  const ws = new WebSocket(`${origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const heard: string[] = [];
  ws.on('message', (packet: Buffer) => heard.push(packet.toString('utf8')));
  ws.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => ws.once('close', resolve));
  await once(ws, 'open');
  return {
    ws,
    closed,
    heard,
    send: (...messages) => messages.forEach((message) => ws.send(message)),
    async message(fits) {
      for (;;) {
        const found = heard.find(fits);
        if (found !== undefined) return found;
        await Promise.race([
          once(ws, 'message'),
          closed.then((code) => Promise.reject(new Error(`closed with ${code}`))),
        ]);
      }
    },
  };
}

/** Opens one and signs it in. */
export async function rawDesk(origin: string, token: string): Promise<RawSocket> {
  const socket = await rawSocket(origin);
  socket.send(`40${JSON.stringify({ token, protocol: 1 })}`);
  await socket.message((text) => text.startsWith('40'));
  return socket;
}
