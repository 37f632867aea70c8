import { expect } from 'chai';
import type { ChannelResponse } from '#sdk';
import { type Bench, type Granted, history, open } from '../testing/bench.ts';

describe('webchat: uploads', () => {
  let bench: Bench;
  let ana: Granted;

  beforeEach(async () => {
    bench = open();
    ana = await bench.grant();
  });

  async function upload(form: FormData, query = ''): Promise<ChannelResponse> {
    const encoded = new Response(form);
    const headers = { 'content-type': encoded.headers.get('content-type') ?? '', authorization: `Bearer ${ana.token}` };
    const url = `/v3/directline/conversations/${ana.conversationId}/upload${query}`;
    return bench.call({ url, headers, body: Buffer.from(await encoded.arrayBuffer()) });
  }

  const photo = new File(['pretend these are pixels'], 'foto.png', { type: 'image/png' });
  const activity = (more: object = {}): Blob =>
    new Blob(
      [JSON.stringify({ type: 'message', from: { id: 'x' }, text: 'mi identificación', channelData: { clientActivityID: 'c1' }, ...more })],
      {
        type: 'application/vnd.microsoft.activity',
      },
    );

  it('tells the bot name and type of each file beside the words, and keeps no content', async () => {
    const form = new FormData();
    form.append(
      'activity',
      activity({ attachments: [{ name: 'foto.png', contentType: 'image/png', contentUrl: 'http://169.254.169.254/' }] }),
    );
    form.append('file', photo);
    form.append('file', new File(['x'], 'acta.pdf', { type: 'application/pdf' }));
    expect((await upload(form, '?userId=dl_other')).status).to.equal(200);
    const files = [
      { contentType: 'image/png', name: 'foto.png' },
      { contentType: 'application/pdf', name: 'acta.pdf' },
    ];
    expect(bench.host.turns[0]?.activity).to.deep.include({ text: 'mi identificación', attachments: files });
    expect(bench.host.turns[0]?.activity.from?.id).to.equal('dl_ana');
    const read = await history(bench, ana);
    expect(read.activities[0]).to.deep.include({ attachments: files, channelData: { clientActivityID: 'c1' } });
    expect(JSON.stringify(read)).to.not.contain('pixels').and.not.contain('169.254');
  });

  it('takes a file without an activity', async () => {
    const form = new FormData();
    form.append('file', photo);
    expect((await upload(form)).status).to.equal(200);
    expect(bench.host.turns[0]?.activity).to.deep.include({ text: '', attachments: [{ contentType: 'image/png', name: 'foto.png' }] });
  });

  it('refuses an upload without files, with a broken activity, and a body that is no form', async () => {
    const none = new FormData();
    none.append('activity', activity());
    const broken = new FormData();
    broken.append('activity', new Blob(['{"type":']));
    broken.append('file', photo);
    const large = new FormData();
    large.append('activity', activity({ text: 'a'.repeat(70_000) }));
    large.append('file', photo);
    expect([await upload(none), await upload(broken), await upload(large)].map(({ status }) => status)).to.deep.equal([400, 400, 413]);
    const url = `/v3/directline/conversations/${ana.conversationId}/upload`;
    const headers = { 'content-type': 'multipart/form-data; boundary=x', authorization: `Bearer ${ana.token}` };
    expect((await bench.call({ url, headers, body: 'no form' })).status).to.equal(400);
    const file = new FormData();
    file.append('file', photo);
    expect((await upload(file, `?userId=${'a'.repeat(201)}`)).status).to.equal(400);
    expect(bench.host.turns).to.deep.equal([]);
  });

  it('lets the server refuse what is over the limit, 4 MB unless it is set', () => {
    const limitOf = ({ channel }: Bench): number | undefined => channel.routes.find(({ path }) => path.endsWith('/upload'))?.bodyLimit;
    expect(limitOf(bench)).to.equal(4 * 1024 * 1024);
    expect(limitOf(open({ WEBCHAT_UPLOAD_LIMIT_MB: '0.5' }))).to.equal(512 * 1024);
  });

  it('fetches no URL of an attachment, in any activity', async () => {
    const json = {
      type: 'message',
      text: '',
      attachments: [{ contentType: 'image/png', contentUrl: 'http://127.0.0.1/secret', name: 'a.png' }],
    };
    const response = await bench.ask(`/conversations/${ana.conversationId}/activities`, ana.token, { json }); // the bench's network refuses
    expect(response.status).to.equal(200);
    expect(bench.host.turns[0]?.activity.attachments).to.deep.equal([{ contentType: 'image/png', name: 'a.png' }]);
  });
});
