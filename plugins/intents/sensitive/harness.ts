import type { IntentHarness } from '#sdk';
import definition from './index.ts';

export default {
  definition,
  settings: {},
  material: {
    intents: [
      {
        name: 'temas_sensibles',
        description: 'Suffers or fears violence, harassment, discrimination, self-harm or a crisis.',
        examples: ['me acosan'],
        sensitive: true,
      },
      { name: 'saludar', description: 'A greeting and nothing else.', examples: ['hola'] },
    ],
    entries: [],
  },
  recognizes: [
    { text: 'El encargado me agarró la pierna y todos se rieron de mí', intent: 'temas_sensibles' },
    { text: 'Mi esposo me aventó contra la pared, ¿puedo faltar mañana?', intent: 'temas_sensibles' },
    { text: 'Llevo días llorando y pienso en tomarme las pastillas', intent: 'temas_sensibles' },
  ],
} satisfies IntentHarness;
