/**
 * What a start loads of npm, as it is imported: into the bundle. Of botbuilder-dialogs the whole as well: a drop-in that imports
 * it has to get the classes of the host, not others of the same name.
 */
export const bundled: readonly string[] = [
  '@opentelemetry/api',
  'botbuilder-core',
  'botbuilder-dialogs',
  'botbuilder-dialogs/lib/dialog.js',
  'botbuilder-dialogs/lib/dialogSet.js',
  'botbuilder-dialogs/lib/waterfallDialog.js',
  'botframework-connector',
  'botframework-schema',
  'csv-parse',
  'csv-parse/sync',
  'fuse.js',
  'inversify',
  'jsonwebtoken',
  'pino',
  'prom-client',
  're2js',
  'reflect-metadata',
  'restify',
  'ws',
  'yaml',
  'zod',
];

/** What those load at once and hardly any Blinky uses: left in node_modules, loaded when something of it is first touched. */
export const lazy: ReadonlySet<string> = new Set([
  '@azure/core-http-compat',
  '@azure/core-rest-pipeline',
  '@azure/identity',
  '@azure/msal-node',
  '@microsoft/recognizers-text-choice',
  '@microsoft/recognizers-text-date-time',
  '@microsoft/recognizers-text-number',
  '@microsoft/recognizers-text-suite',
  'axios',
  'cross-fetch',
  'formidable',
  'http-signature',
  'node-fetch',
  'send',
]);

/** Native, and optional to restify. */
export const external: readonly string[] = ['dtrace-provider'];
