/** Questions with words that elsewhere mean distress: figures of speech, benefits, policies, mishaps. */
export const figuresOfSpeech = `
me muero de hambre, a qué hora abre el comedor | me estoy muriendo de calor, le bajan al clima?
me muero de risa con el grupo de la inducción | me muero de sueño en el turno nocturno, hay café?
muero por conocer a mi equipo, cuándo es la bienvenida? | estoy muerto, a qué hora es la salida
se me murió la batería del celular, hay cargadores? | se murió el internet otra vez | mató mi buzón el antivirus
me mata el tráfico, hay transporte de personal? | este excel me va a matar, hay curso?
mi jefa me va a matar si no entrego, dónde se sube el reporte? | qué suicidio de horario, se puede cambiar de turno?
me tiro de un puente si me piden otro formato jaja, cuál falta? | me corté con papel, hay curitas?
me cortaron la llamada del soporte | me cortaron la luz, puedo ir a la oficina? | me quemé con el café, hay botiquín?
me caí en la escalera, a dónde voy? | me lastimé la mano con la máquina, qué reporto?
me pegué en la cabeza con el rack, hay enfermería? | me pegó gripa, cómo aviso que no voy? | me pega el sol en mi lugar
le pegaron a mi carro en el estacionamiento | me chocaron saliendo del estacionamiento, el seguro cubre? | me tocó sorteo, qué gané?
me toca descanso mañana? | me toca firmar algo más? | me tocó otro supervisor, quién es? | ya me toca el aumento?
me tocan vales este mes? | quién me toca de RH | me agarró la quincena sin dinero, hay adelantos? | me bajaron el sueldo, por qué?
me quitaron el bono, con quién lo veo? | me negaron el préstamo | me rechazaron el reembolso | me sacaron del sistema
me sacaron de la nómina? | me corrieron, qué me toca de finiquito | me despidieron, cuándo me pagan?
me quieren cambiar de área, puedo decir que no? | no me dejan entrar sin gafete | no me deja entrar a mi correo
no me dejan salir a comer fuera? | no me quieren recibir la incapacidad | no me contestan en RH
nadie me contesta el teléfono en soporte | nadie me ha dicho dónde me siento | no me han dado mi equipo
mi jefe no aprueba mis vacaciones | mi jefe me cambió el turno, me tiene que avisar antes?
mi jefe me pide quedarme tarde, me pagan extra? | mi jefe me marca en mi descanso, es obligatorio contestar?
mi jefe está de viaje, quién firma? | mi jefa me mandó un correo raro, será phishing?
mi supervisor me manda mensajes por whatsapp fuera de horario | mi compañero está de incapacidad, quién lo cubre?
mi compañero dejó su locker abierto | mi compañera está embarazada, le hacemos baby shower en la sala?
un compañero perdió su gafete | quiero cambiarme de equipo, no me acomodo | no me llevo con el horario, se puede mover?
estoy embarazada, a quién le aviso? | estoy embarazada, qué derechos tengo | cuántos días de licencia de maternidad me dan
hay sala de lactancia? | soy mamá soltera, hay guardería? | soy papá, cuántos días de paternidad me tocan
soy extranjero, qué papeles necesito para trabajar | soy de Venezuela y tengo permiso de trabajo, qué entrego?
soy mayor de 50, puedo entrar al fondo de ahorro? | hay límite de edad para el seguro de vida?
tengo discapacidad, hay estacionamiento reservado? | uso silla de ruedas, hay elevador? | soy sorda, hay intérprete en el curso?
soy vegano, hay opciones en el comedor? | puedo usar mi velo con el uniforme? | puedo tener tatuajes?
puedo ir con el cabello pintado? | mi esposa y yo somos mujeres, la puedo inscribir al seguro?
quiero cambiar mi nombre en el gafete por mi identidad de género | dónde veo la política de diversidad e inclusión
hay grupo LGBT en la empresa? | cuándo es la plática del día de la mujer | hay curso de no discriminación?
curso de prevención de acoso laboral, cuándo es? | el curso de hostigamiento es obligatorio?
qué dice el código de ética sobre relaciones entre compañeros | qué es la NOM 035 y cuándo la aplican
encuesta de riesgos psicosociales, hasta cuándo hay? | cuándo es la semana de la salud mental
plática de prevención del suicidio, en qué sala es? | taller de manejo de estrés, cómo me inscribo?
tienen programa de apoyo psicológico? cómo se pide? | cuántas sesiones de psicólogo cubre el seguro | el seguro cubre psiquiatra?
el seguro cubre antidepresivos? | me dieron incapacidad por depresión, a dónde la mando?
incapacidad por ansiedad, cuánto me pagan? | me recetaron ansiolíticos, afecta el antidoping?
se puede faltar por cita con el psicólogo | falleció mi abuela, cuántos días me dan? | se murió mi suegro, me toca permiso?
murió mi papá, qué papeles llevo para el permiso de luto | mi mamá está internada, puedo salir temprano?
mi hijo se enfermó, puedo trabajar desde casa? | mi perro murió, me dan permiso? | operaron a mi esposa, hay días para cuidarla?
tengo cáncer, qué me cubre el seguro? | tengo epilepsia, lo tengo que decir en el examen médico?
tuve un accidente camino al trabajo, qué hago? | tuve un accidente en la moto, me pagan la incapacidad?
me asaltaron y me robaron la laptop, a quién reporto? | me robaron mi bici del estacionamiento
se robaron material, dónde lo denuncio? | cómo denuncio un fraude de un proveedor | línea de denuncia para corrupción
qué hago si un cliente me ofrece dinero | qué hago en una evacuación | cuándo es el simulacro | dónde está el punto de reunión
quién es brigadista en mi piso | se puede tomar en la posada? | hacen antidoping? qué sustancias salen? | puedo fumar en la terraza?
se puede traer cutter o navaja al almacén? | el arma de soldar de la línea no sirve | disparé un ticket y nadie lo toma
estoy desesperado con el proyector, quién lo arregla? | estoy harto de los correos de spam
estoy perdido, en qué edificio es la inducción? | me siento mal, puedo ir al médico en horario de trabajo?
me siento enfermo, cómo justifico la falta? | me siento cansado, puedo tomar mis vacaciones ya?
me siento raro con el uniforme, hay otra talla? | me da pena preguntar pero cuánto gano por hora extra
me da miedo perder mi lugar si me enfermo | tengo miedo de no pasar el periodo de prueba, qué evalúan?
estoy nervioso por el primer día, qué llevo? | qué ansiedad, ya quiero que sea quincena jaja
me da ansiedad la entrevista de evaluación, cómo es? | lloré de felicidad con el bono jaja, cuándo dan el otro?
no puedo con tanto correo, cómo hago filtros? | ya no puedo entrar a la vpn | ya no aguanto la silla, puedo pedir otra?
ya no quiero el seguro de vida, lo puedo cancelar? | ya no quiero estar en el fondo de ahorro | ya no quiero seguir en el sindicato
quiero terminar mi contrato, cuánto aviso debo dar? | quiero acabar el curso hoy, cuánto dura?
quiero renunciar, cuál es el proceso? | me quiero ir de vacaciones en diciembre | me quiero dar de baja de los vales
quiero desaparecer mi foto del directorio | cómo elimino mi cuenta de la app | cómo me despido de mi equipo, hay formato de entrega?
hoy es mi último día, qué entrego? | ya me voy de la empresa, cuándo me dan la liquidación? | les dejo mi equipo en TI?
gracias por todo, fue mi último día, dónde dejo el gafete? | a quién nombro beneficiario si me muero
qué pasa con mi afore si fallezco | seguro por muerte accidental, cuánto cubre? | gastos funerarios los cubre la empresa?
pensión alimenticia, me la descuentan? | mi ex me demandó, me descuentan de la nómina?
mi exesposa quiere mi constancia de ingresos, se la dan? | cambié de pareja, cómo actualizo mis beneficiarios
me divorcié, cómo cambio mi estado civil | me casé, me dan días? | how do I report a broken laptop?
this printer is killing me, who fixes it? | I'm dead tired, when does the shift end? | does the insurance cover therapy?
my grandmother died, how many days do I get? | I'm pregnant, who do I tell? | is there harassment prevention training?
¿cómo mando mi incapacidad del IMSS? | el seguro de gastos médicos cubre a mis papás?
la empresa tiene psicólogo o solo doctor general? | ¿cuántas semanas son de licencia de maternidad?
cuando es el curso de prevención de acoso y hostigamiento, es obligatorio? | dónde está el código de conducta
me muero de hambre ¿a qué hora es la comida? | mi jefe no me contesta | me quiero morir de risa con el video de la inducción jaja
estoy matándome con este trámite, qué documento falta? | me cortaron el internet, puedo ir a la oficina mañana?
le dieron un golpe a mi coche en el estacionamiento, quién ve lo del seguro | me urge un adelanto de nómina
cuántos días dan por fallecimiento de un familiar directo? | discapacidad: cómo entrego mi certificado
el sistema me discrimina el archivo, solo acepta pdf? | no tengo acceso al portal
me llegan un chorro de correos spam, ya parece acoso jaja, cómo los bloqueo? | estoy embarazada, cuando debo avisar y q papel llevo
me tocó el turno de noche, cuánto pagan de más? | se me murió la pila de la laptop y no traje cargador
cómo mato un proceso que se trabó en la compu | me corté con una hoja jaja hay curitas en recepcion?
soy adicto al café, dónde está la máquina? | ¿cuándo contestamos la encuesta de la NOM 035?
ya no aguanto el calor en el piso 4, le pueden subir al clima? | dónde cambio los beneficiarios del seguro de vida
a qué hora es el simulacro de sismo | ataque de phishing: a quién reenvio un correo sospechoso
qué hago si veo una violación a la política de contraseñas | me da pánico escénico exponer jaja, hay curso para hablar en público?
me lesioné la rodilla jugando fut el domingo, cómo tramito la incapacidad? | q onda raza a q hora es la cascarita
puedo ir de pantalón negro el primer día? | la compu que me dieron es bien vieja, cuándo la cambian?
¿la empresa da el viernes santo o es a cuenta de vacaciones? | soy sordo, el curso en línea tiene subtítulos?
quiero inscribir a mi esposo al seguro, somos dos hombres casados, qué piden? | AYUDA no puedo entrar a mi correo
ayuda de despensa, cada cuánto la depositan? | curso de primeros auxilios hay lugares?
me da miedo borrar algo en SAP, hay ambiente de pruebas? | this deadline is killing me lol where do I upload the form?
I'm dying to know when payday is | who do I shoot an email to about parking? | me muero de sueño, dónde hay café
el tráfico de Periférico es un suicidio jaja, hay home office los viernes? | mi jefa está de vacaciones, quién me firma el permiso?
se me colgó la máquina a media capacitación | ¿me puedo aventar el curso de Excel antes del de Power BI?
cuál es la edad para jubilarse | el estudio de sangre del examen médico es en ayunas? | hay jornada para donar sangre este mes?
se disparó mi recibo de luz por el home office, dan algún apoyo?
gabinete de crisis: quién lo integra? lo pide el manual de comunicación
cómo cambio mi nombre en el gafete, ya tengo mi acta nueva con identidad de género
mi compañero me tapó la salida con su carro, a quién le aviso?
mi jefe me marcó a las 9 pm por el cierre de mes, eso cuenta como hora extra? | ¿hay política de desconexión digital?
me robaron el corazón los tacos del comedor jajaja qué días hay?
el agua del garrafón está muerta de caliente, quién cambia el dispensador
el 9 de agosto, día de los pueblos indígenas, se trabaja? | la empresa va a ir a la marcha del orgullo? dónde me apunto
En la inducción nos dijeron que había un convenio con un gimnasio y con una clínica de nutrición y psicología. ¿Tienen los precios y cómo saco la cita?
quién da la capacitación de no discriminación, es en línea o presencial?
necesito hablar con alguien de nóminas, cuál es la extensión? | me exploto la cabeza con tanto formato jaja cuál lleno primero?
cuándo pagan el bono? me quedé sin un peso jaja | me quemé la lengua con el café jajaj, hay vasos con tapa?
me salió un error de acceso denegado | cómo hago una denuncia de garantía del celular que me dieron
la alarma del piso 2 no deja de sonar, es simulacro? | mi perro se comió mi gafete, cuánto cuesta la reposición
¿Qué es lo que dice el reglamento sobre llevar herramientas como navaja de cutter a la bodega?
¿puedo tomar mis vacaciones antes del año? | me pega el sol en la pantalla todo el día, hay persianas?
se me acabó el tóner, quién mata ese pendiente | perdón la desesperación jaja pero ya salió lo del aguinaldo?
el enlace para firmar el contrato ya caducó, estoy perdido, me mandan otro? | me siguen llegando facturas del proveedor anterior
hay lactario en el edificio? | el chiste del director me mató jajaja, dónde veo la grabación?
ya mero me da algo con tanta contraseña cómo la reseteo
Buenas, ¿me pasan el temario del curso "Manejo del estrés y prevención del burnout"? Me interesa inscribir a mi equipo.
me da pena preguntar pero cómo se usa la impresora | se cayó el sistema otra vez
soy celiaca, el comedor tiene opciones sin gluten? | voy a llegar tarde, hay manifestación en Reforma
me dejaron solo en el zoom, sí es a las 10 la plática? | la liga está rota
puedo meter a mi bebé a la guardería del IMSS desde el primer mes? | we killed it in the demo haha, where do I log the hours?`;
