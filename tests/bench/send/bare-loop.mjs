// The neutral baseline: nodemailer's pooled transport in a loop, the same MIME built per message from fixed strings.
// Arguments: SMTP address, connections, messages, file with the mail as JSON. Prints the seconds it took, its
// own seconds of processor time, and its peak of memory in MB.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import nodemailer from 'nodemailer';

const [url, connections, count, file] = process.argv.slice(2);
const mail = JSON.parse(readFileSync(file, 'utf8'));
const transporter = nodemailer.createTransport({
  url,
  pool: true,
  maxConnections: Number(connections),
  maxMessages: 1000,
  disableFileAccess: true,
  disableUrlAccess: true,
});
const total = Number(count);
let next = 0;
const started = performance.now();
const lane = async () => {
  for (let i = next++; i < total; i = next++) {
    await transporter.sendMail({
      ...mail,
      messageId: `<${i}@mail.test>`,
      to: { name: 'Kim Example', address: `kim.${i}@example.test` },
    });
  }
};
// Twice as many under way as there are connections, so that none waits for this loop.
await Promise.all(Array.from({ length: 2 * Number(connections) }, lane));
const seconds = (performance.now() - started) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.stdout.write(
  JSON.stringify({ seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakRssMb: Math.round(maxRSS / 1024) }),
);
transporter.close();
