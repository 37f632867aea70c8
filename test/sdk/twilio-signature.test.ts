import { expect } from 'chai';
import { isFromTwilio, type TwilioProof } from '#sdk';

/** The vectors of Twilio's own helper library (spec/validation.spec.js, twilio-node 6.2). */
const token = '12345';
const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';
const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const call = { CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234', From: '+14158675309', To: '+18005551212' };
const addresses = 'MessagingBinding.Address';
const body = '{"property": "value", "boolean": true}';
const hash = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
const emptyHash = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

interface Vector {
  readonly token?: string;
  readonly url?: string;
  readonly signature?: string;
  readonly parameters?: TwilioProof['parameters'];
  readonly body?: string;
}

const genuine: Readonly<Record<string, Vector>> = {
  'a correct signature': {},
  'an https URL with a port that was not signed': { url: url.replace('.com', '.com:1234') },
  'an http URL with its port': { url: 'http://mycompany.com:1234/myapp.php?foo=1&bar=2', signature: 'Zmvh+3yNM1Phv2jhDCwEM3q5ebU=' },
  'an https URL signed with port 443': { signature: 'kvajT1Ptam85bY51eRf/AJRuM3w=' },
  'an http URL signed with port 80': { url: url.replace('https', 'http'), signature: '0ZXoZLH/DfblKGATFgpif+LLRf4=' },
  credentials: { url: url.replace('//', '//user:pass@'), signature: 'CukzLTc1tT5dXEDIHm/tKBanW10=' },
  'a user name alone': { url: url.replace('//', '//user@'), signature: '2YRLlVAflCqxaNicjMpJcSTgzSs=' },
  'credentials signed with port 443': { url: url.replace('//', '//user:pass@'), signature: 'ZQFR1PTIZXF2MXB8ZnKCvnnA+rI=' },
  'special characters': { url: `${url}&Body=It's+amazing`, signature: 'TfZzewPq8wqrGlMfyAud8+/IvJ0=' },
  'a parameter that came twice': {
    parameters: { [addresses]: ['+1325xxxxxxx', '+1415xxxxxxx'] },
    signature: '83O6e2vORAoJHUNzJjDWN1jz+BA=',
  },
  'parameters that came once, as lists': { parameters: Object.fromEntries(Object.entries(call).map(([name, value]) => [name, [value]])) },
  'the same in another order': { parameters: { [addresses]: ['+1415xxxxxxx', '+1325xxxxxxx'] }, signature: '83O6e2vORAoJHUNzJjDWN1jz+BA=' },
  'several parameters and values': {
    parameters: { Sid: 'CA123', SidAccount: 'AC123', Digits: ['5678', '1234', '1234'] },
    signature: 'IK+Dwps556ElfBT0I3Rgjkr1wJU=',
  },
  'a body whose hash is in the query': { url: `${url}&bodySHA256=${hash}`, body, signature: 'a9nBmqA0ju/hNViExpshrM61xv4=' },
  'an empty object whose hash is in the query': {
    url: `${url}&bodySHA256=${emptyHash}`,
    body: '{}',
    signature: 'Ldidvp12m26NI7eqEvxnEpkd9Hc=',
  },
  'a query of the hash alone': {
    url: `https://mycompany.com/myapp.php?bodySHA256=${hash}`,
    body,
    signature: 'y77kIzt2vzLz71DgmJGsen2scGs=',
  },
};

const forged: Readonly<Record<string, Vector>> = {
  'a wrong signature': { signature: 'WRONG_SIGNATURE' },
  'no signature': { signature: '' },
  'the signature of another token': { token: '12346' },
  'a further parameter in the query': { url: `${url}&somethingUnexpected=true` },
  'a changed parameter': { parameters: { ...call, Digits: '1235' } },
  'a body without its hash in the query': { body },
  'a body with a wrong hash': { url: `${url}&bodySHA256=${hash.slice(0, -1)}`, body, signature: 'a9nBmqA0ju/hNViExpshrM61xv4=' },
  'a changed body': { url: `${url}&bodySHA256=${hash}`, body: `${body} `, signature: 'a9nBmqA0ju/hNViExpshrM61xv4=' },
  'a URL that is none': { url: '/myapp.php?foo=1&bar=2' },
  'a host that is none': { url: 'https://%/myapp.php?foo=1&bar=2' },
};

describe('the signature of Twilio', () => {
  for (const [what, vector] of Object.entries(genuine)) it(`holds for ${what}`, async () => expect(await check(vector)).to.equal(true));
  for (const [what, vector] of Object.entries(forged)) it(`fails for ${what}`, async () => expect(await check(vector)).to.equal(false));
});

function check(vector: Vector): Promise<boolean> {
  const parameters = vector.body === undefined ? (vector.parameters ?? call) : undefined;
  const given = {
    token: vector.token ?? token,
    signature: vector.signature ?? signature,
    url: vector.url ?? url,
    body: Buffer.from(vector.body ?? ''),
  };
  return isFromTwilio({ ...given, parameters });
}
