import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { RE2JS } from 're2js';
import { type DialogDefinition, fold } from '#sdk';
import { sampleCompany } from '../test/fixtures/dialog-host.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const dialogs = await Promise.all(
  folders.map(async (folder) => {
    const { default: definition } = (await import(`./${folder}/index.ts`)) as { default: DialogDefinition };
    return { folder, definition };
  }),
);
const hints = dialogs.flatMap(({ definition }) => definition.intents);
const compile = (patterns: readonly string[] = []) => patterns.map((pattern) => RE2JS.compile(pattern));
const compiled = hints.map(({ name, patterns, exceptions }) => ({ name, patterns: compile(patterns), exceptions: compile(exceptions) }));

/** The intents whose patterns are found in a message. */
function recognised(text: string): string[] {
  const folded = fold(text);
  const found = compiled.filter(({ patterns, exceptions }) => {
    const seen = exceptions.reduce((rest, exception) => exception.matcher(rest).replaceAll(' ~ '), folded);
    return patterns.some((pattern) => pattern.matcher(seen).find());
  });
  return found.map(({ name }) => name);
}

describe('every dialog', () => {
  for (const { folder, definition } of dialogs) {
    it(`${folder} is named after its folder and says what it is for`, () => {
      expect(definition).to.include({ sdk: 1, id: folder });
      expect(definition.summary).to.match(/^\S.*\.$/);
    });

    it(`${folder} names no fact of the company in its texts`, () => {
      const texts = readFileSync(new URL(`./${folder}/texts.ts`, import.meta.url), 'utf8');
      const { name, assistant, site, portal, contacts, hotlines } = sampleCompany();
      const facts = [name, assistant, site, portal.name, contacts.default.reach, contacts.sensitive.name];
      for (const fact of [...facts, ...hotlines.map(({ phone }) => phone)]) expect(texts).not.to.include(fact);
      expect(texts).not.to.match(/https?:|@|\d{3}/);
    });
  }

  it('claims each intent once', () => {
    const names = hints.map(({ name }) => name);
    expect(names).to.deep.equal([...new Set(names)]);
  });

  it('gives each intent a description, and at least five examples that differ', () => {
    for (const { name, description, examples } of hints) {
      expect(description, name).to.match(/^The user .*\.$/);
      expect(new Set(examples.map(fold)).size, name)
        .to.equal(examples.length)
        .and.to.be.at.least(5);
    }
  });

  it('takes none of its own examples for the intent of another', () => {
    for (const { name, examples } of hints) {
      for (const example of examples)
        expect(
          [name, ...recognised(example)].every((found) => found === name),
          `${example}: ${recognised(example)}`,
        ).to.equal(true);
    }
  });

  it('lets the menu say only what its own patterns recognise', () => {
    for (const { definition } of dialogs) {
      for (const { say } of Object.values(definition.menu ?? {})) expect(recognised(say), say).to.deep.equal([definition.id]);
    }
  });
});

describe('what is no conversational intent', () => {
  const questions = [
    'hola, cuántos días de vacaciones tengo',
    'buenas tardes, a qué hora es la comida?',
    'gracias por el dato, y cuándo pagan?',
    'quién es mi contacto de RH',
    '¿Cómo contacto a Recursos Humanos?',
    'con quién hablo para lo de mi nómina',
    'necesito hablar con mi jefe para pedir vacaciones, cómo le hago',
    '¿cómo borro mis datos del portal?',
    'cómo elimino mi cuenta bancaria anterior',
    'quiero cancelar mis datos personales, derechos ARCO',
    'portal no abre',
    'no puedo entrar al portal de empleados',
    'cursos de inglés',
    'dan clases de inglés en la empresa?',
    'es requisito hablar inglés para mi puesto?',
    'ayuda con mi recibo de nómina',
    'ayuda de despensa, cuándo cae?',
    'me ayudas a cambiar mi contraseña?',
    'qué servicios médicos tengo',
    'a qué hora me voy los viernes',
    'estoy harto de que no me llegue el bono, a quién le digo?',
    'no sirve mi gafete',
    'la compu no sirve para nada',
    'puedo volver a entrar a la empresa si renuncio?',
    'cómo regreso el equipo cuando me voy',
    'qué seguro médico tengo',
    'cuántos días dan por fallecimiento de un familiar',
    'el seguro cubre psicólogo?',
    'incapacidad por depresión, a quién se la mando',
    'hay curso de prevención de acoso?',
    'estoy embarazada, cuándo aviso?',
    'me siento mal del estómago, puedo faltar?',
    'estoy perdida, no sé dónde es la inducción',
    'me corrieron, cuánto me toca de finiquito',
    'ya no puedo entrar a mi correo',
    'me muero de hambre, dónde está el comedor?',
    'mi jefe me pide que me quede más tarde, me pagan horas extra?',
  ];
  for (const question of questions) {
    it(`"${question}" is left to the catalog`, () => expect(recognised(question)).to.deep.equal([]));
  }
});

describe('what is said in other words', () => {
  const cases: Record<string, readonly string[]> = {
    saludar: ['Holaaa!!', 'hola buenas tardes', 'qué onda bot 👋', 'Buen día, cómo estás?', 'hi'],
    despedirse: ['ok, hasta luego', 'bye!', 'gracias, nos vemos mañana', 'que tengas buen día'],
    agradecer: ['ok mil gracias 🙏', 'grax', 'muchas gracias por tu ayuda', 'thanks!'],
    ayuda: ['AYUDA', 'menu', 'en qué me puedes ayudar?', 'q puedes hacer', 'qué te puedo preguntar'],
    quien_eres: ['quien eres', 'eres robot o persona?', 'con quién hablo?', 'are you human?'],
    que_es_bliwork: ['qué es Bliwork', 'A qué se dedica la empresa?', 'q hace la empresa'],
    propuesta_valor: ['cuál es su propuesta de valor?', 'qué los hace diferentes'],
    portal_y_productos: ['qué productos venden?', 'pásame el link del portal porfa'],
    consultar_sitio: ['cuál es el sitio web de la empresa', 'me pasas la página de la empresa?'],
    hablar_con_humano: [
      'quiero hablar con alguien',
      'necesito hablar con una persona real',
      'pásame a un humano por favor',
      'talk to a human',
    ],
    volver: ['volver', 'regresar al bot', 'ya puedes contestar', 'resume', 'back'],
    enojo: ['no sirves', 'no entiendes nada', 'eres un inútil', 'estoy harta de este bot', 'eso no fue lo que te pregunté'],
    cambiar_idioma: [
      'in english please',
      'English please',
      'habla español',
      'switch to spanish',
      'puedes contestar en inglés?',
      'no hablo español',
    ],
    borrar_mis_datos: ['borra mis datos', 'Borra esta conversación por favor', 'olvida lo que te dije', 'delete my data please'],
    temas_sensibles: [
      'mi jefe me está acosando',
      'me quiero morir',
      'mi esposo me pegó anoche',
      'me discriminan por ser indígena',
      'tengo un ataque de pánico',
    ],
  };
  for (const [intent, said] of Object.entries(cases)) {
    it(`${intent} is recognised`, () => {
      for (const text of said) expect(recognised(text), text).to.deep.equal([intent]);
    });
  }
});
