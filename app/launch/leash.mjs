// Loaded into web and worker with --import: when the launcher is gone (killed, even with -9), they stop as if told to.
import process from 'node:process';

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Watching the launcher must not keep a process alive that has nothing else to do.
process.channel?.unref();
