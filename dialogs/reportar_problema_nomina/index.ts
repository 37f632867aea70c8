import { defineDialog } from '#sdk';
import { createPayrollReport } from './reportar_problema_nomina.dialog.ts';
import { payrollSettings } from './settings.ts';

const before = '(hola |oye |buenas |buenos dias |buenas tardes |por favor |disculpa )*';
const want = '(quiero|quisiera|necesito|deseo|me gustaria|ocupo|ayudame a|me ayudas a|vengo a)';
const pay = '(mi |la |el |un |una |de |con |en |del )*(nomina|pago|quincena|sueldo|salario|deposito|recibo( de nomina)?)';
const wrong = '(problema|error|falla|fallo|detalle|inconsistencia|queja|diferencia|incidencia|aclaracion)';

export default defineDialog({
  sdk: 1,
  id: 'reportar_problema_nomina',
  summary: 'Takes down a problem with a payment and, with consent, hands it to the payroll team.',
  settings: payrollSettings,
  intents: [
    {
      name: 'reportar_problema_nomina',
      description:
        'The user orders the assistant to report a problem with their payroll now; not a question about what to do, who to tell or why when a payment is wrong, late or reduced.',
      examples: [
        'quiero que reportes un problema con mi nómina',
        'levanta un reporte de mi quincena, por favor',
        'ayúdame a reportar que mi pago llegó incompleto',
        'repórtale a nómina que me pagaron de menos',
        'ayúdame a levantar una aclaración de mi sueldo',
        'I want you to report a problem with my paycheck',
      ],
      patterns: [
        `^${before}(${want} )?(reportar|levantar|registrar|meter|hacer|abrir|poner) (un |una )?((reporte|aclaracion|ticket|${wrong}) )*(de |con |en |sobre |por )*${pay}( .{0,40})?$`,
        `^${before}(reporta|levanta|registra|abre|mete|haz|pon)(me)? (un |una )?((reporte|aclaracion|ticket|${wrong}) )*(de |con |en |sobre |por )*${pay}( .{0,40})?$`,
        `^${before}(tengo|tuve|hay|hubo|traigo) (un |una |otro |otra )?(problema|error|inconsistencia|diferencia) (con|en|de) ${pay}$`,
        '^(hi |hello |please |can you |could you )*(i want to |i d like to |i would like to |i need to |help me )?(to )?(report|file|raise) (a |an |the )?((payroll|payment|pay|salary|paycheck) (problem|error|issue|mistake)|(problem|error|issue|mistake) (with|in|about) my (payroll|payment|pay|salary|paycheck))( please)?$',
      ],
      exceptions: [
        '\\b(a quien|con quien|donde|como|cuando|cuanto|que hago|que pasa|por que|se puede)\\b.*$',
        '^(how|when|where|who|what|why)\\b.*$',
      ],
    },
  ],
  menu: {
    'es-MX': { title: 'Reportar un problema con mi pago', say: 'Reportar un problema de nómina' },
    en: { title: 'Report a problem with my pay', say: 'Report a payroll problem' },
  },
  create: createPayrollReport,
});
