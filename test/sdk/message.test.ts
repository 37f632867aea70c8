import { expect } from 'chai';
import { type BlinkyError, messageFrom, readJsonAs, referenceTo, z } from '#sdk';

const whom = { channelId: 'buzon', user: 'ana', bot: 'blinky' };

describe('a written message as an activity', () => {
  it('is in the conversation in which a first message of the bot would be', () => {
    const { conversation, from, recipient } = messageFrom({ ...whom, id: 'm1', text: 'hola' });
    expect(referenceTo(whom)).to.deep.equal({ channelId: 'buzon', conversation, user: from, bot: recipient });
    expect(conversation).to.deep.equal({ id: 'ana', isGroup: false, conversationType: 'personal', name: '' });
    expect(referenceTo({ ...whom, user: undefined })).to.equal(undefined);
  });

  it('has attachments only where there are some', () => {
    expect(messageFrom({ ...whom, id: 'm1', text: '' })).to.not.have.property('attachments');
    const attachments = [{ contentType: 'image/png' }];
    expect(messageFrom({ ...whom, id: 'm1', text: '', attachments })).to.deep.include({ attachments });
  });
});

describe('a body of a given shape', () => {
  const shape = z.object({ entry: z.array(z.object({ id: z.string() })) });
  const read = (body: string) => readJsonAs(shape, { body: Buffer.from(body) }, 'channel/buzon');

  it('is read, and refused by naming the field and not its value', () => {
    expect(read('{"entry":[{"id":"1","more":2}]}')).to.deep.equal({ entry: [{ id: '1' }] });
    for (const [body, field] of Object.entries({ '{"entry":[{"id":77}]}': 'entry.0.id', '[]': 'the body', '{': 'JSON' })) {
      let error: BlinkyError | undefined;
      try {
        read(body);
      } catch (thrown) {
        error = thrown as BlinkyError;
      }
      expect(error?.code, body).to.equal('BLINKY_BAD_REQUEST');
      expect(error?.line).to.contain(field).and.not.contain('77');
    }
  });
});
