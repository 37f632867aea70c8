import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { BlinkyError } from '#sdk';
import { loadCompany } from './company.ts';

const good = `
name: Ejemplo
assistant: Blinky
tone: cálido y breve
site: https://ejemplo.example
portal: { name: Portal, url: https://portal.ejemplo.example }
privacyNotice: https://ejemplo.example/privacidad
description: { es-MX: Una empresa de ejemplo, en: A sample company }
valueProposition: [Crecer]
products: [{ name: Uno, description: El primero }]
contacts:
  default: { name: RH, reach: rh@ejemplo.example }
  handoff: { name: RH, reach: rh@ejemplo.example }
  sensitive: { name: Línea ética, reach: ext. 100 }
hotlines: [{ name: Emergencias, phone: '911', hours: 24 horas, topics: [emergency] }]
`;

describe("the company's file", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'blinky-company-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('gives the facts, with its defaults', async () => {
    const company = loadCompany(await written(good));
    expect(company.name).to.equal('Ejemplo');
    expect(company.contacts.byCategory).to.deep.equal({});
  });

  const refused: readonly [string, string, RegExp][] = [
    [
      'a missing field, by its path',
      good.replace(', url: https://portal.ejemplo.example', ''),
      /company\.yaml: portal\.url is missing: add it/,
    ],
    ['a field that it does not know', good.replace('tone:', 'tono: x\ntone:'), /company\.yaml: tono is not a field that Blinky knows/],
    ['an address without https', good.replace('site: https://', 'site: '), /company\.yaml: site must be a full address/],
    ['an item of a list, by its number', good.replace('name: Uno, ', ''), /company\.yaml: products\.0\.name is missing/],
    [
      'a text in an unknown language only',
      good.replace('{ es-MX: Una empresa de ejemplo, en: A sample company }', '{ fr: Une société }'),
      /description must be a text/,
    ],
    ['broken YAML, by its line', good.replace('[Crecer]', '[Crecer'), /company\.yaml:\d+: not valid YAML/],
    ['the same field twice', `${good}name: Otra\n`, /company\.yaml:16: not valid YAML \(DUPLICATE_KEY\)/],
    [
      'aliases, which could unfold into gigabytes',
      good.replace('name: Ejemplo', 'name: &a Ejemplo').replace('assistant: Blinky', 'assistant: *a'),
      /aliases/,
    ],
    ['an empty file', '', /the file/],
  ];
  for (const [title, content, says] of refused) {
    it(`refuses ${title}`, async () => {
      const error = failure(await written(content));
      expect(error.code).to.equal('BLINKY_CATALOG_INVALID');
      expect(error.message).to.match(says);
      expect(error.hint).to.be.a('string');
    });
  }

  it('names every wrong field at once', async () => {
    const error = failure(await written(good.replace('name: Ejemplo\n', '').replace('tone: cálido y breve\n', '')));
    expect(error.message.split('\n')).to.have.length(2);
  });

  it('says where it was looked for when it is not there', () => {
    expect(failure(join(folder, 'nothing.yaml')).message).to.contain(join(folder, 'nothing.yaml'));
  });

  async function written(content: string): Promise<string> {
    const file = join(folder, 'company.yaml');
    await writeFile(file, content);
    return file;
  }
});

function failure(file: string): BlinkyError {
  try {
    loadCompany(file);
  } catch (error) {
    if (error instanceof BlinkyError) return error;
    throw error;
  }
  throw new Error('the file was taken');
}
