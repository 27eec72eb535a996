import { isEmail, isURL } from 'class-validator';
import ipaddr from 'ipaddr.js';

/** Makes a value of what is written. `must` refuses it, saying what it has to be. */
export type Read<T> = (text: string, must: (what: string) => never) => T;

const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const ADDRESS = { require_tld: false, allow_utf8_local_part: false };
/** `Name <address>`, with quotes around a name that has more to it than words; or the address alone. */
const MAILBOX = /^(?:(?:"[^"\\\p{Cc}]+"|[^"(),:;<>@[\\\]\p{Cc}]+)\s*<([^<>]+)>|([^<>]+))$/u;
const WEB_URL = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

export const anything: Read<string> = (text) => text;

export const matching =
  (pattern: RegExp, what: string): Read<string> =>
  (text, must) =>
    pattern.test(text) ? text : must(what);

export const oneOf =
  <T extends string>(...values: T[]): Read<T> =>
  (text, must) =>
    values.find((value) => value === text) ?? must(`be ${OR.format(values)}`);

export const onOff: Read<boolean> = (text, must) => oneOf('on', 'off')(text, must) === 'on';

export const wholeNumber =
  (min: number, max = Infinity): Read<number> =>
  (text, must) => {
    const number = Number(text);
    if (!Number.isInteger(number)) must('be a whole number');
    if (number >= min && number <= max) return number;
    return must(
      `be ${max === Infinity ? `${String(min)} or more` : `between ${String(min)} and ${String(max)}`}`,
    );
  };

export const bytes =
  (min: number): Read<string> =>
  (text, must) =>
    Buffer.byteLength(text) >= min ? text : must(`be at least ${String(min)} bytes long`);

/** Without the slash at its end. */
export const webAddress: Read<string> = (text, must) =>
  isURL(text, WEB_URL) ? text.replace(/\/+$/, '') : must('be an http or https URL');

/** An address with or without a name before it, as letters carry it (RFC 5322, section 3.4). */
export const mailbox: Read<string> = (text, must) => {
  const [, named, bare] = MAILBOX.exec(text) ?? [];
  if (isEmail(named ?? bare, ADDRESS)) return text;
  return must('be an address such as photos@example.org, or Lightwell <photos@example.org>');
};

export const origins: Read<readonly string[]> = (text, must) => {
  const all = text.split(',').flatMap((item) => item.trim() || []);
  if (all.every((origin) => /^https?:\/\/[^/]+$/.test(origin))) return all;
  return must('be origins such as https://example.org, separated by commas');
};

/** Null for any. */
export const ports: Read<readonly number[] | null> = (text, must) => {
  if (text === 'any') return null;
  if (!/^\d{1,5}(\s*,\s*\d{1,5})*$/.test(text)) must('be any, or ports separated by commas');
  const all = text.split(',').map(Number);
  const wrong = all.find((port) => port < 1 || port > 65535);
  return wrong === undefined ? all : must(`hold ports from 1 to 65535, and ${String(wrong)} is none`);
};

/** As Fastify's `trustProxy` takes it. */
export const proxies: Read<false | string | ((address: string, hop: number) => boolean)> = (text, must) => {
  if (text === 'off') return false;
  if (/^\d{1,2}$/.test(text)) return (_address, hop) => hop < Number(text);
  if (!/^[0-9a-fA-F.:/, ]+$/.test(text))
    must('be off, the number of proxies in front, or their addresses separated by commas');
  const addresses = text.split(',').map((address) => address.trim());
  const wrong = addresses.find((address) => !ipaddr.isValid(address) && !ipaddr.isValidCIDR(address));
  return wrong === undefined ? text : must(`hold IP addresses or ranges, and ${wrong || 'nothing'} is none`);
};
