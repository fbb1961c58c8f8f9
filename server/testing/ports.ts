// Finds free loopback ports for the processes that tests start.
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const LOWEST = 10_240;
const EPHEMERAL = 32_768;

/**
 * A loopback port nobody listens on now, below 32768: the kernel hands out ephemeral ports from there up, so an
 * outgoing connection cannot take it between this answer and its use. Throws after 200 occupied ones.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomInt(LOWEST, EPHEMERAL);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free loopback port between ${LOWEST} and ${EPHEMERAL}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
