import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOutbound } from '#campaigns/social/networks/outbound.ts';
import { isPublicAddress } from '#campaigns/social/networks/public-address.ts';

let hits = 0;
const server = createServer((_request, response) => {
  hits += 1;
  response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end('x'.repeat(10));
});
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
afterAll(() => server.close());
const port = () => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

const SPELLINGS = [
  ...[
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0177.0.0.1',
    'https://localhost',
  ],
  ...[
    'https://localhost.',
    'https://[::1]',
    'https://[::]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://0',
  ],
  ...[
    'https://0.0.0.0',
    'https://10.0.0.1',
    'https://172.16.0.1',
    'https://192.168.1.1',
    'https://100.64.0.1',
    'https://169.254.169.254',
  ],
  ...[
    'https://[fe80::1]',
    'https://[fd00::1]',
    'https://[64:ff9b::7f00:1]',
    'https://[2002:7f00:1::]',
    'https://224.0.0.1',
    'https://255.255.255.255',
  ],
  ...[
    'https://[2001::1]',
    'https://[2001:db8::1]',
    'https://192.0.2.1',
    'https://198.18.0.1',
    'https://[ff02::1]',
    'https://203.0.113.9',
  ],
];

test.each(SPELLINGS)('R32: %s is not connected to', async (address) => {
  await expect(makeOutbound({ privateHosts: [] })(`${address}/api/v1/apps`)).rejects.toThrow();
});

test.each(['http://example.com', 'https://example.com:22', 'https://user:secret@example.com'])(
  'R32: %s is not plain https, and is not connected to',
  async (address) => {
    await expect(makeOutbound({ privateHosts: [] })(address)).rejects.toMatchObject({ code: 'invalid' });
  },
);

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
