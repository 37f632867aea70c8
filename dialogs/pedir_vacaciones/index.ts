import { defineDialog } from '#sdk';
import { createVacationRequest } from './pedir_vacaciones.dialog.ts';
import { vacationSettings } from './settings.ts';

const before = '(hola |oye |buenas |buenos dias |buenas tardes |por favor |disculpa |ya )*';
const want = '(quiero|quisiera|necesito|deseo|me gustaria|ocupo|voy a|me ayudas a|ayudame a|puedes ayudarme a)';
const take = '(pedir|solicitar|tomar|apartar|agendar|programar|reservar|meter)';
const off = '(mis |unas |unos |una |mi |de )*(dias de |semana de |solicitud de )?(mis )?vacaciones';
const span =
  '( (por favor|ahora|ya|del? .{1,40}|el .{1,40}|desde .{1,40}|a partir .{1,40}|para (la|el|manana|pasado|esta|este) .{0,40}|la (proxima|siguiente) semana|la semana que (viene|entra)|esta semana|manana|en (el mes de )?(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|\\d{1,2} .{1,30}))*';

export default defineDialog({
  sdk: 1,
  id: 'pedir_vacaciones',
  summary: 'Collects the days of a vacation request, checks the rules and hands it over once it is confirmed.',
  settings: vacationSettings,
  intents: [
    {
      name: 'pedir_vacaciones',
      description:
        'The user orders the assistant to request vacation days for them now, often with dates; not a question about how many days there are, how, when or where vacations are requested, or any other rule about them.',
      examples: [
        'quiero que me apartes vacaciones del 3 al 7 de agosto',
        'pídeme 5 días de vacaciones a partir del lunes',
        'ayúdame a pedir mis vacaciones para la próxima semana',
        'regístrame vacaciones desde el 14 de diciembre',
        'mete mis vacaciones del 20 al 24 de julio',
        'please book my vacation from august 3 to 7',
      ],
      patterns: [
        `^${before}${want} ${take} (mis |unos |unas |una |mi |\\d{1,2} |cinco |tres |dos |un )*(dias? de |semanas? de |solicitud de )?(mis )?vacaciones${span}$`,
        `^${before}(pide|pideme|solicita|solicitame|aparta|apartame|agenda|agendame|programa|programame|reserva|registra|mete)(me)? (\\d{1,2} dias de )?${off}${span}$`,
        `^${before}${want} vacaciones (del \\d{1,2} .{1,40}|la (proxima|siguiente) semana|la semana que (viene|entra)|a partir del .{1,40}|desde el .{1,40})$`,
        `^${before}(quiero |necesito |ocupo )?pedir(me)? (mis |unas )?vacaciones$|^${before}(quiero |quisiera |me gustaria )(tomar(me)? |pedir(me)? )?(mis |unas |unos dias de )?vacaciones${span}$|^${before}(quiero|quisiera|necesito|ocupo) (tomarme|tomar|pedir(me)?|agarrar(me)?) (unos|algunos|mis|\\d{1,2}) (dias|diitas)( de vacaciones| libres| de descanso)?${span}$`,
        '^(hi |hello |please |can you |could you )*(i want to |i d like to |i would like to |i need to |help me )?(request|book|take|ask for) (some |my |a few |\\d{1,2} )*(vacations?|holidays|time off|days off|vacation days|days of vacation)( (from|on|next|starting|for|please|now) ?.{0,40})?$',
      ],
      exceptions: [
        '\\b(como|cuant[oa]s?|cuando|donde|a quien|con quien|que pasa|se puede|antes de (cumplir|tener|un)|al ano|por partes|juntas|pagad\\w+)\\b.*$',
        '^(how|when|where|who|can i|may i|what)\\b.*$',
      ],
    },
  ],
  menu: {
    'es-MX': { title: 'Pedir vacaciones', say: 'Quiero pedir vacaciones' },
    en: { title: 'Request vacation', say: 'I want to request vacation' },
  },
  create: createVacationRequest,
});
