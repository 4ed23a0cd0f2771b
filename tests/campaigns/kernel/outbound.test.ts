import { lookup } from 'node:dns/promises';
import { createServer } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOutbound } from '#campaigns/kernel/outbound.ts';
import { isPublicAddress } from '#campaigns/kernel/public-address.ts';

let hits = 0;
const server = createServer((_request, response) => {
  hits += 1;
  response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end('x'.repeat(10));
});
/** Every address that this process tries to connect to, whatever becomes of it. */
const tried: string[] = [];
const connect = Socket.prototype.connect;
Socket.prototype.connect = function watched(this: Socket, ...given: Parameters<typeof connect>) {
  this.on('connectionAttempt', (address: string) => {
    tried.push(address);
    // Far enough: nothing has to leave this machine.
    if (isPublicAddress(address)) this.destroy();
  });
  return connect.apply(this, given);
} as typeof connect;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  Socket.prototype.connect = connect;
  server.close();
});
const port = () => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/** A public address that is nobody's way in: the attempt is cut before a packet leaves. */
const PUBLIC = '2606:2800:220:1::1';
/** Names whose owner answers with whatever suits him; a second question gets the second answer, and so on. */
const NAMES: Record<string, string[][]> = {
  'inside.example': [['10.1.2.3']],
  'metadata.example': [['169.254.169.254']],
  'ula.example': [['fd12:3456::1']],
  'mapped.example': [['::ffff:192.168.0.1']],
  'mixed.example': [[PUBLIC, '127.0.0.1']],
  'mixed-back.example': [['192.168.1.9', PUBLIC]],
  'nothing.example': [[]],
  'rebinding.example': [[PUBLIC], ['127.0.0.1'], ['127.0.0.1']],
};
const asked: string[] = [];
const resolve = async (name: string) => {
  const answers = NAMES[name];
  if (!answers) return lookup(name, { all: true });
  const times = asked.filter((one) => one === name).length;
  asked.push(name);
  const found = answers[Math.min(times, answers.length - 1)] ?? [];
  return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
};

const FORBIDDEN = [
  ...['https://127.0.0.1', 'https://127.1', 'https://2130706433', 'https://0x7f000001', 'https://0177.0.0.1'],
  ...[
    'https://localhost',
    'https://localhost.',
    'https://LOCALHOST',
    'https://0',
    'https://0.0.0.0',
    'https://127.0.0.1.',
  ],
  ...[
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[::127.0.0.1]',
  ],
  ...['https://10.0.0.1', 'https://172.16.0.1', 'https://172.31.255.255', 'https://192.168.1.1', 'https://100.64.0.1'],
  ...[
    'https://169.254.169.254',
    'https://0xa9fea9fe',
    'https://[fe80::1]',
    'https://[fd00::1]',
    'https://[fd00:ec2::254]',
  ],
  ...['https://[64:ff9b::7f00:1]', 'https://[2002:7f00:1::]', 'https://[2001::1]', 'https://[2001:db8::1]'],
  ...['https://224.0.0.1', 'https://255.255.255.255', 'https://192.0.2.1', 'https://198.18.0.1', 'https://203.0.113.9'],
  ...['https://[ff02::1]', 'https://inside.example', 'https://metadata.example', 'https://ula.example'],
  ...['https://mapped.example', 'https://mixed.example', 'https://mixed-back.example', 'https://nothing.example'],
  ...[
    'http://example.com',
    'https://example.com:22',
    'https://user:secret@example.com',
    'gopher://127.0.0.1:6379/_PING',
  ],
  ...['file:///etc/passwd', 'ftp://10.0.0.1/feed.xml', 'https://rebinding.example'],
];

test('R32: of 50 addresses that lead inside, one of them a name that changes its mind, none is connected to', async () => {
  expect(FORBIDDEN).toHaveLength(50);
  const outbound = makeOutbound({ privateHosts: [], resolve });
  tried.length = 0;
  for (const address of FORBIDDEN) await expect(outbound(`${address}/latest`), address).rejects.toThrow();
  expect(tried.filter((address) => !isPublicAddress(address))).toEqual([]);
  // The name that changes its mind was asked once, and the connection went to what it had said then.
  expect(asked.filter((name) => name === 'rebinding.example')).toHaveLength(1);
  expect(tried).toEqual([PUBLIC]);
});

test('R32: nothing reached our own loopback server, and a server that is let through sends nobody on', async () => {
  const address = `http://127.0.0.1:${port()}/`;
  await expect(makeOutbound({ privateHosts: [] })(address)).rejects.toThrow();
  expect(hits).toBe(0);
  const answer = await makeOutbound({ privateHosts: [`127.0.0.1:${port()}`] })(address);
  expect([answer.status, hits]).toEqual([302, 1]);
});

test('public addresses are public', () => {
  expect(['93.184.216.34', '2606:2800:220:1::1', '8.8.8.8'].map(isPublicAddress)).toEqual([true, true, true]);
  expect(isPublicAddress('example.com')).toBe(false);
});
