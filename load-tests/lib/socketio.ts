// Speaks as much of Socket.IO over k6's WebSocket as a desk needs: entering, asking, hearing.
import { WebSocket } from 'k6/websockets';

/** A line that has been entered. */
export type Line = {
  /** Sends a message; `answered` hears the acknowledgement. */
  ask(event: string, body: object, answered: (acknowledgement: unknown) => void): void;
  close(): void;
};

/** Whom a line tells. */
export type LineHears = {
  entered(line: Line): void;
  heard(event: string, body: unknown): void;
  refused(why: string): void;
};

/** Packets begin with a digit of Engine.IO and, inside a message, one of Socket.IO. */
const packets = { open: '0', ping: '2', pong: '3', entered: '40', event: '42', acknowledgement: '43', refused: '44' };

/** Opens a line with a token; everything else happens in `hears`. */
export function openLine(origin: string, token: string, hears: LineHears): void {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const waiting = new Map<number, (acknowledgement: unknown) => void>();
  const line: Line = {
    ask(event, body, answered) {
      const id = waiting.size === 0 ? 0 : Math.max(...waiting.keys()) + 1;
      waiting.set(id, answered);
      socket.send(`${packets.event}${id}${JSON.stringify([event, body])}`);
    },
    close: () => socket.close(),
  };
  const hear: Readonly<Record<string, (rest: string) => void>> = {
    [packets.open]: () => socket.send(`${packets.entered}${JSON.stringify({ token, protocol: 1 })}`),
    [packets.ping]: () => socket.send(packets.pong),
    [packets.entered]: () => hears.entered(line),
    [packets.refused]: (rest) => hears.refused(rest),
    [packets.event]: (rest) => {
      const [event, body] = JSON.parse(rest) as [string, unknown];
      hears.heard(event, body);
    },
    [packets.acknowledgement]: (rest) => {
      const [, id = '', json = '[]'] = /^(\d+)(.*)$/s.exec(rest) ?? [];
      const [acknowledgement] = JSON.parse(json) as [unknown];
      waiting.get(Number(id))?.(acknowledgement);
      waiting.delete(Number(id));
    },
  };
  socket.onmessage = ({ data }) => {
    const kind = data.startsWith('4') ? data.slice(0, 2) : data.slice(0, 1);
    hear[kind]?.(data.slice(kind.length));
  };
  socket.onerror = ({ error }) => hears.refused(error);
}
