import { type Company, defineDialog, inLocale, type Locale } from '#sdk';
import { texts } from './texts.ts';

const owner = '( (de (la )?(empresa|compania|bliwork)|interno|de empleados|del empleado|del colaborador|de colaboradores|de ustedes))*';
const products = '(productos?|servicios?|soluciones|productos (y|o|e) servicios)';

export default defineDialog({
  sdk: 1,
  id: 'portal_y_productos',
  summary: "Gives the portal's address and the company's products.",
  intents: [
    {
      name: 'portal_y_productos',
      description:
        'The user asks for the address of the internal portal or which products and services the company sells; not for a fault, an access or a procedure in the portal, nor for buying or returning anything.',
      examples: [
        'cuál es la liga del portal',
        'me pasas el link del portal de empleados',
        'qué productos tienen',
        'qué productos vende la empresa',
        'cuáles son sus servicios',
        'dónde está el portal interno',
        'qué portal usamos',
        'qué soluciones ofrece bliwork',
        'url del portal porfa',
        'cómo se llama el portal de la empresa',
        'quiero conocer los productos de la empresa',
        'portal y productos',
        'what products do you sell?',
        'where is the employee portal',
        "what's the link to the portal",
      ],
      patterns: [
        `^(hola )?(cual es )?(el|la|su|tu|nuestro)? ?((link|liga|url|direccion|pagina) )?(del |de el |al )?portal${owner}( por favor)?$`,
        `^(hola )?(me )?(pasas?|das|mandas|compartes|puedes (pasar|dar|mandar|compartir)|podrias (pasar|dar|mandar|compartir)|pasa|dame|manda|comparte)(me)? (el|la) ((link|liga|url|direccion) )?(del? |al )?(el )?portal${owner}( por favor)?$`,
        `^(donde (esta|encuentro|queda)|en donde (esta|encuentro)|como se llama|que es) (el|nuestro|su) portal${owner}$|^que portal (usamos|usan|tienen|hay)$`,
        `^(hola )?(cuales son|que son|quiero (conocer|ver)|dime|cuentame de|conocer|hablame de) (los|las|sus|nuestros|nuestras) ${products}( (de|que (vende|ofrece)n?) (la empresa|la compania|bliwork|ustedes))?$`,
        `^(hola )?que ${products} (tienen?|venden?|ofrecen?|manejan?|hay|hacen?)( (la empresa|la compania|bliwork|ustedes|aqui))?$|^(sus |los )?${products} (de (la empresa|bliwork))$|^(el )?portal y (los )?productos$|^cual es el portal y que productos hay$`,
        '^(what( i)? s|what is|where is|give me|send me) (the )?((link|url|address) (to|of|for) )?(the )?((employee|internal|company) )?portal( link| url)?( please)?$',
        '^what (products|services|products and services) (do you|does (the company|bliwork)) (sell|have|offer|make)$|^(what are )?(your|the company s|bliwork s) (products|services)$|^what is the portal and what products are there$',
      ],
    },
  ],
  menu: {
    'es-MX': { title: 'Portal y productos', say: '¿Cuál es el portal y qué productos hay?' },
    en: { title: 'Portal and products', say: 'What is the portal and what products are there?' },
  },
  create: (host) => async (turn) => {
    const { portal, products: sold } = host.company();
    const speak = texts[turn.locale];
    await turn.say(speak.portal(portal.name, portal.url));
    await turn.say([speak.products, ...sold.map((product) => productLine(product, turn.locale))].join('\n'));
  },
});

function productLine({ name, description, url }: Company['products'][number], locale: Locale): string {
  return `- ${name}: ${inLocale(description, locale)}${url ? ` ${url}` : ''}`;
}
