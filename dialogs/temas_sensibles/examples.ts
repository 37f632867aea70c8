/**
 * What the patterns cannot say: sentences without a telling word, for recognisers that learn. The first lines are the
 * plain cases; where a pattern already decides, an example would only teach that "me" and "mi jefe" are a bad sign.
 */
const plain = `
mi jefe me acosa | un compañero me toca sin mi permiso | me manda mensajes subidos de tono
me insultan y me humillan frente a todos | me tratan mal por ser mujer | se burlan de mí por mi acento | mi pareja me pega
me amenazaron en el trabajo | quiero denunciar acoso de mi supervisor | me quiero morir | he pensado en hacerme daño
ya no le veo sentido a nada | un compañero dice que se quiere quitar la vida | me está dando un ataque de pánico
no dejo de llorar y no tengo con quién hablar | volví a consumir y no puedo parar | I am being harassed by my boss
I want to hurt myself`;

const harassment = `
mi jefe me dijo que me veo más rica sin uniforme | el chofer de la ruta me dice cosas y se me sienta junto
me abraza por atrás y dice que es de cariño | cada que me agacho hacen ruidos y se ríen
me hicieron un sticker de mi cara con un cuerpo desnudo | andan pasando un video mío sin ropa entre los compañeros
se mete al vestidor cuando nos estamos cambiando | me quieren obligar a ir a cenar a solas con un cliente
el director les dice a las becarias que se sienten en sus piernas | el ingeniero me pregunta por mi vida íntima a cada rato
me dice que qué hago con mi novio en la cama | me anda diciendo que con ese cuerpo no necesito trabajar
me robó un beso en el elevador | me llama borracho en la madrugada y es mi jefe | me dijo que nadie me va a creer si lo cuento
ya reporté el acoso y ahora me tratan peor | desde que lo rechacé me quitó mis proyectos
como no quise nada con él me cambió el turno | soy hombre y una compañera me toca y todos se ríen | me grabaron mientras me cambiaba
me siento sucia por lo que me hizo el gerente | me trae de encargo el jefe, todo lo que hago está mal y me lo grita
me cargan la mano a propósito para que renuncie | me quieren hacer renunciar a base de maltratos
me cambian los horarios nomás por fregar y se burlan | me encerraron en el cuarto frío de broma
nadie se sienta conmigo a comer, me hacen el fuchi | me ignoran cuando saludo y cuchichean cuando paso
hicieron un grupo de whats para burlarse de mí | publicaron memes míos en el grupo de la chamba
mi líder me exhibe en el grupo cuando me equivoco | me esconden la herramienta y luego me regañan | me escupieron en la comida
me tiraron mi lunch a la basura y se rieron | a mi compañero nuevo lo traen de bajada y ya no quiere venir
están molestando mucho a un chavo de almacén y da pena | los de mi turno me hacen la novatada y ya se pasaron
me obligaron a tomar en la novatada y me grabaron | creo que lo que me hace mi jefe es acoso laboral
no sé si cuente como acoso pero me incomoda mucho | cómo sé si esto que me hace mi jefe es hostigamiento
quiero denunciar pero tengo miedo de que me corran | tengo capturas de los mensajes que me manda mi jefe, a quién se las enseño
tengo pruebas de acoso | un compañero no acepta que no quiero nada con él | ya le puse un alto y sigue insistiendo
he keeps sending me messages at night | they exclude me and laugh at me | how do i report my boss for harassment
he said I would get promoted if I slept with him`;

const discrimination = `
me dijo la jefa que una mujer no puede con ese puesto | ganan más los hombres haciendo lo mismo que yo
a mí por ser mujer me mandan por el café | regresé de mi incapacidad de maternidad y ya no tengo puesto
me dijeron que mejor no me embarace si quiero la planta | por estar gordita no me dejan atender clientes
quieren puro joven y a los de cincuenta nos están sacando | me dijo que huelo a indio | me dicen oaxaco y se ríen
me prohíben hablar mi lengua con mi paisano | me dicen que los venezolanos venimos a robar
no hacen nada para que yo entre en mi silla y me dicen que pido mucho | por mi discapacidad me dan puras sobras de trabajo
soy musulmana y me preguntan si traigo bomba | me dijeron que con hijos no sirvo para viajar
por ser papá soltero no me toman en serio | nomás ascienden a los güeritos
a los morenos nos mandan atrás para que no nos vean los clientes | dicen que tengo cara de ratero
dijo que gente de mi colonia no es de fiar | me tratan como chacha porque vengo de pueblo
mi supervisor no le da turno a las mujeres | no dejan participar a los mayores en los cursos | en mi área nadie de piel morena sube
mi equipo es súper racista conmigo | una compañera con síndrome de down es tratada como burla
a mi compañero lo corrieron cuando salió del clóset | me revisaron a ver si estaba embarazada antes de contratarme
my boss said gay people shouldn't work here | "ya está muy viejito para esto don", así me dice mi líder enfrente de los clientes`;

const violence = `
mi ex se metió a mi casa anoche | tengo una orden contra mi ex y se apareció en el estacionamiento
me siguen en una moto cuando salgo del turno | mi jefe me lanzó una botella | un chofer me quiso atropellar en el patio
me llegó una amenaza anónima | me hablaron de un cártel y saben mi nombre | levantaron a un compañero al salir
me dijeron que ya sabían dónde estudian mis hijos | si digo algo me matan | me forzó a subirme a su carro
mi ex no me deja en paz, me busca en el trabajo | mi ex puso un rastreador en mi coche
llegó mi compañera con el labio roto y dice que no es nada | un compañero les pega a sus hijos
está un tipo gritando y golpeando gente en recepción | hay una pelea en el comedor, están sangrando
me tienen amenazada para que no declare | me da miedo mi jefe, se pone como loco y avienta cosas | tengo que esconderme de mi esposo
necesito un refugio | a coworker pushed me against the wall | my ex is waiting for me outside the office
he said he would kill me if I leave`;

const selfHarm = `
ojalá me enfermara de algo y me muriera | todos estarían más tranquilos si yo no estuviera | me dan ganas de estrellar el coche
cuando manejo pienso en soltar el volante | me imagino aventándome de la azotea | tengo las pastillas en la mano
ya tengo todo planeado | estoy decidido a terminar con esto hoy | ya me cansé de pelear, me despido
perdón a todos, hasta aquí llegué | esta es mi última noche | hoy es mi último día en este mundo
gracias por todo, ya no me van a ver | estoy regalando mis cosas porque ya no las voy a necesitar
me quiero ir con mi papá que está en el cielo | volví a lastimarme | me quemo con el cigarro para sentir algo
traigo cortadas en los brazos y no quiero que las vean en el uniforme | la voz me dice que me mate
mi hermano se suicidó y yo quiero hacer lo mismo | ya no le temo a morirme | no merezco vivir | no valgo nada
no encuentro razones para vivir | ya no quiero nada, solo descansar | quiero dejar de sufrir de una vez
un chavo de mi turno dijo que hoy era su último día en la tierra | mi compañero anda regalando sus cosas y despidiéndose de todos
mi compañero está en la azotea y no se quiere bajar | creo que mi compañero piensa en el suicidio, qué le digo
I don't see the point of living | I wish I wouldn't wake up | I've been cutting again`;

const crises = `
estoy temblando y no me puedo calmar | llevo una semana sin salir de mi cuarto | siento que estoy perdiendo la cabeza
no he dormido en cuatro días y veo sombras | por fuera sonrío pero por dentro estoy roto
mi esposa se fue con mis hijos y no lo soporto | me estoy divorciando y no puedo ni trabajar de lo mal que estoy
no supero la muerte de mi hermana | vi morir a mi compañero en la línea y no me lo puedo quitar de la cabeza
desde el asalto no puedo salir a la calle | desde que me asaltaron tengo pesadillas y tiemblo
me da pánico subirme al transporte después de lo que pasó | llevo días borracho y no me puedo presentar
estoy inyectándome otra vez | perdí todo en las apuestas y no sé qué hacer | me volví a atascar y vomitar, tengo bulimia
nadie me entiende, me siento solísimo | no estoy bien | no estoy nada bien, ayúdenme | siento mucha angustia en el pecho todo el día
soy bipolar y siento que me viene una crisis | el trabajo me tiene enferma de los nervios, ya no duermo
quiero salir corriendo y no volver nunca | se desmayó mi compañera de la angustia y no reacciona
un compañero está como ido, no habla y no reacciona | se perdió mi papá con alzheimer y no lo encuentro
mi hermana lleva tres días sin aparecer | I'm drinking every day and I can't stop | I'm at my breaking point`;

/** Examples of one intent, whatever the topic. */
export const examples: readonly string[] = [plain, harassment, discrimination, violence, selfHarm, crises].flatMap((list) =>
  list
    .split(/[|\n]/)
    .map((text) => text.trim())
    .filter(Boolean),
);
