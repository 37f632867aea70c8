import module from 'node:module';
import { basename, join } from 'node:path';
import { codeRoot } from './paths.ts';

// Imported first, for what it does: everything that is imported after it starts faster.

// Stack traces name the lines of our sources; the maps of npm packages would cost 200 ms and 15 MB.
module.setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });

// What V8 compiled stays beside the build, goes with it, and is not shared with anybody; where the folder cannot be written
// to, what is there is read. NODE_DISABLE_COMPILE_CACHE=1 turns it off.
if (basename(codeRoot) === 'dist') module.enableCompileCache(join(codeRoot, '.compile-cache'));
