// Who may import whom. Plugins and dialogs obey the same rules as foreign ones: the sdk, npm, and their own folder.
const OWN_TESTS = '(harness|\\.test)\\.ts$|/testing/';
const DROP_INS = '^(plugins|dialogs)/';

/** Only `allowed` may import the npm packages of `names`. */
const onlyIn = (names, allowed) => ({
  name: `${names[0]}-in-its-place`,
  comment: `${names.join(', ')} only in ${allowed.join(', ')}`,
  severity: 'error',
  from: { pathNot: [...allowed, OWN_TESTS, '^(test|bench)/'] },
  to: { path: names.map((name) => `(^|/)node_modules/(@types/)?${name}/`), dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'modules that need each other are one module, or share a third; types may refer to each other',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'a file that nobody imports is no part of the product: drop-ins, commands and tests are entered from outside',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '^plugins/[^/]+/[^/]+/index\\.ts$',
          '^dialogs/[^/]+/index\\.ts$',
          '^src/(main|cli/[^/]+)\\.ts$',
          '^plugins/.*/public/',
          OWN_TESTS,
        ],
      },
      to: {},
    },
    { name: 'resolvable', comment: 'an import that cannot be found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependencies',
      comment: 'the image is installed without dev dependencies; the bundle is made before',
      severity: 'error',
      from: { path: '^(src|plugins|dialogs|catalog)/', pathNot: [OWN_TESTS, '^src/cli/bundle/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sdk-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/sdk/' },
      to: { path: '^(src|catalog|plugins|dialogs|test)/', pathNot: '^src/sdk/' },
    },
    {
      name: 'catalog-imports-the-sdk',
      severity: 'error',
      from: { path: '^catalog/', pathNot: OWN_TESTS },
      to: { path: '^(src|plugins|dialogs|test)/', pathNot: '^src/sdk/index\\.ts$' },
    },
    {
      name: 'plugins-import-the-sdk-and-their-own-folder',
      severity: 'error',
      from: { path: '^plugins/([^/]+/[^/]+)/', pathNot: OWN_TESTS },
      to: { path: '^(src|catalog|plugins|dialogs|test)/', pathNot: ['^src/sdk/index\\.ts$', '^plugins/$1/'] },
    },
    {
      name: 'dialogs-import-sdk-catalog-and-their-own-folder',
      severity: 'error',
      from: { path: '^dialogs/([^/]+)/', pathNot: OWN_TESTS },
      to: { path: '^(src|catalog|plugins|dialogs|test)/', pathNot: ['^src/sdk/index\\.ts$', '^catalog/index\\.ts$', '^dialogs/$1/'] },
    },
    {
      name: 'tests-of-a-drop-in-import-what-it-may-and-the-test-folder',
      severity: 'error',
      from: { path: `^(plugins/[^/]+/[^/]+|dialogs/[^/]+)/.*(${OWN_TESTS})` },
      to: { path: '^(src|plugins|dialogs)/', pathNot: ['^src/sdk/', '^$1/'] },
    },
    {
      name: 'drop-ins-are-found-not-imported',
      comment: 'delete the folder and nothing else changes',
      severity: 'error',
      from: { pathNot: `${DROP_INS}|^test/|^bench/` },
      to: { path: DROP_INS },
    },
    {
      name: 'the-host-imports-the-sdk-through-its-index',
      severity: 'error',
      from: { path: '^(src/(?!sdk/)|catalog/)' },
      to: { path: '^src/sdk/', pathNot: '^src/sdk/index\\.ts$' },
    },
    {
      name: 'the-kernel-knows-nothing-of-chat',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^(src|catalog)/', pathNot: '^src/(kernel|sdk)/' },
    },
    {
      name: 'commands-are-entered-not-imported',
      severity: 'error',
      from: { pathNot: '^src/cli/|^test/|^bench/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'inversify-in-the-kernel',
      comment: 'plugins stay plain objects, testable without a container; compose and app may name its types',
      severity: 'error',
      from: { pathNot: '^src/kernel/' },
      to: { path: 'node_modules/(inversify|reflect-metadata)/', dependencyTypesNot: ['type-only'] },
    },
    onlyIn(['restify'], ['^src/http/']),
    onlyIn(['openai'], ['^src/model/']),
    onlyIn(['csv-parse'], ['^catalog/', '^plugins/catalogs/csv/', '^src/cli/']),
    // temas_sensibles tells its topics apart by patterns over hostile text, so it needs linear time as well.
    onlyIn(['re2js'], ['^plugins/intents/regex/', '^dialogs/temas_sensibles/']),
    onlyIn(['pg', 'graphile-worker'], ['^src/inbox/', '^src/postgres/', '^plugins/catalogs/postgres/']),
    onlyIn(['twilio'], ['^src/sdk/twilio-webhook\\.ts$']),
    onlyIn(
      ['botbuilder', 'botbuilder-core', 'botbuilder-dialogs', 'botframework-connector'],
      ['^src/(sdk|bot)/', '^dialogs/', '^plugins/channels/'],
    ),
    onlyIn(['pino'], ['^src/observability/']),
    onlyIn(['@opentelemetry'], ['^src/observability/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/|^test/fixtures/plugins/broken-syntax' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
