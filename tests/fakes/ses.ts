import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the fake does with one call. Whatever it takes is in `received`, also when its answer gets lost. */
export type SesBehaviour =
  | { kind: 'accept' }
  /** takes the mail and cuts the connection instead of answering */
  | { kind: 'accept-then-reset' }
  /** takes the mail and never answers */
  | { kind: 'accept-then-hang' }
  /** cuts the connection without taking it */
  | { kind: 'reset' }
  /** an error as SES words it, nothing taken */
  | { kind: 'error'; status: number; code: string; message: string };

export type SesMail = { to: string; source: string; tags: Record<string, string>; configurationSet: string | null };

export type FakeSes = {
  url: string;
  received: SesMail[];
  /** all calls, taken or not */
  posts: { to: string; at: number }[];
  behave(next: (call: { to: string; calls: number }) => SesBehaviour): void;
  stop(): Promise<void>;
};

/** Amazon SES as far as SendRawEmail goes: the Query protocol in, XML out, on loopback. */
export async function aFakeSes(): Promise<FakeSes> {
  const received: SesMail[] = [];
  const posts: FakeSes['posts'] = [];
  let behaviourOf: Parameters<FakeSes['behave']>[0] = () => ({ kind: 'accept' });
  const server = createServer(async (request, response) => {
    const mail = readMail(await readBody(request));
    posts.push({ to: mail.to, at: Date.now() });
    const behaviour = behaviourOf({ to: mail.to, calls: posts.length });
    if (behaviour.kind.startsWith('accept')) received.push(mail);
    answer(behaviour, response, received.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    posts,
    behave: (next) => {
      behaviourOf = next;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readBody(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body);
}

function readMail(body: URLSearchParams): SesMail {
  const tags: Record<string, string> = {};
  for (let i = 1; body.has(`Tags.member.${i}.Name`); i += 1)
    tags[body.get(`Tags.member.${i}.Name`) ?? ''] = body.get(`Tags.member.${i}.Value`) ?? '';
  return {
    to: body.get('Destinations.member.1') ?? '',
    source: Buffer.from(body.get('RawMessage.Data') ?? '', 'base64').toString('latin1'),
    tags,
    configurationSet: body.get('ConfigurationSetName'),
  };
}

function answer(behaviour: SesBehaviour, response: ServerResponse, number: number): void {
  switch (behaviour.kind) {
    case 'accept':
      response.writeHead(200, { 'Content-Type': 'text/xml' });
      response.end(`<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult>
<MessageId>0100-${number}</MessageId></SendRawEmailResult></SendRawEmailResponse>`);
      break;
    case 'reset':
    case 'accept-then-reset':
      response.socket?.destroy();
      break;
    case 'accept-then-hang':
      break;
    case 'error':
      response.writeHead(behaviour.status, { 'Content-Type': 'text/xml' });
      response.end(`<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type>
<Code>${behaviour.code}</Code><Message>${behaviour.message}</Message></Error><RequestId>x</RequestId></ErrorResponse>`);
  }
}
