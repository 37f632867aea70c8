import type { IntentHarness } from '#sdk';
import { entriesOf } from '../../../test/contracts/entries.ts';
import definition from './index.ts';

const questions = [
  '¿Cuántos días de vacaciones me corresponden?',
  '¿Qué día se deposita la nómina?',
  '¿Cómo solicito una carta laboral?',
  '¿Qué hago si pierdo mi gafete?',
  '¿Quién es mi contacto de Recursos Humanos?',
];

export default {
  definition,
  settings: {},
  material: {
    intents: [
      {
        name: 'saludar',
        description: 'A greeting and nothing else.',
        examples: ['hola', 'buenos días', 'buenas tardes', 'qué tal', 'hola, cómo estás', 'buenas noches a todos'],
      },
      {
        name: 'agradecer',
        description: 'Says thanks.',
        examples: ['gracias', 'muchas gracias por tu ayuda', 'te lo agradezco mucho', 'mil gracias', 'gracias, muy amable'],
      },
      {
        name: 'hablar_con_humano',
        description: 'Wants a person.',
        examples: [
          'quiero hablar con una persona',
          'pásame con alguien',
          'comunícame con un agente',
          'prefiero que me atienda un humano',
          'necesito a una persona real',
        ],
      },
      {
        name: 'temas_sensibles',
        description: 'Suffers or fears violence, harassment, discrimination, self-harm or a crisis.',
        examples: ['me acosan'],
        sensitive: true,
      },
    ],
    entries: entriesOf(questions),
  },
  recognizes: [
    { text: '¡Hola, buenas tardes!', intent: 'saludar' },
    { text: 'Muchísimas gracias por la ayuda', intent: 'agradecer' },
    { text: 'El encargado me agarró la pierna y todos se rieron de mí', intent: 'temas_sensibles' },
    { text: 'Llevo días llorando y pienso en tomarme las pastillas', intent: 'temas_sensibles' },
    { text: 'Quisiera que me comunique con una persona, por favor', intent: 'hablar_con_humano' },
  ],
} satisfies IntentHarness;
