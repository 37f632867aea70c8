import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshConfiguration, freshEnvSample, freshReadme } from './generated.ts';
import { freshRequests } from './generated-requests.ts';
import { root } from './project.ts';

// Writes what is generated in README.md (the plugin table, the conversation), docs/configuration.md, env.sample and docs/requests:
//   npx node --conditions=source test/deploy/refresh.ts
writeFileSync(join(root, 'README.md'), await freshReadme());
writeFileSync(join(root, 'env.sample'), await freshEnvSample());
writeFileSync(join(root, 'docs', 'configuration.md'), await freshConfiguration());
const { jsonl, page } = freshRequests();
writeFileSync(join(root, 'docs/requests/requests.jsonl'), jsonl);
writeFileSync(join(root, 'docs/requests/README.md'), page);
