import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** What the sink does with one message. Whatever it accepts is in `received`, also when its answer gets lost. */
export type SinkBehaviour =
  | { kind: 'accept'; delayMs?: number }
  /** answers that command with this reply instead */
  | { kind: 'refuse'; at: 'RCPT' | 'DATA' | 'dot'; reply: string }
  /** cuts the connection: at RCPT, inside the body, or after the final dot without taking the message */
  | { kind: 'drop'; at: 'RCPT' | 'body' | 'dot' }
  /** takes the message and cuts the connection instead of saying so */
  | { kind: 'take-and-drop' };

export type ReceivedMail = { from: string; to: string; source: string; at: number };
export type Envelope = { from: string; to: string /** how many times this address was tried before */; tries: number };

export type SmtpSink = {
  url: string;
  port: number;
  /** all that was taken, in order: the only witness of what was sent */
  received: ReceivedMail[];
  /** RCPT commands seen, per connection attempt at a message */
  recipients: string[];
  /** messages taken, by recipient */
  counts(): Map<string, number>;
  behave(next: (envelope: Envelope) => SinkBehaviour): void;
  /** Resolves when so many messages were taken. */
  reached(count: number): Promise<void>;
  /** Stops listening and cuts every connection; `start` again takes the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
};

type Session = { from: string; to: string; inData: boolean; body: string; behaviour: SinkBehaviour };

/** A small SMTP server on loopback that does what a test tells it to. */
export async function anSmtpSink(options: { port?: number } = {}): Promise<SmtpSink> {
  const received: ReceivedMail[] = [];
  const recipients: string[] = [];
  const tries = new Map<string, number>();
  const sockets = new Set<Socket>();
  const waiting: { count: number; resolve: () => void }[] = [];
  let behaviourOf: (envelope: Envelope) => SinkBehaviour = () => ({ kind: 'accept' });
  let server: Server;
  let port = options.port ?? 0;

  const take = ({ from, to, body }: Session) => {
    received.push({ from, to, source: body, at: Date.now() });
    for (const one of waiting.splice(0)) {
      if (received.length >= one.count) one.resolve();
      else waiting.push(one);
    }
  };
  const decide = (session: Session) => {
    const before = tries.get(session.to) ?? 0;
    tries.set(session.to, before + 1);
    recipients.push(session.to);
    session.behaviour = behaviourOf({ from: session.from, to: session.to, tries: before });
  };
  const start = async () => {
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => {});
      serve(socket, decide, take);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  };
  await start();
  return {
    received,
    recipients,
    get port() {
      return port;
    },
    get url() {
      return `smtp://127.0.0.1:${port}?ignoreTLS=true`;
    },
    counts: () => {
      const counts = new Map<string, number>();
      for (const { to } of received) counts.set(to, (counts.get(to) ?? 0) + 1);
      return counts;
    },
    behave: (next) => {
      behaviourOf = next;
    },
    reached: (count) =>
      new Promise((resolve) => {
        if (received.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    start,
  };
}

function serve(socket: Socket, decide: (session: Session) => void, take: (session: Session) => void): void {
  const session: Session = { from: '', to: '', inData: false, body: '', behaviour: { kind: 'accept' } };
  let pending = '';
  const say = (line: string) => void socket.write(`${line}\r\n`);
  socket.setEncoding('latin1');
  socket.setNoDelay(true);
  say('220 sink ESMTP');
  socket.on('data', (chunk: string) => {
    pending += chunk;
    while (!socket.destroyed) {
      if (session.inData) {
        const { behaviour } = session;
        if (behaviour.kind === 'drop' && behaviour.at === 'body' && pending.length > 1000) {
          socket.destroy();
          return;
        }
        const end = pending.startsWith('.\r\n') ? 0 : pending.indexOf('\r\n.\r\n');
        if (end < 0) return;
        session.body = pending.slice(0, end);
        pending = pending.slice(end + (end === 0 && pending.startsWith('.\r\n') ? 3 : 5));
        session.inData = false;
        finish(socket, { ...session }, say, take);
        continue;
      }
      const end = pending.indexOf('\r\n');
      if (end < 0) return;
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      answer(socket, session, line, say, decide);
    }
  });
}

function answer(
  socket: Socket,
  session: Session,
  line: string,
  say: (line: string) => void,
  decide: (session: Session) => void,
): void {
  const [verb = ''] = line.toUpperCase().split(/[ :]/, 1);
  switch (verb) {
    case 'EHLO':
      say('250-sink\r\n250-8BITMIME\r\n250 SIZE 50000000');
      break;
    case 'MAIL':
      session.from = /<([^>]*)>/.exec(line)?.[1] ?? '';
      say('250 2.1.0 Ok');
      break;
    case 'RCPT':
      session.to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      decide(session);
      if (session.behaviour.kind === 'drop' && session.behaviour.at === 'RCPT') socket.destroy();
      else say(replyAt(session, 'RCPT') ?? '250 2.1.5 Ok');
      break;
    case 'DATA':
      session.inData = replyAt(session, 'DATA') === null;
      say(replyAt(session, 'DATA') ?? '354 End data with <CR><LF>.<CR><LF>');
      break;
    case 'QUIT':
      say('221 2.0.0 Bye');
      socket.end();
      break;
    default:
      say('250 2.0.0 Ok');
  }
}

function replyAt({ behaviour }: Session, at: 'RCPT' | 'DATA'): string | null {
  return behaviour.kind === 'refuse' && behaviour.at === at ? behaviour.reply : null;
}

function finish(socket: Socket, session: Session, say: (line: string) => void, take: (session: Session) => void): void {
  const { behaviour } = session;
  const accept = () => {
    if (socket.destroyed) return;
    take(session);
    say('250 2.0.0 Ok: queued as SINK');
  };
  switch (behaviour.kind) {
    case 'refuse':
      say(behaviour.reply);
      break;
    case 'drop':
      socket.destroy();
      break;
    case 'take-and-drop':
      take(session);
      socket.destroy();
      break;
    case 'accept':
      if (behaviour.delayMs === undefined) accept();
      else setTimeout(accept, behaviour.delayMs);
  }
}
