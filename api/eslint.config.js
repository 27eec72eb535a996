import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier/flat';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { rooms } from './dependency-cruiser.config.mjs';

/** What the scripts use of Node's global names. */
const nodeGlobals = Object.fromEntries(
  [
    'Blob',
    'Buffer',
    'clearInterval',
    'clearTimeout',
    'console',
    'fetch',
    'FormData',
    'performance',
    'process',
    'setInterval',
    'setTimeout',
    'URL',
  ].map((name) => [name, 'readonly']),
);

/** `post-hashtag` → `post_hashtags`, but `media` */
const tableOf = (entity) => (entity === 'media' ? entity : `${entity.replace('-', '_')}s`);
const everyEntity = [...new Set(Object.values(rooms).flatMap(({ entities = [] }) => entities))];

/** SQL in the code of a room names tables of the entities alone that the table of rooms gives it. */
const tablesOfRooms = Object.entries(rooms)
  .filter(([room]) => room !== 'database')
  .map(([room, { entities = [] }]) => {
    const others = everyEntity.filter((entity) => !entities.includes(entity)).map(tableOf);
    const names = `/(FROM|JOIN|INTO|UPDATE) (${others.join('|')})\\b/`;
    return {
      files: [`src/${room}/**/*.ts`],
      rules: {
        'no-restricted-syntax': [
          'error',
          {
            selector: `:matches(TemplateElement[value.raw=${names}], Literal[value=${names}])`,
            message: `The table of rooms gives ${room} no such table.`,
          },
        ],
      },
    };
  });

export default defineConfig(
  { ignores: ['dist/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // A Nest module is an empty class behind its decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // An underscore says that a place in a signature is kept on purpose.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: {
      // The JSON of an answer is any: the assertions are what checks it.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Brackets reach what is private, and keep its type.
      '@typescript-eslint/dot-notation': ['error', { allowPrivateClassPropertyAccess: true }],
    },
  },
  ...tablesOfRooms,
  { files: ['**/*.js', '**/*.mjs'], languageOptions: { globals: nodeGlobals } },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  prettier,
);
