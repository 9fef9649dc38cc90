/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // What takes minutes is run by `npm run test:soak`.
  testPathIgnorePatterns: ['/node_modules/', '/test/soak/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/test/setup/start-postgres.ts',
  globalTeardown: '<rootDir>/test/setup/stop-postgres.ts',
  testTimeout: 90_000,
  // Tests mostly wait for processes of their own; one worker fewer than there are cores, as jest has it, leaves half of a small machine idle.
  maxWorkers: '100%',
  // The product's own part is held to its tests; `npm test` measures it.
  collectCoverageFrom: ['src/mapping/**/*.ts', 'src/workflow/**/*.ts'],
  coverageReporters: ['text-summary', 'html'],
  coverageThreshold: { './src/mapping/': { branches: 95 }, './src/workflow/': { branches: 95 } },
};
