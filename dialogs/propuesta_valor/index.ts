import { defineDialog, inLocale } from '#sdk';
import { texts } from './texts.ts';

const company = '(bliwork|blywork|(la|esta|nuestra|su) (empresa|compania|organizacion)|ustedes)';

export default defineDialog({
  sdk: 1,
  id: 'propuesta_valor',
  summary: 'Says what sets the company apart.',
  intents: [
    {
      name: 'propuesta_valor',
      description:
        "The user asks for the company's value proposition: what sets it apart, why clients choose it; not for pay or benefits of employees.",
      examples: [
        'cuál es su propuesta de valor',
        'qué los hace diferentes',
        'por qué elegir bliwork',
        'qué ventajas tiene bliwork frente a otros',
        'en qué se distinguen de la competencia',
        'qué valor le dan a sus clientes',
        'por qué los clientes los escogen a ustedes',
        'qué tiene de especial la empresa',
        'cuál es el diferenciador de la empresa',
        'propuesta de valor',
        'qué nos distingue de otras empresas',
        'what is your value proposition?',
        'what makes bliwork different',
        'why do clients choose you',
      ],
      patterns: [
        `^(hola )?(cual es )?(la |su |tu |nuestra )?propuesta de valor( de ${company})?$`,
        `^que (l[oa]s?|nos|te) (hace|distingue|diferencia|vuelve)( ${company})?( (diferentes?|especial(es)?|unic[oa]s?))?( (a|de|frente a|ante) (l[oa]s? )?(otr[oa]s?( empresas)?|demas|competencia))?$`,
        `^que (hace|vuelve) (diferentes?|especial|unic[oa]) (a )?${company}$|^(que (distingue|diferencia) a|en que se (distinguen?|diferencian?)) ?(${company})?( (de|frente a) (l[oa]s? )?(otr[oa]s?( empresas)?|demas|competencia))?$`,
        `^por que (elegir|escoger|contratar|preferir)(los|las)?( a)? ?(${company})?$|^por que (los clientes |la gente )?(l[oa]s|nos) (eligen|escogen|prefieren|contratan)( (los clientes|a ustedes))?$`,
        `^que (tiene de especial|ventajas (tiene|ofrece)|valor (ofrece|aporta|da)) ${company}( .{1,30})?$|^(cual es el|que) diferenciador(es)? (tiene|de) ${company}$`,
        '^what( i)? s (your|the( company s)?|bliwork s) value proposition$|^what is (your|the|the company s|bliwork s) value proposition$|^what makes (you|bliwork|the company|us) (different|special|unique)$|^why (do clients )?(choose|pick) (you|bliwork|us)$',
      ],
    },
  ],
  create: (host) => async (turn) => {
    const { name, valueProposition } = host.company();
    const lines = valueProposition.map((line) => `- ${inLocale(line, turn.locale)}`);
    await turn.say([texts[turn.locale].intro(name), ...lines].join('\n'));
  },
});
