/** The test kit, `blinky-engine/testing`: the contracts of drop-ins and what they play the host with. It wants mocha, chai and fast-check. */

export { stage } from '../fixtures/dialog-turn.ts';
export { rejection } from './cases.ts';
export { testContext } from './context.ts';
export { dropInContract } from './drop-in.ts';
export { entriesOf } from './entries.ts';
export { callChannel, fakeHost, scriptedTurn } from './fake-host.ts';
