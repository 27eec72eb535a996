import { readFileSync, writeFileSync } from 'node:fs';
import { SETTINGS } from '../config/settings.js';

/**
 * Writes what README.md and .env.example say of the settings; with `--check` only compares, and fails when they are out of date.
 */
const HEAD =
  '# Copy to .env and change what you need. What is set outside this file wins; an empty value counts as not set.\n';
const settings = Object.entries(SETTINGS).map(([name, { text, ...setting }]) =>
  'default' in setting
    ? { name, text, value: setting.default, without: `\`${setting.default}\`` }
    : { name, text, value: '', without: setting.unset },
);
update('README.md', (readme) => readme.replace(/^\| variable .*?(?=\n\n)/ms, table));
update('.env.example', example);

/** In Markdown, aligned as Prettier wants it. */
function table(): string {
  const rows = settings.map(({ name, without, text }) => [`\`${name}\``, without, text]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[], fill = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  const head = [line(['variable', 'default', '']), line(['', '', ''], '-')];
  return [...head, ...rows.map((row) => line(row))].join('\n');
}

function example(): string {
  const entries = settings.map(({ name, text, value, without }) => {
    const words = `${text.charAt(0).toUpperCase()}${text.slice(1)}.${value ? '' : ` Empty: ${without}.`}`;
    const plain = words.replaceAll(/\[(.*?)\]\(.*?\)/g, '$1'); // links lead to sections of the README
    return `# ${plain}\n${name}=${value}\n`;
  });
  return [HEAD, ...entries].join('\n');
}

function update(name: string, change: (text: string) => string): void {
  const file = new URL(`../../../${name}`, import.meta.url);
  const old = readFileSync(file, 'utf8');
  const text = change(old);
  if (text === old) return;
  if (!process.argv.includes('--check')) return writeFileSync(file, text);
  console.error(`${name} does not say what api/src/config/settings.ts says: run npm run settings.`);
  process.exitCode = 1;
}
