// The barest server that can be compared with: on a word from its parent it sends a text to every socket in one loop.
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });

server.once('listening', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', (text: string) => {
  if (text === '') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuSeconds: (user + system) / 1e6 });
    return;
  }
  const payload = Buffer.from(text);
  for (const socket of server.clients) socket.send(payload, { binary: false });
});
process.once('disconnect', () => process.exit());
