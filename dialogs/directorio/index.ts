import { defineDialog } from '#sdk';
import { createDirectory } from './directorio.dialog.ts';

const before = '(hola |oye |disculpa |perdon |buenas |buen dia |buenos dias |buenas tardes |por favor |sabes |me dices |dime )*';
const inCharge =
  '(lleva|atiende|coordina|dirige|maneja|ve|esta a cargo de|es (el |la )?(encargad[oa]|responsable|coordinador[a]?|titular|gerente|lider) (de|del|en))';
const area = '(el |la |los |las |lo |todo |area |tema |temas |departamento |de |del |en )*[a-z]+( (de |y )?[a-z]+){0,2}';
const areas =
  '(nomina|pagos|ti|sistemas|soporte|tecnologia|prestaciones|seguros|capacitacion|legal|juridico|ventas|compras|finanzas|contabilidad|mantenimiento|seguridad|onboarding|diseno|marketing)';
const reach = '(correo|mail|email|e mail|extension|ext|telefono|contacto|datos|numero de (telefono|celular)|celular)( electronico)?';
// A name begins with no article: "quién es el brigadista" asks about a task.
const person = '[a-z]{3,}( [a-z]+){1,3}';

export default defineDialog({
  sdk: 1,
  id: 'directorio',
  summary: 'Says who is who, from catalog/directory.csv.',
  intents: [
    {
      name: 'directorio',
      description:
        'The user looks for a colleague or for whoever is in charge of an area, or for their e-mail or extension; not their own boss or HR contact, and not how something is done.',
      examples: [
        'quién lleva TI',
        'quién es Laura Méndez',
        'me pasas el correo de Héctor Salinas',
        'extensión de Raúl Espinosa',
        'quién es la encargada de capacitación',
        'directorio de la empresa',
        'quiero ver el directorio',
        'busco a Bruno de ventas',
        'who is in charge of payroll',
        'email of Paola Nava please',
        'who is Laura Medina',
      ],
      patterns: [
        `^${before}(y )?quien(es)? (me )?${inCharge} ${area}$`,
        `^${before}quien(es)? es mi contacto (de|en|para|con) (el |la )?${areas}$`,
        `^${before}quien es ([a-z]{4,}|${person})$`,
        `^${before}((me )?(pasas|das|puedes (pasar|dar)|podrias (pasar|dar)|pasa|pasame|dame|necesito|quiero|busco|cual es|tienes) )*(el |su |los |un )?${reach} de ${person}( por favor)?$`,
        `^${before}(busco a|donde encuentro a|como localizo a) (la|el|los|las|alguien|una persona) (persona )?de ${areas}s?$|^${before}quien es (el |la )?(jef[ea]|lider|gerente|director[a]?) de ${areas}s?$`,
        `^${before}((me )?(pasas|das|pasa|pasame|dame|necesito|quiero|busco|cual es|tienes) )*(el |su )?${reach} de [a-z]{3,}( por favor)?$|^${before}busco a [a-z]{3,}( [a-z]+)?$`,
        '^(ver |abrir |consultar |quiero ver |muestrame |buscar en |busca en )?(el )?directorio( de (la empresa|personal|contactos|empleados))?$|^(buscar|busco) a (una persona|alguien|un companero|una companera)( de la empresa| en el directorio)?$|^quien es quien$',
        '^(hi |hello |please )*who (is in charge of|handles|runs|is responsible for) (the )?[a-z]+( [a-z]+){0,2}$|^(hi |hello )*(what is|what s|give me|i need) (the )?(e ?mail|extension|phone)( number)?( address)? (of|for) [a-z]+( [a-z]+){1,3}$|^who is [a-z]+ [a-z]+( [a-z]+)?$|^(company |show me the |open the |the )?directory$',
      ],
      exceptions: [
        '\\bquien es (mi (jefe|jefa|lider|gerente|rh|acompanante|buddy|padrino)|una|los|las|el que|la que|ese|esa|este|esta|usted|aquel)\\b',
        '\\bquien es [a-z]+ (en|de|del|por) (mi|el|la|este|cada)\\b',
        '\\bwho is (my|your|the|this|that)\\b',
        '\\b(correo|mail|email|telefono|celular|extension|contacto|datos) de (los|las|una|recursos humanos|emergencias?|acceso|bienvenida|trabajo|empresa|oficina|rh|ethics|etica|contacto|prueba|spam|phishing|confirmacion|alta|ingreso|todos|ustedes|quien|mi|tu|su)\\b',
        `\\b${reach} de ${areas}$`,
        '\\bbusco a (quien|mis)\\b',
        '\\bquien es (blinky|bliwork|blywork|usted|este|esta|ella|alguien|quien|responsable|nuevo|nueva)\\b',
        '\\b(lleva|ve|maneja|atiende) (mi|tu|un|una|cuando|si|a|que|mas|el proceso|la solicitud|todo|esto|eso|aqui)\\b',
      ],
    },
  ],
  menu: {
    'es-MX': { title: 'Buscar a alguien en el directorio', say: 'Directorio' },
    en: { title: 'Find someone in the directory', say: 'Directory' },
  },
  create: createDirectory,
});
