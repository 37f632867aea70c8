import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshConfiguration, freshEnvSample, freshReadme } from './generated.ts';
import { root } from './project.ts';

// Writes what is generated in README.md (the plugin table, the conversation), docs/configuration.md and env.sample:
//   npx node --conditions=source test/deploy/refresh.ts
writeFileSync(join(root, 'README.md'), await freshReadme());
writeFileSync(join(root, 'env.sample'), await freshEnvSample());
writeFileSync(join(root, 'docs', 'configuration.md'), await freshConfiguration());
