/** Units lie beside the code, e2e specs in test/; both run as ES modules. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/demo', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.e2e-spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: '<rootDir>/tsconfig.json' }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Nest's CommonJS-era circular imports need the three to be loaded in this order.
  setupFiles: ['<rootDir>/test/support/jest-setup.ts'],
  globalSetup: '<rootDir>/test/support/database-servers.setup.mjs',
  globalTeardown: '<rootDir>/test/support/database-servers.teardown.mjs',
  testTimeout: 30_000,
  maxWorkers: 2,
  // Jest keeps what the files before have loaded. A worker of two gigabytes takes longer to end than Jest waits, who then says that
  // tests leak.
  workerIdleMemoryLimit: '600MB',
};
