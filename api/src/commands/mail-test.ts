import 'reflect-metadata';
import { isEmail } from 'class-validator';
import { InvalidSetting, readConfig } from '../config/config.js';
import type { Letter } from '../mail/letter.js';
import { MailTransport } from '../mail/mail-transport.js';
import { explain } from '../mail/smtp-failure.js';
import { runCommand, UsageError } from './run-command.js';

const USAGE = 'Say whom to write to: npm run mail:test -- somebody@example.org.';
const NO_SERVER =
  'SMTP_URL and MAIL_FROM must be set for letters to be sent, such as SMTP_URL=smtp://user:password@mail.example.org:587 and MAIL_FROM=photos@example.org.';

const letterTo = (to: string): Letter => ({
  to,
  subject: 'A test letter',
  heading: 'Letters arrive',
  paragraphs: [
    'Whoever runs this Lightwell has sent you this to see whether its letters arrive.',
    'There is nothing to do.',
  ],
});

/** `npm run mail:test -- ADDRESS`: sends a letter right away, without a database, and says what came of it. */
await runCommand(async () => {
  const [to = '', ...more] = process.argv.slice(2);
  if (!isEmail(to, { require_tld: false }) || more.length > 0) throw new UsageError(USAGE);
  const config = readConfig();
  if (config.mail.kind !== 'smtp') throw new InvalidSetting(NO_SERVER);
  const transport = new MailTransport(config);
  try {
    console.log(`The server took the letter for ${to}: ${await transport.send(letterTo(to))}`);
  } catch (error) {
    console.error(withoutPassword(explain(error), config.mail.url));
    process.exitCode = 1;
  } finally {
    transport.close();
  }
});

/** Servers may repeat what they were sent. */
function withoutPassword(said: string, url: string): string {
  const { password } = new URL(url);
  if (password === '') return said;
  return said.replaceAll(password, '…').replaceAll(decodeURIComponent(password), '…');
}
