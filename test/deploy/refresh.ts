import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshEnvSample, freshReadme } from './generated.ts';
import { root } from './project.ts';

// Writes what is generated in README.md (the plugin table, the conversation) and env.sample:
//   npx node --conditions=source test/deploy/refresh.ts
writeFileSync(join(root, 'README.md'), await freshReadme());
writeFileSync(join(root, 'env.sample'), await freshEnvSample());
