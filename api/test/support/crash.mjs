import { Socket } from 'node:net';
import { setImmediate } from 'node:timers';
import { DataSource } from 'typeorm';

// Kills the server that it is loaded into (`node --import`), as `kill -9` would. CRASH_AT says at which moment: `before-commit` or
// `after-commit` of a transaction that likes, takes it back, or orders a letter, or `before-delivery`, when a notification is about to leave. It is the
// first such moment, or the one whose number CRASH_NTH gives. With `never` it lives, and SIGCONT makes errors that nobody catches.
const moment = process.env.CRASH_AT;
let left = Number(process.env.CRASH_NTH || 1);

if (moment === 'never') {
  process.on('SIGCONT', () => {
    setImmediate(() => {
      throw new Error('A stray exception');
    });
    void Promise.reject(new Error('A stray rejection'));
  });
}

const die = (when) => {
  if (when === moment && --left === 0) process.kill(process.pid, 'SIGKILL');
};

const { createQueryRunner } = DataSource.prototype;
DataSource.prototype.createQueryRunner = function (...mode) {
  const runner = createQueryRunner.apply(this, mode);
  const { commitTransaction } = runner;
  let matters = false;
  for (const way of ['prepared', 'query']) {
    const send = runner[way];
    runner[way] = (sql, ...rest) => {
      matters ||= /^(INSERT|DELETE)\b.*\blikes\b|^INSERT\b.*\boutgoing_letters\b/is.test(sql);
      return send.call(runner, sql, ...rest);
    };
  }
  runner.commitTransaction = async () => {
    if (matters) die('before-commit');
    await commitTransaction.call(runner);
    if (matters) die('after-commit');
  };
  return runner;
};

const { write } = Socket.prototype;
Socket.prototype.write = function (chunk, ...rest) {
  if (Buffer.from(chunk).includes('42["notification",')) die('before-delivery'); // a packet of Socket.IO
  return write.call(this, chunk, ...rest);
};
