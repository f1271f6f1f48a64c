/** The floors of the house: imports go down only; types through a `contracts.ts` may cross. */
const FLOORS = [
  ['foundation'],
  ['language'],
  ['vocabulary'],
  ['catalog', 'storage', 'access'],
  ['records'],
  ['publishing', 'processes', 'documents', 'mail', 'analytics', 'jobs'],
  ['http'],
  ['cli'],
];

const downOnly = FLOORS.flatMap((folders, floor) =>
  folders.map((folder) => ({
    name: `${folder}-imports-down-only`,
    severity: 'error',
    comment: 'A floor imports lower floors only; a contracts.ts may be imported for its types from anywhere.',
    from: { path: `^platform/${folder}/` },
    to: {
      path: [
        ...FLOORS.slice(floor)
          .flat()
          .filter((other) => other !== folder)
          .map((other) => `^platform/${other}/`),
        ...(folder === 'cli' ? [] : ['^platform/[^/]+\\.ts$']),
        folder === 'cli' ? '^(runtime|studio|tests)/' : '^(runtime|studio|seed|tests)/',
      ],
      pathNot: '/contracts\\.ts$',
    },
  })),
);

const REACT = 'node_modules/(react|react-dom|antd|@rjsf/(core|antd)|ag-grid-react|@dnd-kit/[^/]+)/';

module.exports = {
  forbidden: [
    ...downOnly,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-types-from-higher-contracts',
      severity: 'error',
      from: { path: '^platform/(foundation|language)/' },
      to: { path: '^platform/(vocabulary|storage|access|records)/contracts\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sequelize-in-storage-only',
      severity: 'error',
      from: { pathNot: '^platform/storage/' },
      to: { path: 'node_modules/(sequelize|mysql2|@photostructure/sqlite)/' },
    },
    {
      name: 'express-in-http-only',
      severity: 'error',
      from: { pathNot: '^platform/http/' },
      to: { path: 'node_modules/(express|helmet|compression)/' },
    },
    {
      name: 'archives-in-publishing-only',
      severity: 'error',
      from: { pathNot: '^platform/publishing/' },
      to: { path: 'node_modules/(tar-stream|npm-packlist)/' },
    },
    {
      name: 'react-in-looks-only',
      severity: 'error',
      comment:
        'Components (.tsx) and hooks (use-….ts) of the vocabulary know React; nothing else of the platform does.',
      from: { path: '^platform/', pathNot: '^platform/vocabulary/.+(\\.tsx|/use-[\\w-]+\\.ts|/views\\.ts)$' },
      to: { path: REACT, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'meaning-never-imports-looks',
      severity: 'error',
      from: { path: '^platform/vocabulary/.+/index\\.ts$' },
      to: { path: '\\.tsx$' },
    },
    {
      name: 'browser-imports-shared-floors-only',
      severity: 'error',
      from: { path: '^runtime/' },
      to: { path: '^platform/(catalog|storage|access|records|publishing|http|cli)/', pathNot: '/contracts\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.build/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
