import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { importX } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';

/** The rooms of src/, and the other rooms each may import from (docs: CONTRIBUTING, "The rooms of the house"). */
const mayImport = {
  server: ['health', 'teams', 'trace'],
  teams: ['workflow', 'http', 'mapping', 'trace'],
  workflow: ['mapping', 'trace'],
  mapping: [],
  entra: ['http', 'mapping', 'trace'],
  autotask: ['http', 'mapping', 'trace'],
  http: ['mapping', 'trace'],
  store: ['mapping', 'trace'],
  metrics: ['health', 'http', 'mapping', 'store', 'trace'],
  health: [],
  trace: [],
  playground: [],
};

const zones = Object.entries(mayImport).map(([room, others]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...others].map((name) => `./${name}`),
  message: `src/${room} may import only from: ${[room, ...others].join(', ')}.`,
}));

export default tseslint.config(
  { ignores: ['lib/**', 'coverage/**', 'node_modules/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'no-console': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/teams/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['botbuilder', '@microsoft/teams-ai'].map((name) => ({
            name,
            message:
              'Only src/teams may know the Bot Framework: a port to its successor must touch one folder.',
          })),
        },
      ],
    },
  },
  { files: ['src/playground/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', module: 'writable' } },
  },
);
