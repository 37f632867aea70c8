import '../kernel/boot.ts';
import { join } from 'node:path';
import { keptFolder, root } from '../kernel/paths.ts';

// The build's last step: Blinky starts as it comes, without settings and without a server, and answers once, so that V8's code
// for a start and for a message, and what was learnt, are there before the first. A read-only image could never keep them.
await import('../start.ts');
const { readEnvironment } = await import('../kernel/environment.ts');
const { keepingIn } = await import('../kernel/kept.ts');
const { startOffline } = await import('./offline.ts');
const app = await startOffline({ variables: readEnvironment(join(root, 'nowhere'), {}), kept: keepingIn(keptFolder) });
const someone = { id: 'somebody', name: '' };
const activity = { type: 'message', channelId: 'chat', id: '1', text: 'oye cuando pagan', from: someone, recipient: someone };
const conversation = { id: 'one', isGroup: false, conversationType: '', name: '' };
await app.intake.hostFor('chat').converse({ activity: { ...activity, conversation } }, AbortSignal.timeout(30_000));
await app.stop();
