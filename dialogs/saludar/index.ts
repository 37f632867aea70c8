import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

const greeting = [
  'oyes?|oigan?|disculp[ae]n?|h?ola+s?|holi(s|wis)?|hey+|ey|hi|hello+|que (tal|onda|hubo|hay)|quiubo(le)?|que show|que rollo',
  'buen(os)? dias?|buenas?( tardes?| noches?)?|buenos|saludos|good (morning|afternoon|evening)|greetings',
  '(buen|feliz|bonit[oa]|lind[oa]|excelente) (inicio de semana|semana|fin de semana|finde|dia|tarde|noche|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo)',
].join('|');
const company = [
  'a todos|todos|equipo|amig[oa]s?|(mi )?estimad[oa]s?|bot|blinky|chatbot|asistente|oye|compa|bro|como (estas?|estan|andas?|andan|te va|va todo|vas)|que cuentas|hay alguien( ahi| aqui)?',
  'estas ahi|buen dia|disculpa|espero que (estes|este) bien|there|team|everyone|how are you( doing)?|what s up|s up',
].join('|');
/** "Soy Ana Ruiz de ventas": who says hello and their name waits for nothing but a hello. */
const name = [
  '(yo )?(soy|me llamo|mi nombre es|me presento|te saluda|les saluda|habla) (soy )?(el |la )?[a-z]+( [a-z]+)?( (de|del) [a-z]+)?',
  '(my name is|my name s) [a-z]+( [a-z]+)?( (and )?i (start|join|begin)( work| working)?( on| this| next| in)* [a-z]+)?',
].join('|');
/** Announces a question without asking it. */
const opening =
  '((tengo|traigo|es|hay|va|te hago|quiero hacerte|quisiera hacer(te)?|puedo hacerte|te puedo hacer) )*(una|unas|otra|otras|varias|un par de|algunas) (duda|dudas|dudita|pregunta|preguntas|preguntita|consulta|consultas)( mas)?( rapida)?|(tengo|traigo|hay|surgieron) (dudas|preguntas|varias dudas)|(es )?otra cosa( mas)?|una cosa mas|(ah |oh |ay )?(no )?(espera|esperame|esperate|perate|aguanta|wait|hold on)|(te |le )?puedo preguntar(te)? (algo|una cosa)|quiero preguntar(te)? (algo|una cosa)|me (puedes|podrias) ayudar( con (algo|una duda|una pregunta|una cosa))?|(i have a|quick|one|another) (quick )?question|(one more|another) thing|something else|can i ask (you )?(something|a question)|can you help me( with something)?';

export default defineDialog({
  sdk: 1,
  id: 'saludar',
  summary: 'Greets back.',
  intents: [
    {
      name: 'saludar',
      description: 'The user only greets, with no question or request in the same message.',
      examples: [
        'hola',
        'holaaa buenas tardes',
        'qué tal, buen día',
        'buenos días a todos',
        'hola bot cómo estás',
        'qué onda',
        'quiubo',
        'hey',
        'hola, hay alguien ahí?',
        'buenas noches',
        'holi',
        'saludos equipo',
        'hi there',
        'good morning',
        'hello, how are you?',
        'buenas',
        'hola hola',
        'qué onda bot',
        'holaa, ando por aquí',
        'qué hubo',
        'hola, buen inicio de semana',
        'muy buenos días tengan',
        'buenas, cómo va todo',
        'hola blinky qué cuentas',
        'saluditos',
        'hola, soy nueva por aquí',
        'qué tal, mucho gusto',
        'ey qué pasó',
        'hola, espero estés bien',
        'buen día, hay alguien',
        'qué pex',
        'hola mi estimado',
        'buenas, ya llegué',
        'qué milagro, hola',
        'tardes',
        'hola otra vez',
        'aquí de nuevo, hola',
        'hey there',
        'hello bot',
        'hi, good afternoon',
        'hola, me presento, soy de nuevo ingreso',
        'wenas wenas',
        'hola, es mi primera vez aquí',
        'bonita mañana',
      ],
      // A greeting and nothing else: "hola, ¿cuántos días de vacaciones tengo?" is a question.
      patterns: [
        `^((${greeting}|${company}) ?)*(${greeting})( (${greeting}|${company}))*$`,
        `^((${greeting}|${company}) )+(${name})( (y )?((${greeting}|${company})|(${opening})))*$`,
        `^((${greeting}|${company}) )*(${opening})( por favor)?$`,
      ],
    },
  ],
  create: () => (turn) => {
    const { again, calm, first } = texts[turn.locale];
    return turn.say(turn.conversation.delicate ? calm : turn.first ? first : again);
  },
});
