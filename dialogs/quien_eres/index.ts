import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

const machine = '(un |una )?(bot|robot|chatbot|maquina|ia|inteligencia artificial|programa|asistente( virtual)?|contestadora|sistema)';
const human = '(una? )?(persona( real| de verdad)?|human[oa]( real)?|alguien real|real|de verdad)';

export default defineDialog({
  sdk: 1,
  id: 'quien_eres',
  summary: 'Says that it is a virtual assistant.',
  intents: [
    {
      name: 'quien_eres',
      description: 'The user asks who or what the assistant is, its name, or whether it is a bot or a person.',
      examples: [
        'quién eres?',
        'cómo te llamas',
        'eres un bot?',
        'eres persona o robot',
        'con quién hablo',
        'hablo con una persona real o con una máquina?',
        'eres humano',
        'quién me está contestando',
        'qué eres tú',
        'preséntate',
        'cuál es tu nombre',
        'eres una inteligencia artificial?',
        'esto lo contesta una persona?',
        'who are you?',
        'are you a bot or a human',
        "what's your name",
        'eres de verdad o automático',
        'me contesta una máquina',
        'hay un humano detrás de esto',
        'quién te programó',
        'quién te hizo',
        'quién te creó',
        'de dónde saliste',
        'cuántos años tienes',
        'tienes sentimientos',
        'cómo te sientes hoy',
        'te cansas de contestar',
        'duermes',
        'estás vivo',
        'qué modelo de ia usas',
        'eres como chatgpt',
        'eres niño o niña',
        'tienes novia',
        'qué haces en tu tiempo libre',
        'te gusta tu trabajo',
        'cómo aprendiste a hablar',
        'por qué te llamas blinky',
        'qué significa tu nombre',
        'blinky, quién eres tú realmente',
        'eres real',
        'piensas por ti mismo',
        'tienes jefe',
        'dónde vives',
        'eres una app o qué',
        'quién está detrás de este chat',
        'eres empleado de aquí',
        'cuéntame de ti',
        'háblame de ti',
        'who made you',
        'do you have feelings',
        'how old are you',
        'are you real',
      ],
      patterns: [
        '^(hola )?(y )?(tu )?(quien|que) (eres|es usted|sos)( tu| realmente)?$|^(quien|que) es blinky$',
        '^(hola )?(como te llamas|como se llama usted|cual es tu nombre|tienes nombre|tu nombre|presentate|dime quien eres)( por favor)?$',
        `^(hola )?(oye )?(tu )?(eres|es usted|sera que eres) (${machine}|${human})( o (eres )?(${machine}|${human}))?( verdad| cierto)?$`,
        `^(hola )?(estoy hablando|hablo|platico|chateo) con (${machine}|${human}|quien)( o (con )?(${machine}|${human}))?$|^con quien (hablo|estoy hablando|platico|chateo|tengo el gusto)$`,
        `^(esto|aqui|me) (es|lo contesta|contesta|responde|esta contestando) (${machine}|${human})( o (${machine}|${human}))?$|^quien (me )?(contesta|responde|esta (contestando|respondiendo|ahi|del otro lado|detras))( aqui| esto)?$`,
        '^(who|what) are you$|^(are|r) (you|u) (a |an )?(bot|robot|ai|human|person|real person|machine|real)( or (a |an )?(bot|robot|ai|human|person|real person|machine))?$|^what( i)? s your name$|^am i talking to (a |an )?(bot|robot|human|person|real person|machine)$',
      ],
    },
  ],
  create: (host) => async (turn) => {
    const { assistant, name } = host.company();
    const speak = texts[turn.locale];
    await turn.say(`${speak.who({ assistant, company: name })}\n${speak.person}`);
  },
});
