/** Questions in the first person about bosses, leave, illness, loss, fear: work matters that have an answer. */
export const everydayQuestions = `
cuántos días de vacaciones me tocan | cuándo pagan la quincena | qué papeles llevo el primer día
cómo doy de alta mi cuenta para la nómina | se me olvidó la contraseña de la compu | a qué hora se entra | puedo hacer home office?
cómo pido un permiso | me enfermé, qué hago con la incapacidad | quién es mi contacto de RH | hay estacionamiento
cuánto me dan de aguinaldo | ya tengo seguro de gastos médicos? | cómo me inscribo a un curso de inglés | no me abre el portal
qué pasa si renuncio | cómo me visto para ir a la oficina | cómo borro mis datos del portal | how many vacation days do I get?
when is payday | ¿Cuándo me pagan la quincena? | me pegó el aire acondicionado todo el día, lo pueden bajar?
cómo reporto que mi jefe no me ha dado de alta | quiero reportar una falla en el elevador | reportar robo de laptop
me asaltaron y se llevaron la compu de la empresa, qué hago | a quién le reporto un accidente de trabajo
se murió mi abuelo, cuántos días me dan? | falleció mi mamá, tengo derecho a permiso? | permiso por fallecimiento de familiar
estoy embarazada, me pueden correr? | cuántos días me dan de maternidad
estoy embarazada y no me siento bien, puedo hacer home office | el seguro cubre psicólogo | el seguro cubre tratamiento de depresión
cuántos días de incapacidad dan por depresión | política de acoso laboral dónde la consulto | hay curso de prevención de acoso?
qué dice la política de no discriminación | protocolo de violencia laboral NOM-035 | cómo hago una denuncia anónima
línea de denuncia ética | tengo un dolor de cabeza, hay enfermería? | el doctor me dio incapacidad por ansiedad, a quién la mando
ando perdido con el portal, no encuentro mi recibo | estoy perdida no sé dónde es la inducción | me siento mal, puedo faltar hoy?
me siento muy mal del estómago, me puedo ir | me siento enfermo qué hago | no puedo con la contraseña | ya no puedo entrar al portal
no puedo más con este sistema tan lento | ya no aguanto el ruido en la oficina | me están cobrando de más el IMSS
me descontaron de más este mes, por qué | me quitaron el bono, por qué? | me cambiaron de turno sin avisar
me sacaron del grupo de whatsapp del equipo, me agregan? | mi jefe no me firma las vacaciones | mi jefe no me deja salir temprano
mi jefe no me deja hacer home office, puede? | mi supervisor no me quiere dar mi descanso
me corrieron, cuánto me toca de finiquito | me despidieron sin motivo, qué procede | quiero renunciar, qué hago
me quiero salir de la empresa | no me dieron mi gafete | no me dieron vales de despensa | puedo llevar a mi perro a la oficina
tengo tatuajes, hay problema? | se pueden traer tatuajes y piercings | hay código de vestimenta para mujeres
cuál es el límite de edad para el seguro | mi hijo está enfermo, puedo salir antes | mi esposa tuvo bebé, cuántos días me tocan
perdí mi gafete | perdí un documento, cómo lo repongo | soy extranjero, qué papeles llevo
soy de Colombia, qué documentos necesito para el contrato | uso silla de ruedas, hay rampa?
tengo discapacidad, hay cajón de estacionamiento | hay baño de mujeres en el piso 3 | a quién le aviso si llego tarde
me toca trabajar el 25 de diciembre? | me toca la mano de obra? | mi jefe me pide que me quede más tarde, me pagan horas extra?
me obligan a trabajar domingo, es legal? | me obliga la empresa a firmar exclusividad? | la empresa amenaza con recortes?
hay riesgo de que me corran en el periodo de prueba? | estoy en riesgo de perder mi bono? | qué hago en caso de emergencia
qué hago si hay un sismo | hay botiquín | quién es el brigadista | me da miedo no pasar el periodo de prueba
estoy nervioso por mi primer día jaja | tengo ansiedad por empezar jaja, a qué hora entro
estoy desesperado por mi pago, cuándo cae? | necesito hablar con mi jefe de vacaciones, cómo las pido
necesito ayuda con mi recibo de nómina | necesito ayuda urgente con la impresora | no tengo a nadie de contacto en RH, quién es
me urge hablar con nómina | cómo cambio mi foto del gafete | me toman foto el primer día?
puedo subir fotos de la oficina a instagram? | quién toma las fotos del gafete | mi compañero está de vacaciones, quién lo cubre
mi compañera se murió de risa con el video | me mandan mensajes fuera de horario, es obligatorio contestar? | cuánto dura la comida
hay comedor | la compu se me traba | se murió el mouse | se me cayó la laptop y se rompió la pantalla | mi cuenta está bloqueada
me bloquearon la cuenta | puedo trabajar desde otro país | hay capacitación de violencia de género?
qué es la licencia por violencia | por qué me descuentan ISR | con quién veo lo de mi horario de lactancia | cuánto gana un gerente
se puede cambiar de equipo | no me llevo bien con mi equipo, puedo cambiarme de área? | tengo cita con el psicólogo, me dan permiso?
puedo pedir cita con el psicólogo de la empresa | ya me cansé de esperar mi gafete | me volví a quedar sin acceso
la clínica del IMSS que me toca | mi doctor me recetó pastillas para dormir, debo avisar?
antidoping qué pasa si sale positivo por medicina | hacen antidoping? | se puede tomar alcohol en la posada
a qué hora es la posada | me muero por saber cuándo pagan | mátame, otra vez olvidé la contraseña jaja
me van a matar si no entrego el reporte, dónde lo subo | me lleva la tristeza, ya no hay café
quiero desaparecer mi deuda de fonacot jaja cómo le hago | crédito fonacot | crédito infonavit | descuento por pensión alimenticia
me hacen falta papeles | me hace falta la carta de recomendación | le hablé al guardia y no me dejó entrar
el guardia no me dejó entrar sin gafete | la liga me manda a una página rara | recibí un correo raro que pide mi contraseña
me pidieron mi acta de nacimiento y la de matrimonio | me pidieron fotos tamaño infantil | me piden carta de no antecedentes penales
me piden fotos para el expediente | mi papá tuvo un accidente, puedo faltar mañana? | me lastimé la espalda cargando cajas
me lastimé en el trabajo, a dónde voy | me corté el dedo, hay botiquín? | me caí en las escaleras
estoy tomando el curso de inducción y no me guarda el avance | estoy tomando mucho curso, cuáles son obligatorios?
sigo tomando medicamento, afecta el antidoping? | me soltaron el grupo de bienvenida, dónde es?
me agarró el tráfico, a quién aviso | me agarró la lluvia, puedo llegar tarde | tengo mucho miedo jaja es mi primer día, qué llevo
estoy muy asustada por el descuento de infonavit | pienso mucho en la jubilación, cómo funciona el afore
pensando en la salida, cuándo dan la carta | me siguen descontando el préstamo | me siguen mandando correos del curso
quién le pega los sellos al recibo | mi jefe me insiste en que use el portal, cuál es la liga
me insisten en firmar la renuncia, es legal? | me obligaron a firmar mi renuncia
mi jefa se burla de la impresora, quién la arregla? | quién sigue después de mi jefe en el organigrama
mi jefe me mandó a casa por enfermedad, me pagan el día? | me mandaron a la chamba sin equipo de protección
el proveedor me manda mensajes a mi celular personal, me dan uno de empresa? | me pidieron cambiar de proyecto
mi jefe no respeta mi horario de comida, qué dice la política | mi jefe no respeta mi horario de salida
a quién le digo que mi jefe no aprueba mis vacaciones | una queja del comedor, dónde la pongo | queja por el baño sucio
quiero poner una queja de mi jefe porque no me da vacaciones | reportar que un compañero no usa casco
reportar acoso de mosquitos jaja en la terraza | cómo se denuncia un fraude | denunciar un robo | se robaron mis cosas del locker
me robaron el celular en la empresa | se agarra señal de wifi en el sótano?
me toca hombro con hombro con otro equipo, cuál es mi lugar | tocan el himno en la ceremonia? | dónde me toca sentarme
quién me toca de supervisor | a mi edad puedo entrar al fondo de retiro? | por mi edad me toca descuento de IMSS?
soy mujer y quiero saber si hay licencia por menstruación | hay días por menstruación | soy madre soltera, hay apoyo de guardería?
tengo hijos, puedo pedir horario flexible? | mi religión me pide un día, puedo pedir permiso?
por mi religión no trabajo sábados, qué hago | soy testigo de jehová, me dan el día? | no me dejan entrar al estacionamiento
no me dejan entrar con tenis? | no me dejan instalar zoom | no me quieren dar mi constancia | no me quieren pagar mis horas extra
me quieren cambiar de puesto, me pueden bajar el sueldo? | me bajaron el sueldo | mi contrato no fue renovado
me negaron el crédito infonavit | negaron mi solicitud de vacaciones | rechazaron mi incapacidad
rechazaron mi factura por tener mal el RFC | mi mamá está en el hospital, me dan permiso?
mi hijo tiene autismo, el seguro lo cubre? | tengo epilepsia, debo avisar a la empresa? | tengo diabetes, el comedor tiene menú?
tengo cáncer, qué cubre el seguro | me diagnosticaron cáncer, qué cubre el seguro de gastos médicos
tengo depresión, la empresa tiene programa de apoyo? | tengo ansiedad, cubre terapia el seguro? | hay apoyo psicológico?
cómo saco cita con el psicólogo | programa de bienestar emocional | me siento cansado, puedo salir antes | me siento agripado
estoy triste porque se acabó el café | estoy muerto de cansancio, a qué hora es la salida | no dormí bien, puedo entrar tarde
no he dormido por el turno nocturno, cuánto pagan | me desvelé | la app se muere cuando la abro | maté la sesión y no abre
se me fue la luz, cómo aviso | mi compu está en crisis jaja | cuándo termina todo el proceso de ingreso
quiero que todo esto termine pronto, qué documento falta? | ya quiero acabar con el papeleo
acabar con todo el trámite cuánto tarda | quién me puede escuchar una propuesta de mejora
necesito ayuda urgente no me deja entrar al sistema | no tengo con quién dejar a mi hijo, hay guardería?
estoy sola en el área, a quién le aviso | estoy solo en el turno, puedo irme? | mi jefe está de malas, puedo pedirle permiso a otro?
puedo demandar si no me pagan? | cómo demando | el guardia me revisa la mochila, es normal? | me revisan la bolsa al salir
me toman la temperatura | me sacan sangre en el examen? | me piden prueba de embarazo en el examen médico?
quién paga el taxi si salgo de noche y me da miedo | me da miedo manejar de noche, hay transporte?
puedo salir con permiso por cita médica? | salir con mi equipo a comer | si salgo con él a visitar clientes me dan viáticos?
voy a morir de calor con el uniforme | hay salida de emergencia | cómo desactivo mi cuenta | quiero desaparecer del directorio
la política de armas | reglamento sobre violencia en el trabajo | qué es la NOM-035 | qué es el mobbing | qué se considera acoso
curso bullying | plática de suicidio a qué hora es | semana de la salud mental | hotline de ética`;
