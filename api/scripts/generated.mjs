import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, bin, node } from './paths.mjs';
import { postmanCollection } from './postman.mjs';
import { capture } from './processes.mjs';

/** The committed OpenAPI document, from which the other two are generated. */
export const openApiFile = at('api/openapi.json');

/** The committed Postman collection. */
export const postmanFile = at('api/postman.json');

const clientFolder = at('client/src/app/api');

/** Arguments for node, to be run in client/, that generate the client's services into a folder. */
export function generateClient(output) {
  return [bin('ng-openapi-gen'), '--config', 'ng-openapi-gen.json', '--output', output, '--silent', 'true'];
}

/** Compares the committed services with what the document gives. Returns as `capture` does. */
export async function checkClient() {
  const folder = mkdtempSync(join(tmpdir(), 'lightwell-client-'));
  try {
    const { code, output } = await capture(node, generateClient(folder), { cwd: at('client') });
    if (code !== 0) return { code, output };
    const fresh = contentsOf(folder);
    const committed = contentsOf(clientFolder);
    return verdict(
      [...new Set([...fresh.keys(), ...committed.keys()])]
        .filter((name) => fresh.get(name) !== committed.get(name))
        .map((name) => `client/src/app/api/${name} is not what api/openapi.json gives.`),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Compares the committed collection with what the document gives. Returns as `capture` does. */
export async function checkPostman() {
  const fresh = await postmanCollection(openApiFile);
  return verdict(
    fresh === readFileSync(postmanFile, 'utf8')
      ? []
      : ['api/postman.json is not what api/openapi.json gives.'],
  );
}

function verdict(differences) {
  const output = [...differences, 'Run "npm run openapi" and commit the result.'].join('\n');
  return differences.length > 0 ? { code: 1, output } : { code: 0, output: '' };
}

function contentsOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}
