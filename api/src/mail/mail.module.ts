import { Module } from '@nestjs/common';
import { LetterDesk } from './letter-desk.js';
import { LetterWorker } from './letter-worker.js';
import { LetterWriters } from './letter-writers.js';
import { LettersRepository } from './letters.repository.js';
import { MailTransport } from './mail-transport.js';

@Module({
  providers: [LetterDesk, LetterWorker, LetterWriters, LettersRepository, MailTransport],
  exports: [LetterDesk],
})
export class MailModule {}
