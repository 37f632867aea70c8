import { expect } from 'chai';
import { describeWithPostgres } from '../../../test/support/postgres.ts';
import { refusalOf } from '../../../test/support/refusal.ts';
import { catalogDatabase, fill, patient, row } from './testing/bench.ts';

describeWithPostgres('a catalog in PostgreSQL', () => {
  const { url, run, open } = catalogDatabase();

  it('is read back as it was written, byte for byte and in order', async () => {
    const texts = [
      'con "comillas", comas\r\ny saltos',
      " '; drop table catalog; -- ",
      '\\N',
      'NULL',
      '{a,b}',
      'emoji 🎉 y tab\t',
      ' espacios ',
    ];
    const rows = texts.map((text, at) =>
      row({ question: `¿Pregunta ${99 - at}?`, answer: text, additional_info: '', owner: at === 0 ? text : '' }),
    );
    const source = await open();
    await fill(source, rows);
    expect((await source.load(patient())).map(({ fields }) => fields)).to.deep.equal(rows.map(({ fields }) => fields));
  });

  it('is replaced whole, or not at all', async () => {
    const source = await open();
    await fill(source, [row({ question: 'q1' }), row({ question: 'q2' })]);
    await run('alter table catalog add constraint short check (length(answer) < 20)');
    const error = await refusalOf(fill(source, [row({ question: 'q3' }), row({ question: 'q4', answer: 'un secreto que no cabe' })]));
    expect(error.line)
      .to.match(/constraint/)
      .and.not.to.contain('secreto');
    expect((await source.load(patient())).map(({ fields }) => fields.question)).to.deep.equal(['q1', 'q2']);
  });

  it('is not imported over what the table holds besides, nor into one that would lose the order or a column', async () => {
    await run('create table catalog (position int, question text, answer text, additional_info text, salary int)');
    const source = await open();
    expect((await refusalOf(fill(source, [row({})]))).message).to.contain('salary');
    await run('alter table catalog drop column salary, drop column position');
    expect((await refusalOf(fill(source, [row({})]))).hint).to.contain('add column position integer');
    await run('alter table catalog add column position integer');
    expect((await refusalOf(fill(source, [row({ category: 'x' })]))).hint).to.contain('add column category text');
  });

  it('is read from a view with names and types of its own', async () => {
    await run(`create schema hr; create table hr.filas (pregunta text, respuesta varchar(99), nota text, vence date);
      insert into hr.filas values ('¿Qué día pagan?', 'El 15', '', '2027-12-31'), ('¿Hay comedor?', 'Sí', 'Piso 1', null);
      create view hr.faq as select * from hr.filas`);
    const columns = 'question=pregunta,answer=respuesta,additional_info=nota,valid_until=vence';
    const rows = await (await open({ CATALOG_TABLE: 'hr.faq', CATALOG_COLUMNS: columns })).load(patient());
    expect(rows).to.deep.equal([
      { origin: 'hr.faq:1', fields: { question: '¿Hay comedor?', answer: 'Sí', additional_info: 'Piso 1', valid_until: '' } },
      { origin: 'hr.faq:2', fields: { question: '¿Qué día pagan?', answer: 'El 15', additional_info: '', valid_until: '2027-12-31' } },
    ]);
    await run('drop schema hr cascade');
  });

  it('says what is wrong and what to do, without the address or the password', async () => {
    const address = new URL(url());
    const reasons: [Record<string, string>, RegExp, RegExp][] = [
      [{}, /the table catalog does not exist/, /catalog:import/],
      [{ DATABASE_URL: url().replace(address.password, 'wrong-password') }, /login is refused \(28P01\)/, /DATABASE_URL/],
      [{ DATABASE_URL: url().replace(/\/[^/]*$/, '/nowhere') }, /no such database \(3D000\)/, /DATABASE_URL/],
      [{ DATABASE_URL: url().replace(address.port, '1') }, /cannot be asked \(ECONNREFUSED\)/, /DATABASE_URL/],
    ];
    for (const [values, wrong, remedy] of reasons) {
      const error = await refusalOf((await open(values)).load(patient()));
      expect(error.message).to.match(wrong);
      expect(error.hint).to.match(remedy);
      expect(JSON.stringify([error.line, error.stack, error.cause])).not.to.match(/127\.0\.0\.1|blinky_test|wrong-password/);
    }
    await run('create table catalog (question text, answer text)');
    const error = await refusalOf((await open({ CATALOG_COLUMNS: 'answer=respuesta' })).load(patient()));
    expect(error.line).to.contain('no column respuesta').and.to.contain('it has question, answer');
  });

  it('needs no more than the right to read, and says how to grant it', async () => {
    await fill(await open(), [row({})]);
    await run(`do $$ begin create role reader login password 'r'; exception when duplicate_object then null; end $$;
      grant usage on schema public to reader`);
    const address = new URL(url());
    address.username = 'reader';
    address.password = 'r';
    const source = await open({ DATABASE_URL: address.href });
    expect((await refusalOf(source.load(patient()))).line).to.match(/not allowed to this role \(42501\): grant it/);
    await run('grant select on catalog to reader');
    expect(await source.load(patient())).to.have.length(1);
  });

  it('gives up a statement that takes over a second', async () => {
    await run(`create view catalog as select 'q' as question, 'a' as answer, '' as additional_info, pg_sleep(20)::text as owner`);
    expect((await refusalOf((await open()).load(patient()))).message).to.match(/took too long \(57014\)/);
  });

  it('stops a load that waits for the database', async () => {
    await run(`create view catalog as select 'q' as question, 'a' as answer, '' as additional_info, pg_sleep(20)::text as owner`);
    const source = await open();
    const controller = new AbortController();
    const loading = source.load(controller.signal).catch((error: unknown) => error);
    controller.abort(new Error('enough'));
    expect(await loading).to.have.property('message', 'enough');
  });
});
