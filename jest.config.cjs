/** Jest with SWC: TypeScript and ESM-only packages alike become CommonJS; types are checked by `npm run check`. */
module.exports = {
  testEnvironment: 'node',
  // Generous: the machine that proves a change may have other work, and no test here measures time.
  testTimeout: 60_000,
  roots: ['<rootDir>/tests'],
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(lru-cache|@apidevtools|@ant-design|@rjsf|antd|rc-[a-z-]+|@rc-component|lodash-es|@cfworker|@babel/runtime)/)',
  ],
  cacheDirectory: '<rootDir>/.build/jest',
};
