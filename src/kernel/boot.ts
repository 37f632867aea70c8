import module from 'node:module';
import { basename } from 'node:path';
import { useBundle } from './bundle.ts';
import { bundleFolder, codeRoot, compiledFolder, packages } from './paths.ts';

// Imported first, for what it does: everything that is imported after it starts faster.

// Stack traces name the lines of our sources; the maps of npm packages would cost 200 ms and 15 MB.
module.setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });

// What V8 compiled and the npm packages as one bundle stay beside the build, go with it, and are not shared with anybody; where
// the folder cannot be written to, what is there is read. Without them a start takes longer and is the same.
if (basename(codeRoot) === 'dist') {
  module.enableCompileCache(compiledFolder);
  useBundle(bundleFolder, packages);
}
