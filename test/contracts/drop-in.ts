import { expect } from 'chai';
import type { CatalogHarness, ChannelHarness, IntentHarness, PluginHarness, PluginKind } from '#sdk';
import { catalogCases, catalogContract } from './catalog.ts';
import { channelCases, channelContract } from './channel.ts';
import { intentCases, intentContract } from './intent.ts';
import { pluginCases, pluginContract } from './plugin.ts';

const contracts: Readonly<Record<PluginKind, { readonly cases: object; register(harness: PluginHarness): void }>> = {
  channel: { cases: channelCases, register: (harness) => channelContract(harness as ChannelHarness) },
  intent: { cases: intentCases, register: (harness) => intentContract(harness as IntentHarness) },
  catalog: { cases: catalogCases, register: (harness) => catalogContract(harness as CatalogHarness) },
};

/** Registers everything that a plugin in `folder` (its own, or its package's) must keep, as mocha tests. */
export function dropInContract(harness: PluginHarness, folder: string): void {
  const { cases, register } = contracts[harness.definition.kind];
  it('skips only cases that there are, each with a reason', () => {
    for (const [title, reason] of Object.entries(harness.skip ?? {})) {
      expect({ ...pluginCases, ...cases }).to.have.property(title);
      expect(reason.split(' ').length, `words of the reason why "${title}" is skipped`).to.be.greaterThan(3);
    }
  });
  pluginContract({ ...harness, folder });
  register(harness);
}

/** Whether `exported` is a harness with the definition of a plugin. */
export function isHarness(exported: unknown): exported is PluginHarness {
  const kind = (exported as PluginHarness | undefined)?.definition?.kind;
  return kind !== undefined && Object.hasOwn(contracts, kind);
}
