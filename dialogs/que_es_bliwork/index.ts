import { defineDialog, inLocale } from '#sdk';
import { texts } from './texts.ts';

const company = '(bliwork|blywork|bli work|bliwor|(la|esta|nuestra|su) (empresa|compania|organizacion)|ustedes)';

export default defineDialog({
  sdk: 1,
  id: 'que_es_bliwork',
  summary: 'Says what the company is and does.',
  intents: [
    {
      name: 'que_es_bliwork',
      description: 'The user asks what the company is, what it does or what business it is in; not about its policies, people or benefits.',
      examples: [
        'qué es Bliwork?',
        'a qué se dedica la empresa',
        'qué hace bliwork',
        'cuéntame de la empresa',
        'de qué trata la compañía',
        'a qué se dedican ustedes',
        'no sé bien qué hace la empresa, me explicas?',
        'quiénes son bliwork',
        'cuál es el giro de la empresa',
        'de qué es la empresa',
        'me platicas qué es bliwork',
        'what is bliwork',
        'what does the company do?',
        'tell me about the company',
      ],
      patterns: [
        `^(hola )?(oye )?(y )?(que|quien|quienes) (es|son|hace|hacen|vende|venden|ofrece) ${company}( exactamente)?$`,
        `^(hola )?(y )?a que se dedican? ?(${company})?$|^que (hacen|venden) (ustedes|aqui|en ${company})$`,
        `^(hola )?(me )?(cuenta(me|s)?|platica(me|s)?|hablame|explica(me|s)?|dime|quiero saber)( un poco)?( mas)?( acerca| sobre| de| que es| que hace| que son)* ${company}( por favor)?$`,
        `^(cual es )?el giro de ${company}$|^de que (trata|se trata|va|es|giro es) ${company}$|^(informacion|info) (de|sobre|acerca de) ${company}$`,
        '^what (is|does) (bliwork|the company|this company)( do)?$|^who is bliwork$|^what do you (guys )?do as a company$|^tell me (more )?about (bliwork|the company|this company)$|^what kind of company is (this|bliwork)$',
      ],
    },
  ],
  menu: {
    'es-MX': { title: 'Qué hace la empresa', say: '¿Qué hace la empresa?' },
    en: { title: 'What the company does', say: 'What does the company do?' },
  },
  create: (host) => async (turn) => {
    const { description, site } = host.company();
    await turn.say(`${inLocale(description, turn.locale)}\n${texts[turn.locale].more(site)}`);
  },
});
