import { expect } from 'chai';
import type { ChannelHost, ChannelRoute } from '#sdk';
import { type Mounted, routeTable } from '../../src/http/route-table.ts';

const route = (method: ChannelRoute['method'], path: `/${string}`, root = true): ChannelRoute => ({
  method,
  path,
  root,
  handle: async () => ({ status: 200 }),
});
const own = [route('get', '/readyz'), route('get', '/')];

describe('the routes of all channels', () => {
  it('stand below their mount, or at the root, and may take over the start page', () => {
    const table = routeTable([channel('a', route('post', '/', false), route('get', '/estado', false), route('get', '/'))], own);
    expect(table.map(({ path, host }) => `${path} ${host ? 'a' : 'host'}`)).to.deep.equal([
      '/chatbot/a a',
      '/chatbot/a/estado a',
      '/ a',
      '/readyz host',
    ]);
  });

  it('leave the start page to the host where no channel wants it', () => {
    expect(routeTable([], own).map(({ path }) => path)).to.deep.equal(['/readyz', '/']);
  });

  const wrong: Readonly<Record<string, readonly Mounted[]>> = {
    'is that of channel/a': [channel('a', route('post', '/api/messages')), channel('b', route('post', '/api/messages'))],
    'is that of the host': [channel('b', route('get', '/readyz'))],
    'has a method': [channel('b', route('put' as 'post', '/x'))],
    'has a path': [channel('b', route('get', 'x y' as '/'))],
    'has no handle': [channel('b', { ...route('get', '/x'), handle: undefined as unknown as ChannelRoute['handle'] })],
  };
  for (const [what, channels] of Object.entries(wrong))
    it(`are refused in one report, naming the channel, where one ${what}`, () => {
      expect(() => routeTable(channels, own)).to.throw(new RegExp(`channel/b.*${what}.*change the route`));
    });
});

function channel(id: string, ...routes: ChannelRoute[]): Mounted {
  return {
    owner: `channel/${id}`,
    mount: id,
    channel: { routes, limits: { textLength: 1 }, send: async () => ({}) },
    host: {} as ChannelHost,
  };
}
