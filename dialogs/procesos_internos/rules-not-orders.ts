/** Questions about what other dialogs do on order: vacations, problems with the pay, who is who, the first day's list. The catalog answers them. */
export const rulesNotOrders = `
trámite de vacaciones | solicitud de vacaciones pasos | vacaciones por antigüedad | días de vacaciones por ley
tabla de días de vacaciones según los años | calendario de vacaciones | vacaciones pendientes | vacaciones proporcionales
formato para vacaciones | con cuánta anticipación se piden las vacaciones | qué necesito para pedir vacaciones
reglas para pedir vacaciones | vacaciones en mi primer año | pedir permiso sin goce de sueldo | solicitar constancia laboral
solicitar un préstamo | pedir un día de permiso | reportar una falta | reportar que no voy a ir | avisar inasistencia
reportar falla de la laptop | reportar gafete perdido | reportar un accidente | error en el pago, qué hago
me pagaron mal, con quién lo veo | pago incompleto | aclaraciones de sueldo | incidencias de nómina
descuento que no reconozco en mi recibo | no me depositaron la quincena | correo institucional | activar mi correo
teléfono de emergencias | a quién le entrego mis papeles | quién autoriza el tiempo extra | quién me entrega el equipo
qué sigue después de firmar el contrato | qué documentos me faltan | qué cursos tengo que hacer | how do I request vacation
who do I tell if my pay is wrong`;
