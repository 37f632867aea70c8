import type { IntentHarness } from '#sdk';
import definition from './index.ts';

export default {
  definition,
  settings: {},
  material: {
    intents: [
      {
        name: 'saludar',
        description: 'A greeting and nothing else.',
        examples: ['hola', 'buenas'],
        patterns: ['^(hola|buen[oa]s (dias|tardes|noches))( que tal)?$'],
      },
      {
        name: 'volver',
        description: 'Wants the bot back.',
        examples: ['volver'],
        patterns: ['\\bregresar? (al|con el) (bot|asistente)\\b', '^volver$'],
      },
      {
        name: 'pedir_ayuda_urgente',
        description: 'Is in danger.',
        examples: ['me quieren pegar'],
        patterns: ['\\b(me|nos) (quiere|quieren) (pegar|lastimar)\\b'],
        sensitive: true,
      },
    ],
    entries: [],
  },
  recognizes: [
    { text: 'Hola, ¿qué tal?', intent: 'saludar' },
    { text: '¡BUENOS DÍAS!', intent: 'saludar' },
    { text: 'Regresar con el asistente', intent: 'volver' },
    { text: 'No sé qué hacer, en la salida me quieren pegar unos compañeros', intent: 'pedir_ayuda_urgente' },
  ],
} satisfies IntentHarness;
