// An SMTP server that takes everything and looks at nothing; argument: its port.
import { createServer } from 'node:net';
import process from 'node:process';

createServer((socket) => {
  let inData = false;
  let tail = '';
  socket.setNoDelay(true);
  socket.setEncoding('latin1');
  socket.on('error', () => {});
  socket.write('220 sink ESMTP\r\n');
  socket.on('data', (chunk) => {
    let rest = tail + chunk;
    tail = '';
    while (rest !== '') {
      const mark = inData ? '\r\n.\r\n' : '\r\n';
      const end = rest.indexOf(mark);
      if (end < 0) {
        tail = inData ? rest.slice(-4) : rest;
        return;
      }
      const line = rest.slice(0, end);
      rest = rest.slice(end + mark.length);
      if (inData) {
        inData = false;
        socket.write('250 Ok\r\n');
      } else if (/^DATA/i.test(line)) {
        inData = true;
        socket.write('354 go on\r\n');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else socket.write('250 Ok\r\n');
    }
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
