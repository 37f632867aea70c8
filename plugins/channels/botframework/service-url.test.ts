import { expect } from 'chai';
import { createServiceUrlCheck, type ServiceUrlRules } from './service-url.ts';

const REFUSED_ALWAYS = [
  '',
  'smba.trafficmanager.net',
  'http://smba.trafficmanager.net/amer/',
  'https://smba.trafficmanager.net./amer/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://evil.example/smba.trafficmanager.net',
  'https://smba.trafficmanager.net@evil.example/',
  'https://user:password@smba.trafficmanager.net/',
  'https://smba.trafficmanager.net/?next=https://evil.example',
  'https://smba.trafficmanager.net/#v3',
  'https://evilbotframework.com/',
  'https://botframework.com/',
  'https://10.0.0.5/',
  'https://169.254.169.254/',
  'http://2852039166/',
  'https://[fd00::1]/',
  'https://[::ffff:127.0.0.1]/',
  'ftp://127.0.0.1/',
  'file:///etc/passwd',
  'https://0.0.0.0/',
];
const LOOPBACK = ['http://127.0.0.1:51234', 'http://localhost:51234/', 'http://[::1]:51234', 'https://127.8.9.10/', 'http://2130706433/'];

describe('the service URLs that a bot may talk to', () => {
  const check = (rules: Partial<ServiceUrlRules>) => createServiceUrlCheck({ allow: [], loopbackBind: false, anonymous: false, ...rules });

  it("are Microsoft's over https", () => {
    const allows = check({});
    for (const host of ['smba.trafficmanager.net/amer/', 'webchat.botframework.com', 'a.b.botframework.us/', 'x.botframework.azure.us']) {
      expect(allows(`https://${host}`), host).to.equal(true);
    }
  });

  it('are never anything that only looks like it, or an address', () => {
    for (const rules of [{}, { loopbackBind: true }, { allow: ['bot.example'] }, { loopbackBind: true, anonymous: true }]) {
      for (const url of REFUSED_ALWAYS) expect(check(rules)(url), url).to.equal(false);
    }
  });

  it('are the configured ones, with or without subdomains', () => {
    const allows = check({ allow: ['connector.example', '*.bots.example'] });
    expect(['https://connector.example/x', 'https://a.bots.example'].map(allows)).to.deep.equal([true, true]);
    expect(['http://connector.example/', 'https://a.connector.example', 'https://bots.example'].some(allows)).to.equal(false);
  });

  it('are on loopback without an app id, for a server that listens on loopback, and then nowhere else', () => {
    for (const url of LOOPBACK) {
      expect(check({ loopbackBind: true, anonymous: true })(url), url).to.equal(true);
      expect(check({ anonymous: true })(url), `${url} on an open bind`).to.equal(false);
      expect(check({ loopbackBind: true })(url), `${url} with an app id`).to.equal(false);
    }
    expect(check({ loopbackBind: true, anonymous: true })('https://smba.trafficmanager.net/')).to.equal(false);
  });

  it('are on loopback with an app id only when listed, for a server that listens on loopback', () => {
    expect(check({ loopbackBind: true, allow: ['localhost'] })('http://localhost:3978')).to.equal(true);
    expect(check({ loopbackBind: true, allow: ['localhost'] })('http://127.0.0.1:3978')).to.equal(false);
    expect(check({ allow: ['localhost'] })('http://localhost:3978')).to.equal(false);
  });
});
