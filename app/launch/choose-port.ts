import { createServer } from 'node:net';
import { PlainError } from '#prisma/server/plain-error.ts';

/** First port from `first` on that nobody listens on, on either loopback address: browsers try ::1 for "localhost" too. */
export async function choosePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) if (await isFree(port)) return port;
  throw new PlainError(`No port from ${first} to ${first + 99} is free. Set PORT.`);
}

export async function isFree(port: number): Promise<boolean> {
  const [four, six] = await Promise.all([canListen(port, '127.0.0.1'), canListen(port, '::1')]);
  return four && six;
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error && error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
