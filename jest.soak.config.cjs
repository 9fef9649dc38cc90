const usual = require('./jest.config.cjs');

/** What takes too long for `npm test`: load, many processes, many requests. One after the other, so that each has the machine. */
module.exports = {
  ...usual,
  roots: ['<rootDir>/test/soak'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 30 * 60_000,
  maxWorkers: 1,
};
