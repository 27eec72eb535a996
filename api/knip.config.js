import { readFileSync, readdirSync } from 'node:fs';

/** Packages whose commands the scripts run by name. */
const scripts = new URL('scripts/', import.meta.url);
const commands = readdirSync(scripts)
  .map((file) => readFileSync(new URL(file, scripts), 'utf8'))
  .flatMap((text) => [...text.matchAll(/\bbin\('([^']+)'/g)].map((call) => call[1]));

/** Finds files, exports and dependencies that nothing uses; run from the root of the checkout. */
export default {
  entry: [
    'api/src/main.ts',
    'api/src/commands/{accounts,posts,mail-test,migrate,media-{sweep,migrate},openapi,settings,check-schema}.ts',
    'api/src/**/*.spec.ts',
    'api/src/**/*-worker.ts',
    'api/demo/painter/{paint.ts,*.spec.ts}',
    'api/test/**/*.{e2e,s3,cluster}-spec.ts',
    'api/test/support/{jest-setup.ts,crash.mjs,database-servers.*.mjs}',
    'api/bench/{bench,plain-sharp,uploads}.mjs',
    'api/scripts/{run,dev,lint,test,openapi,screenshots}.mjs',
    'api/*.{js,mjs}',
    'client/src/main.ts',
    'client/src/**/*.spec.ts',
    'client/src/testing/setup.ts',
    'client/e2e/*.ts',
    'client/*.{js,mjs}',
  ],
  project: ['api/{src,demo,test,scripts,bench}/**/*.{ts,mjs}', 'client/{src,e2e}/**/*.ts'],
  ignore: ['client/src/app/api/**'],
  ignoreBinaries: ['mount', 'umount'], // of the system, for a disk that can be filled
  ignoreDependencies: [
    ...new Set(commands),
    '@angular/build', // client/angular.json names its builders
    '@fontsource-variable/inter', // client/src/styles/styles.css
    'jsdom', // where "ng test" runs
    'pino-pretty', // a transport of pino, named by a string
    'ts-jest', // api/jest.config.js names it
    'tslib', // "importHelpers" of client/tsconfig.json
    'vitest', // what "ng test" runs
  ],
};
