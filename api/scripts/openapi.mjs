// "npm run openapi": writes what follows from the API's code: the document, the client's services, the collection.
import { writeFileSync } from 'node:fs';
import { generateClient, openApiFile, postmanFile } from './generated.mjs';
import { at, node } from './paths.mjs';
import { postmanCollection } from './postman.mjs';
import { run } from './processes.mjs';

process.exitCode = await run(node, [at('api/dist/commands/openapi.js')]);
if (process.exitCode === 0)
  process.exitCode = await run(node, generateClient('src/app/api'), { cwd: at('client') });
if (process.exitCode === 0) {
  writeFileSync(postmanFile, await postmanCollection(openApiFile));
  console.log('Wrote api/openapi.json, client/src/app/api and api/postman.json.');
}
