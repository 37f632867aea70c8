import { expect } from 'chai';
import { requests, sentences } from '../../src/understanding/normalise.ts';
import { findAll } from '../../src/understanding/questions.ts';
import type { CatalogSearch } from '../../src/understanding/search.ts';
import { entries, now, searchOf } from './sample-catalog.ts';

describe('the sentences of a message', () => {
  it('end where a sentence ends, and keep their words', () => {
    expect(sentences('Hola. Perdí mi gafete, ¿qué hago?\nGracias!')).to.deep.equal(['Hola.', 'Perdí mi gafete,', '¿qué hago?', 'Gracias!']);
    expect(sentences('son las 9:00 en tezontle.example')).to.deep.equal(['son las 9:00 en tezontle.example']);
  });

  it('are at most twelve, the rest in the last', () => {
    const parts = sentences('a. '.repeat(40));
    expect(parts).to.have.length(12);
    expect(parts.at(-1)?.match(/a/g)).to.have.length(29);
  });

  it('are none where nothing is said', () => {
    for (const text of ['', '   ', '¿?', '🎉 …']) expect(sentences(text), text).to.deep.equal([]);
  });

  it('that ask come apart where "y cuándo" joins them', () => {
    expect(requests('hola, ¿cuántos días me tocan y cuándo los pido?')).to.deep.equal(['¿cuántos días me tocan', 'cuándo los pido?']);
    expect(requests('tengo q llevar algo??? y a q hora entro')).to.deep.equal(['tengo q llevar algo???', 'y a q hora entro']);
    expect(requests('perdí mi gafete y no puedo entrar')).to.deep.equal([]);
  });

  const parted: readonly (readonly [text: string, parts: readonly string[]])[] = [
    ['cuándo pagan, cuántos días de vacaciones tengo', ['cuándo pagan', 'cuántos días de vacaciones tengo']],
    ['hola, cuando pagan, donde veo mi recibo', ['hola, cuando pagan', 'donde veo mi recibo']],
    ['2 cosas, cuándo pagan, dónde veo mi recibo', ['2 cosas, cuándo pagan', 'dónde veo mi recibo']],
    ['soy nuevo: a q hora entro / que dias pagan', ['soy nuevo: a q hora entro ', 'que dias pagan']],
    ['quiero saber cuándo pagan, dónde está el comedor', ['quiero saber cuándo pagan', 'dónde está el comedor']],
    ['perdí mi gafete, qué hago, y cuándo pagan', ['perdí mi gafete, qué hago', 'y cuándo pagan']],
    ['when is payday, how many days off do I get', ['when is payday', 'how many days off do I get']],
    ['when do I start and where do I park', ['when do I start', 'where do I park']],
  ];
  for (const [text, parts] of parted)
    it(`that ask come apart at a comma, a colon, a slash or "and": ${text}`, () => expect(requests(text)).to.deep.equal(parts));

  for (const text of [
    'cuando me enfermo, qué hago',
    'cuándo me enfermo, qué hago',
    'cuando cambie de celular, qué hago con la verificación',
    'como no traigo gafete, que puerta uso',
    'quién es mi jefe, el de la planta o el de la oficina',
    'qué prestaciones hay, como vales o seguro',
    'que prestaciones hay, como vales o seguro',
    'cuánto me pagan, cuando trabajo en domingo',
    'cuándo pagan, que ya no tengo dinero',
    'cuándo, dónde me presento el lunes',
    'what should I bring and wear?',
    'quién es mi contacto de nómina, cuál es su correo',
  ])
    it(`are one where a part does not ask by itself: ${text}`, () => expect(requests(text)).to.deep.equal([text]));

  for (const text of ['si me voy, cuánto me toca', 'si renuncio, cuánto me dan de finiquito', 'when I get sick, what do I do'])
    it(`stay a story that asks at its end: ${text}`, () => expect(requests(text)).to.deep.equal([]));

  it('all count where the message says that it has one matter more', () => {
    expect(requests('olvidé mi contraseña y también perdí mi gafete')).to.deep.equal(['olvidé mi contraseña', 'perdí mi gafete']);
    expect(requests('Se fue la luz. Y además no hay agua.')).to.deep.equal(['Se fue la luz.', 'no hay agua.']);
  });

  it('all count where they are the items of a list, without their numbers', () => {
    expect(requests('1) cuándo pagan\n2) hay comedor')).to.deep.equal(['cuándo pagan', 'hay comedor']);
    expect(requests('hola\n1. cuándo pagan\n2.- y los vales?')).to.deep.equal(['hola', 'cuándo pagan', 'y los vales?']);
    expect(requests('- hay comedor\n• perdí mi gafete')).to.deep.equal(['hay comedor', 'perdí mi gafete']);
    for (const text of ['1) perdí mi gafete', '2.5 días\n1.5 días', 'son las 8\n-\ny ya']) expect(requests(text), text).to.deep.equal([]);
  });
});

describe('questions and follow-ups', () => {
  let search: CatalogSearch;
  before(async () => {
    search = await searchOf(entries());
  });
  const ask = (text: string, topic?: string) => {
    const { kind, chosen } = findAll(search, text, { locale: 'es-MX', now, ...(topic ? { topic } : {}) });
    return [kind, ...chosen.map(({ id }) => id)];
  };

  it('answers each of several questions, in their order', () => {
    const text = '¿Cuántos días de vacaciones me corresponden? ¿Qué horario tiene el comedor? ¿Qué día se deposita la nómina?';
    expect(ask(text)).to.deep.equal(['answer', 'vacaciones', 'comedor', 'nomina']);
    expect(ask('qué hago si pierdo mi gafete y qué horario tiene el comedor')).to.deep.equal(['answer', 'gafete', 'comedor']);
  });

  it('answers each of several questions that commas part, and that a word about them introduces', () => {
    for (const text of [
      'qué horario tiene el comedor, qué día se deposita la nómina',
      '2 dudas: qué horario tiene el comedor y qué día se deposita la nómina',
    ])
      expect(ask(text), text).to.deep.equal(['answer', 'comedor', 'nomina']);
    expect(ask('qué día se deposita la nómina, con cuánto tiempo de anticipación')).to.deep.equal(['answer', 'nomina']);
  });

  it('leaves open what is asked besides and is not sure', () => {
    const found = findAll(search, '¿Qué día se deposita la nómina? y q onda con las vacaciones', { locale: 'es-MX', now });
    expect([found.kind, ...found.chosen.map(({ id }) => id)]).to.deep.equal(['answer', 'nomina']);
    expect(found.open?.map(({ id }) => id))
      .to.include('vacaciones')
      .and.not.include('nomina');
    expect(found.rest).to.equal('y q onda con las vacaciones');
    for (const text of ['¿Qué día se deposita la nómina? Gracias', '¿Qué día se deposita la nómina y cuánto tarda?'])
      expect(findAll(search, text, { locale: 'es-MX', now }).open, text).to.deep.equal([]);
    for (const text of ['¿Qué día se deposita la nómina? Gracias', '¿Qué día se deposita la nómina y cómo la pido?'])
      expect(findAll(search, text, { locale: 'es-MX', now }).rest, text).to.equal(undefined);
  });

  it('leaves to whoever knows more what the catalog knows nothing about', () => {
    for (const rest of ['¿Puedo llevar a mi perro?', '¿xkcd?']) {
      const found = findAll(search, `¿Qué día se deposita la nómina? ${rest}`, { locale: 'es-MX', now });
      expect([found.kind, ...found.chosen.map(({ id }) => id)], rest).to.deep.equal(['answer', 'nomina']);
      expect(found, rest).to.deep.include({ open: [], rest });
    }
  });

  it('answers once what is asked twice', () => {
    expect(ask('¿Qué día se deposita la nómina? ¿Qué día depositan la nómina?')).to.deep.equal(['answer', 'nomina']);
  });

  it('answers the question that is certain, whatever is told around it', () => {
    const story = 'Es que mi primo me contó otra cosa el otro día y ya no supe. '.repeat(40);
    expect(ask(`¿Qué día se deposita la nómina? ${story}`)).to.deep.equal(['answer', 'nomina']);
  });

  it('answers both matters of a message that says it has two, without a question mark', () => {
    expect(ask('no sé qué horario tiene el comedor y también perdí mi gafete')).to.deep.equal(['answer', 'comedor', 'gafete']);
  });

  it('answers what is sure among several matters, and leaves the others open', () => {
    const found = findAll(search, 'me dicen qué horario tiene el comedor y también lo de las vacaciones que tengo', {
      locale: 'es-MX',
      now,
    });
    expect([found.kind, ...found.chosen.map(({ id }) => id)]).to.deep.equal(['answer', 'comedor']);
    expect(found.open?.map(({ id }) => id)).to.include('vacaciones');
  });

  it('answers each item of a list', () => {
    expect(ask('tengo dudas:\n1) qué horario tiene el comedor\n2) perdí mi gafete')).to.deep.equal(['answer', 'comedor', 'gafete']);
  });

  it('takes up the topic of the answer before', () => {
    expect(ask('¿y para practicantes?', 'vacaciones')).to.deep.equal(['answer', 'practicantes']);
    expect(ask('¿y eso dónde se pide?', 'vacaciones')).to.deep.equal(['answer', 'vacaciones']);
    expect(ask('¿cuándo?', 'nomina')).to.deep.equal(['answer', 'nomina']);
    expect(ask('and when?', 'nomina')).to.deep.equal(['answer', 'nomina']);
  });

  it('leaves the topic for a new question, and for what asks nothing', () => {
    expect(ask('¿Qué horario tiene el comedor?', 'vacaciones')).to.deep.equal(['answer', 'comedor']);
    for (const text of ['ok', 'jaja', 'gracias', '👍', 'y ya']) expect(ask(text, 'vacaciones'), text).to.deep.equal(['unknown']);
  });

  it('goes on about the topic also with a single word, and else offers what there is about it', () => {
    expect(ask('¿y para practicantes?', 'vacaciones')).to.deep.equal(['answer', 'practicantes']);
    expect(ask('lo de las vacaciones', 'nomina')).to.deep.equal(['clarify', 'practicantes', 'vacaciones']);
  });

  it('does without a topic that is no longer in the catalog', () => {
    expect(ask('¿y eso dónde se pide?', 'ya-no-esta')).to.deep.equal(['unknown']);
    expect(ask('¿y eso dónde se pide?')).to.deep.equal(['unknown']);
  });
});
