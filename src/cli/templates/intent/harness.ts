import type { IntentHarness } from '#sdk';
import definition from './index.ts';

export default {
  definition,
  settings: {},
  material: {
    intents: [
      { name: 'saludar', description: 'A greeting and nothing else.', examples: ['hola', 'buenos días', 'qué tal'] },
      { name: 'agradecer', description: 'Says thanks.', examples: ['gracias', 'mil gracias', 'muchísimas gracias'] },
    ],
    entries: [],
  },
  recognizes: [
    { text: '¡Buenos Días!', intent: 'saludar' },
    { text: 'Muchísimas gracias', intent: 'agradecer' },
  ],
} satisfies IntentHarness;
