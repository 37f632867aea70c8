import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

const site = '(sitio|pagina)( de internet| web| oficial)*|web( oficial)?|website|web ?site|url|liga|link';
const owner = '( (de (la )?(empresa|compania|bliwork)|oficial|de ustedes|corporativ[oa]|publica))*';

export default defineDialog({
  sdk: 1,
  id: 'consultar_sitio',
  summary: "Gives the company's public website.",
  intents: [
    {
      name: 'consultar_sitio',
      description:
        "The user asks for the address of the company's public website; not for the internal portal, nor for how to do something on a site.",
      examples: [
        'cuál es su página web',
        'me pasas el sitio de la empresa',
        'tienen página de internet?',
        'pásame el link de la página oficial',
        'cuál es la url de la empresa',
        'en qué página los encuentro',
        'dónde está el sitio web',
        'página web',
        'quiero ver la página de la empresa',
        'cuál es el sitio oficial',
        'me das la liga del sitio web porfa',
        'what is your website?',
        'do you have a company website',
      ],
      patterns: [
        `^(hola )?(cual|que) es (el|la|su|tu|nuestr[oa]) (${site})( del? (la |el |su )?(sitio|pagina)( web| oficial)*)?${owner}( por favor)?$`,
        `^(hola )?(me )?(pasas?|das|mandas|compartes|podrias (pasar|dar|mandar|compartir)|puedes (pasar|dar|mandar|compartir)|pasa|dame|manda|comparte)(me)? (el|la|su) (sitio|pagina|web|website|(link|liga|url|direccion) (del?|de la|de su) (sitio|pagina))( web| oficial| de internet)*${owner}( por favor)?$`,
        `^(tienen|hay|cuentan con) (un |una )?(sitio|pagina)( web| de internet| oficial)*${owner}$`,
        `^(donde (esta|encuentro|veo)|quiero ver|ver|visitar|ir a) (el|la|su) (sitio|pagina)( web| de internet| oficial)*${owner}$`,
        `^(el |la |su )?(sitio|pagina) (web|oficial|de internet)${owner}$|^(el |la |su )?(sitio|pagina)( web)? de (la )?(empresa|compania|bliwork)$`,
        '^(what( i)? s|what is|do you have|where is|give me|show me) (your|the|a) (company |official |company s )?(web ?site|web ?page|url)( url| address)?( please)?$',
      ],
    },
  ],
  create: (host) => async (turn) => {
    const { name, site: address } = host.company();
    await turn.say(texts[turn.locale].site(name, address));
  },
});
