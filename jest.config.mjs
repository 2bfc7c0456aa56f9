const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  // Sources import each other as `./x.js`, the name the compiled file will have.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};
const onDatabase = {
  setupFiles: ['<rootDir>/test/support/children-in-typescript.mjs'],
  globalSetup: '<rootDir>/test/support/start-postgres.ts',
  globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
};

export default {
  // Nothing is timed by a test; this only ends one that hangs, on the slowest of machines.
  testTimeout: 60_000,
  workerIdleMemoryLimit: '1GB',
  reporters: ['default', '<rootDir>/test/support/closing-line.mjs'],
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...shared, ...onDatabase, displayName: 'db', testMatch: ['<rootDir>/test/db/**/*.test.ts'] },
    {
      ...shared,
      ...onDatabase,
      displayName: 'operations',
      testMatch: ['<rootDir>/test/operations/**/*.test.ts'],
    },
    { ...shared, ...onDatabase, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
  ],
};
