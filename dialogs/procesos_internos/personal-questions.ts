/** The same, told as a story rather than asked. */
export const personalQuestions = `
no me dijeron la hora de entrada para mi ingreso | ¿Cuál es la dirección a la que debo acudir en mi fecha de ingreso?
¿Qué debo traer conmigo en mi fecha de ingreso? | ¿Cuáles son las actividades previstas para mi fecha de ingreso?
no me ha llegado la agenda de mi ingreso | nombre de la persona que me va a recibir | alguien pasa por mí a la entrada el primer día
me enfermé y hoy era mi primer día | todavia no me sueltan en mi otro trabajo, puedo entrar una semana despues
mover mi ingreso para el siguiente mes | me mandan la compu a mi casa antes de empezar?
¿Se asigna a alguien para orientar al personal de nuevo ingreso? | no me han presentado a mi madrina
me faltó anotar qué papeles pedían para contratarme | hasta cuando tengo para entregar mis papeles | mi curp tiene mal mi nombre
se puede imprimir la curp en internet | es mi primer trabajo y me piden rfc | soy recién egresado y no estoy en el sat
olvidé mi numero de seguro social | me piden nss y no lo tengo a la mano | no tengo contraseña del SAT para bajar la constancia
me sirve el recibo del internet o del agua | comprobante de estudios si soy pasante | perdí mi certificado de la prepa, qué entrego
mi permiso de trabajo está en trámite en migración | me ayudan con el permiso de migracion para laborar
tengo una enfermedad crónica, lo van a ver en los estudios de contratación? | ¿Cómo modifico la información de mi expediente?
cambio de dirección en mi perfil | ¿Cómo designo a las personas que recibirían mis prestaciones si fallezco?
puedo poner a mis papás y a mi hijo en porcentajes | me regresan mis documentos | puedo entregar puras copias
¿Cómo solicito un documento que acredite mi empleo actual? | papel para la escuela de mi hijo que diga mi horario de trabajo
¿En qué momento se formaliza la relación laboral por escrito? | llevo una semana y no me dan a firmar contrato
¿Tengo derecho a conservar un ejemplar del contrato? | dónde puedo volver a leer lo que firmé | me pueden alargar la prueba otro mes
qué me pagan si no sigo después de los 30 días de prueba | si no les gusta mi trabajo al terminar la prueba que pasa
me preocupa que no me dejen después de la prueba | ¿Qué modalidad de contratación me corresponde?
me contrataron por 6 meses, luego qué pasa | mi fecha d ingreso esta mal en el sistema, me quitan antiguedad
los meses a prueba suman para mis años de servicio | puedo decidir no sindicalizarme
¿En qué fecha se deposita el salario inicial del personal de nuevo ingreso? | cuántos días espero para recibir mi primer sueldo
necesito mis últimos tres recibos | mi recibo d nomina no me ha llegado al correo | no me pagaron mis horas extra en el recibo
hay un error en mi recibo, el monto no cuadra | me pagaron de más, qué hago | a todos les cayó menos a mí
mi banco dice que no hay transferencia de nómina | mi cuenta fue rechazada y no me llegó mi sueldo
¿Qué deducciones puede aplicar legalmente el patrón a mi salario? | qué significan las deducciones de mi talón
ya no me sale el subsidio en el recibo | cómo cambio de banco para mi sueldo | cerre mi cuenta y tengo una nueva para el deposito
prefiero usar mi propia cuenta en vez de la que abren ustedes | cambié de trabajo este año, tengo que declarar
me sale saldo a favor con hacienda? | ¿Se otorgan anticipos salariales? | quiero ganar más, cuándo puedo pedirlo
tengo comisiones o bono en mi puesto? | cuánto porcentaje quitan para la manutención de mis hijos
quiero q me descuenten directo lo de mis hijos por orden del juez | dónde subo el xml de mis gastos de viaje
aparte del sueldo que mas me dan | ¿A cuántos días de descanso anual tengo derecho según la ley? | dónde veo cuántos días me quedan
soy nuevo y quiero irme a la playa en semana santa, se puede | cuántos meses tengo que esperar para mis primeras vacaciones
mi jefe no me ha aprobado las vacaciones | quiero irme de vacas en diciembre, a quién le pido
se acumulan las vacaciones de un año a otro | no me dejaron salir y se me juntaron los días
pago de vacaciones no disfrutadas sin irme de la empresa | se puede tomar un solo dia suelto de vacaciones
quiero repartir mis días en varios puentes | no me han pagado mi prima y ya cumplí el año
la prima se paga aunque no salga de vacaciones | por qué mi aguinaldo salió con ISR | no me ha caído mi aguinaldo y ya es 18
llevo 2 meses y ya viene diciembre, me toca algo | trabajé solo unos meses el año pasado, me dan utilidades
¿Con qué periodicidad se abonan los vales? | me sirven en la tiendita o nada mas en super
la tarjeta de vales no pasa, está bloqueada | se me extravió el monedero de los vales | no quiero estar en el fondo, es obligatorio?
ya casi es diciembre, cuándo dan lo ahorrado | cuánto llevo ahorrado y cuándo me lo pagan | dónde está mi póliza de gastos médicos
puedo incluir a mis papas en gastos medicos mayores | a qué hospital puedo ir con la póliza
pagué al doctor, me lo regresa la aseguradora? | me dijeron en la clínica que no tengo vigencia | mi esposo puede tener imss conmigo
asegurar a mi mamá en el imss | cartilla del IMSS para mi familia | ¿Cuál es mi salario diario integrado?
por qué mi salario integrado es mayor que mi sueldo diario | con quién dejo a mi niño mientras trabajo
me descuentan mucho de infonavit | me incapacitaron y aun así me descontaron el infonavit
cuánto tengo ahorrado en la subcuenta de vivienda | sacar crédito para remodelar mi vivienda | quiero comprar muebles con fonacot
¿De qué manera localizo mi cuenta individual para el retiro? | cuánto llevo para mi pensión
ando muy estresado por la chamba, hay consejeria | ¿Con qué establecimientos se tienen convenios corporativos?
se me olvidó entregar mi incapacidad | cuánto cobro si me incapacita el seguro | pq me llego menos si estaba enfermo con incapacidad
me corté con una máquina, a dónde voy | voy a tener un bebe cuanto tiempo me dan y me pagan completo?
¿Cómo se ejerce el derecho al periodo de lactancia? | mi esposa se alivia la otra semana, puedo faltar
mi pareja y yo adoptamos, quién de los dos tiene permiso | ¿Qué permiso se concede por muerte de un familiar?
me dan días para el funeral de mi hermano | ¿Se otorga licencia con goce de sueldo por matrimonio?
cita con el dentista, me descuentan? | llevo a mi mamá a consulta, me dan permiso
ya no tengo vacaciones y debo viajar, puedo pedir dias sin pago | mi hija está en quimioterapia y necesito acompañarla
me pagan los dias que cuido a mi hijo en quimio | se trabaja el 12 de diciembre | me pidieron venir el 25 de diciembre
no viene la prima del domingo en mi recibo | si descanso entre semana y trabajo domingo qué me pagan
¿Cuántos días de reposo semanal se conceden? | ser 100 por ciento remoto se puede | trabajo remoto y gasto mucha luz, me reembolsan
me marcan los fines de semana por trabajo | me siento obligado a revisar el chat del trabajo en mi descanso
no llego hoy por una emergencia familiar | es mi cumple el viernes, lo descanso? | mi cumpleaños cae en domingo, lo puedo cambiar
el ine me escogió para la casilla y trabajo ese dia | tengo exámenes finales la próxima semana
¿Cómo recupero mis credenciales de acceso? | le moví y ya no me deja iniciar sesión, dice clave incorrecta
no me llegó la clave temporal para mi mail | como entro a mi correo d bliwork | mfa no funciona
la app de códigos me pide un número que no tengo | no me abre la carpeta compartida fuera de la oficina
desde el hotel no puedo abrir el sistema interno | ¿En qué momento se asigna el equipo de cómputo?
empiezo mañana y no sé si hay máquina para mí | se le cayó café a la laptop | se me quebró la pantalla, me la cobran?
me abrieron el coche y ahi iba la lap | puedo bajar una app en la laptop del trabajo | ya se venció mi licencia de office
estatus de mi ticket | como me conecto al wifi d la oficina | no me sale la impresora en la lista
un supuesto director me pide tarjetas de regalo | llegó un mensaje del banco a mi mail del trabajo, será real
conectar mi teléfono al correo laboral | pueden ver mis fotos si meto la cuenta en mi cel | mi raton ya no jala, me dan otro?
¿Dónde se tramita la credencial de identificación? | deje mi gafete y no puedo entrar | puedo llegar en coche | puedo llevar tupper
me dan tiempo d lonche | cómo me visto para la oficina, formal o casual | en almacén qué me pongo
puedo entrar a las 10 y salir a las 7 | el reloj no leyó mi gafete | me aparece falta pero sí fui | me descuentan si llego tarde
mi esposa pasa por mi, puede subir? | me ganaron la sala que aparté | donde guardo la leche de mi bebe en el trabajo
¿Se proporciona servicio de traslado al personal? | quiero ser brigadista | no hay sillas en mi área de ventas
mi encargado no me deja sentar | ¿Dónde se ubica el consultorio de la empresa? | botiquín en mi piso
abrir el casillero con mi tarjeta | puedo dejar mis cosas en la oficina de un dia pa otro | me quedé hasta las 10 pm, me lo pagan?
me corren si no me quedo tiempo extra? | nos van a bajar las horas o el sueldo
me llegó un cuestionario de clima y estres, es obligatorio? | puedo platicar de mis proyectos con amigos
me puedo llevar archivos de la empresa | quiero saber qué datos míos tienen | oponerme a que usen mi foto
no he leido el codigo d etica donde esta | puedo recibir boletos del cliente | me quieren dar un regalo x cerrar la compra
subir historias con mis compañeros de trabajo | tengo un negocio propio, lo tengo que decir
¿Dónde se consulta la normatividad interna? | ya llevo 3 faltas este mes q me va a pasar | revisan mi historial de navegacion?
no he hecho el curso de seguridad, q pasa | curso de excel avanzado me interesa | reprobé la certificación, me pagan otra vez
quién paga mi examen de certificación | ¿Cómo se expide la constancia de competencias laborales? | cada cuándo califican mi trabajo
autoevaluación dónde se llena | me interesa otro puesto aqui mismo | quiero aprender inglés para mi puesto
me voy a otro trabajo, qué hago | me piden firmar una hoja en blanco | me deben pagar vacaciones al salir
mi finiquito me salió muy bajo, qué debe traer | dónde firmo mi finiquito | me fui hace una semana y no me depositan lo de mi salida
me van a liquidar o solo finiquito si me despiden | ¿Se expide constancia de servicios al término de la relación?
piden referencias de mi empleo pasado, quién las da | me respetan mi antigüedad si regreso | me descuentan si no regreso el celular
comprobante de que entregué mi equipo | cuándo se acaba mi seguro de gastos médicos si salgo
ya me dieron de baja, cuándo puedo retirar | me quitan semanas si retiro | ¿A quién me dirijo para asuntos de sueldos?
con quien checo lo de mis vales y mi seguro | a que portal se refieren | el portal no carga | cual es mi usuario para el portal
¿Dónde consulto mi identificador de personal? | mi número de trabajador | ¿Dónde se consulta el directorio del personal?
como doy mi opinion de la empresa`;
