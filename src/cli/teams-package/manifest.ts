import { BlinkyError, type Company, inLocale, z } from '#sdk';

const OWNER = 'cli/teams-package';

/** What the manifest says beside the company's facts. */
export interface ManifestSource {
  readonly company: Company;
  /** `MicrosoftAppId`: the bot's, and of the app in Teams too. */
  readonly appId: string | undefined;
  readonly publicBaseUrl: string | undefined;
  /** Of the app; Teams asks for a higher one to update an app that is installed. */
  readonly version: string;
}

const https = z.url({ protocol: /^https$/ }).max(2_048);
const guid = z.string().regex(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i);
const short = (length: number) => z.string().min(1).max(length);
const scopes = z.array(z.enum(['personal', 'team', 'groupChat'])).min(1);

/** The part of Microsoft's schema for manifests, version 1.19, that Blinky uses, with its lengths; anything else is refused. */
const schema = z.strictObject({
  $schema: z.literal('https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json'),
  manifestVersion: z.literal('1.19'),
  version: z.string().regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/),
  id: guid,
  developer: z.strictObject({ name: short(32), websiteUrl: https, privacyUrl: https, termsOfUseUrl: https }),
  name: z.strictObject({ short: short(30), full: short(100) }),
  description: z.strictObject({ short: short(80), full: short(4_000) }),
  icons: z.strictObject({ color: short(2_048), outline: short(2_048) }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  localizationInfo: z.strictObject({ defaultLanguageTag: z.literal('es-mx') }),
  bots: z.tuple([
    z.strictObject({
      botId: guid,
      scopes,
      supportsFiles: z.boolean(),
      isNotificationOnly: z.boolean(),
      commandLists: z.array(
        z.strictObject({ scopes, commands: z.array(z.strictObject({ title: short(32), description: short(128) })).max(10) }),
      ),
    }),
  ]),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])),
  validDomains: z.array(short(2_048)).max(16),
});

export type Manifest = z.output<typeof schema>;

/** The manifest of the Teams app. Throws BLINKY_SETTINGS that names each value that Teams would refuse. */
export function teamsManifest(source: ManifestSource): Manifest {
  const { company, appId, publicBaseUrl, version } = source;
  if (appId === undefined) throw wrong('MicrosoftAppId is missing', 'set it to the app id of the bot registration');
  const made = schema.safeParse({
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json',
    manifestVersion: '1.19',
    version,
    id: appId,
    developer: developerOf(company),
    name: { short: cut(company.assistant, 30), full: cut(`${company.assistant}, asistente de ${company.name}`, 100) },
    description: {
      short: cut(`Contesta las dudas de quien acaba de llegar a ${company.name}.`, 80),
      full: cut(
        `${company.assistant} contesta por chat las dudas de quien acaba de llegar. ${inLocale(company.description, 'es-MX')}`,
        4_000,
      ),
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B1437',
    localizationInfo: { defaultLanguageTag: 'es-mx' },
    bots: [bot(appId)],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: publicBaseUrl?.startsWith('https:') ? [new URL(publicBaseUrl).hostname] : [],
  });
  if (made.success) return made.data;
  const problems = made.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw wrong(`Teams would refuse the manifest: ${problems.join('; ')}`, 'correct MicrosoftAppId, --app-version or catalog/company.yaml');
}

function bot(botId: string): unknown {
  const commands = [
    { title: 'ayuda', description: 'Qué puedes preguntar' },
    { title: 'quiero hablar con una persona', description: 'Avisa a alguien del equipo' },
    { title: 'borra mis datos', description: 'Olvida esta conversación' },
  ];
  const everywhere = ['personal', 'team', 'groupChat'];
  return { botId, scopes: everywhere, supportsFiles: false, isNotificationOnly: false, commandLists: [{ scopes: everywhere, commands }] };
}

/** The company's file names no terms of use: its site stands in, where an administrator will look for them. */
function developerOf({ name, site, privacyNotice }: Company): object {
  return { name: cut(name, 32), websiteUrl: site, privacyUrl: privacyNotice, termsOfUseUrl: site };
}

function cut(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${text
        .slice(0, length - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

function wrong(message: string, hint: string): BlinkyError {
  return new BlinkyError('BLINKY_SETTINGS', message, { owner: OWNER, hint });
}
