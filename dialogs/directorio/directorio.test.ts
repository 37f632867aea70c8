import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage, type Told } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';
import { subjectOf } from './search.ts';

const said = ({ replies }: Told): string[] => replies.map(({ text }) => text);

describe('dialog directorio', () => {
  const asked: Record<string, RegExp> = {
    '¿Quién lleva TI?': /^Raúl Espinosa Lagos: Líder de Soporte de TI\nsoporte@\S+, extensión 1160$/,
    'me pasas el correo de Laura Mendes porfa': /^Laura Méndez Ibarra:/,
    'correo de laura medina': /^Laura Medina Ruiz:/,
    'quién es el encargado de jurídico': /^Paola Nava Trejo:/,
    'who is in charge of human resources': /^Daniela Rentería Cruz:/,
    'extensión de Tomas Villasenor': /^Tomás Villaseñor Rico:/,
  };
  for (const [text, says] of Object.entries(asked)) {
    it(`"${text}" gets one person`, async () => {
      const told = await stage(dialog).tell({ text });
      expect(told.waiting).to.equal(false);
      expect(said(told)[0]).to.match(says);
    });
  }

  it('asks which one when several fit, and takes a name, a part of it or a misspelt one', async () => {
    for (const answer of ['Laura Méndez Ibarra', 'mendez', 'ibara']) {
      const { tell } = stage(dialog);
      const several = await tell({ text: 'quién es la laura' });
      expect(several.waiting).to.equal(true);
      expect(several.replies[0]?.options?.map(({ say }) => say)).to.deep.equal(['Laura Méndez Ibarra', 'Laura Medina Ruiz']);
      expect(said(await tell({ text: answer }))[0]).to.match(/^Laura Méndez Ibarra: Coordinadora de Nómina/);
    }
  });

  it('asks who is looked for when nobody was named, and answers a question beside it', async () => {
    const { tell } = stage(dialog, {});
    expect(said(await tell({ text: 'directorio' }))[0]).to.match(/^¿A quién buscas\?/);
    const aside = await tell({ text: '¿dónde está el comedor?', aside: 'En el piso 2.' });
    expect(said(aside)).to.deep.equal(['En el piso 2.', '¿A quién buscas? Dime su nombre, su área o de qué se encarga.']);
    expect(said(await tell({ text: 'la doctora' }))[0]).to.match(/directorio/);
    expect(said(await tell({ text: 'Inés' }))[0]).to.match(/^Inés Barragán Soto/);
  });

  it('leaves it to the catalog, else admits that it knows nobody, and names who does', async () => {
    const { reach } = sampleCompany().contacts.default;
    const { tell } = stage(dialog);
    const none = await tell({ text: 'quién es Ramiro Zubieta' });
    expect(none.waiting).to.equal(false);
    expect(said(none)[0])
      .to.match(/^No encontré a nadie/)
      .and.to.include(reach);
    expect(said(await tell({ text: 'quién lleva los lockers', aside: 'Servicios.' }))).to.deep.equal(['Servicios.']);
    expect(said(await tell({ text: 'who is Ramiro Zubieta', locale: 'en' }))[0]).to.match(/^I found nobody/);
  });

  it('asks for more when more people fit than anybody reads', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'blinky-directory-'));
    const file = join(folder, 'directory.csv');
    const rows = ['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco', 'Seis', 'Siete', 'Ocho', 'Nueve'].map((name) => `Ana ${name},,Ventas,,12`);
    writeFileSync(file, ['name,role,area,email,extension', ...rows].join('\n'));
    const { tell } = stage(dialog, { files: { 'directory.csv': file } });
    expect(said(await tell({ text: 'quién lleva ventas' }))[0]).to.match(/^Encontré a 9 personas/);
    expect(said(await tell({ text: 'Ana Siete' }))).to.deep.equal(['Ana Siete: Ventas\nextensión 12']);
    rmSync(folder, { recursive: true });
  });

  it('survives what is no name at all', async () => {
    for (const text of ['', '🤷', 'a'.repeat(4_000), '.*+?^()|[]\\', 'quién es'.repeat(300)]) {
      expect((await stage(dialog).tell({ text })).replies, text.slice(0, 20)).not.to.be.empty;
    }
    expect(subjectOf('¿Quién es?')).to.equal('');
  });
});
