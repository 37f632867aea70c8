import { AuthenticationConstants, GovernmentConstants } from 'botframework-connector';
import { BlinkyError, commaList, z } from '#sdk';

export const OWNER = 'channel/botframework';

const text = (description: string) => z.string().min(1).optional().meta({ description });
const url = (description: string) =>
  z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ description });
const host = z
  .string()
  .toLowerCase()
  .regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$|^\[::1\]$/, {
    error: ({ input }) => `${input} is no host name: list host names without scheme, port and path`,
  });

/** Bot Framework's own names, so that the values of the Azure portal can be copied. */
export const settings = z.strictObject({
  MicrosoftAppId: text('app id of the bot; without it only a loopback Emulator is served'),
  MicrosoftAppPassword: z.string().min(1).optional().meta({ description: 'client secret of the app', secret: true }),
  MicrosoftAppType: z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMsi']).optional().meta({ description: 'kind of app registration' }),
  MicrosoftAppTenantId: text('tenant of a SingleTenant app or a managed identity'),
  ToBotFromChannelTokenIssuer: text('issuer of the tokens that channels send'),
  ToBotFromChannelOpenIdMetadataUrl: url('OpenID metadata of that issuer'),
  ToBotFromEmulatorOpenIdMetadataUrl: url('OpenID metadata of the tokens that the Emulator sends'),
  ToChannelFromBotLoginUrl: url('where the bot gets its own tokens'),
  ToChannelFromBotOAuthScope: text('scope of those tokens'),
  OAuthUrl: url("Bot Framework's token service"),
  ChannelService: z.enum(['', GovernmentConstants.ChannelService]).optional().meta({ description: 'the cloud; empty: the public one' }),
  ValidateAuthority: z.enum(['true', 'false']).optional().meta({ description: 'whether the login URL must be a known authority' }),
  SERVICE_URL_ALLOW: commaList(host).meta({ description: 'further hosts of service URLs, comma separated, *. in front for subdomains' }),
});

export type Settings = z.output<typeof settings>;

/** Throws BLINKY_PLUGIN_SETTINGS where settings that fit one by one do not fit together. */
export function checkSettings(given: Settings): void {
  const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppType: type, MicrosoftAppTenantId: tenant } = given;
  const identity = type === 'UserAssignedMsi';
  if (!id && (password || type))
    throw wrong('MicrosoftAppId is missing (other MicrosoftApp settings are set)', 'set it, or unset them all');
  if (id && !password && !identity) {
    throw wrong('MicrosoftAppPassword is missing (MicrosoftAppId is set)', 'set it, or MicrosoftAppType=UserAssignedMsi, or unset both');
  }
  if (identity && password) throw wrong('MicrosoftAppPassword is set for a managed identity, which has none', 'unset it');
  if (id && type && type !== 'MultiTenant' && !tenant)
    throw wrong(`MicrosoftAppTenantId is missing (MicrosoftAppType is ${type})`, 'set it');
}

/** The settings with the cloud's values for those that are unset: the SDK takes either none or all of them. */
export function cloudOf(given: Settings) {
  const cloud = given.ChannelService ? GovernmentConstants : AuthenticationConstants;
  return {
    MicrosoftAppId: given.MicrosoftAppId,
    MicrosoftAppTenantId: given.MicrosoftAppTenantId,
    ChannelService: given.ChannelService ?? '',
    ValidateAuthority: given.ValidateAuthority ?? 'true',
    ToBotFromChannelTokenIssuer: given.ToBotFromChannelTokenIssuer ?? cloud.ToBotFromChannelTokenIssuer,
    ToBotFromChannelOpenIdMetadataUrl: given.ToBotFromChannelOpenIdMetadataUrl ?? cloud.ToBotFromChannelOpenIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: given.ToBotFromEmulatorOpenIdMetadataUrl ?? cloud.ToBotFromEmulatorOpenIdMetadataUrl,
    ToChannelFromBotLoginUrl: given.ToChannelFromBotLoginUrl ?? cloud.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: given.ToChannelFromBotOAuthScope ?? cloud.ToChannelFromBotOAuthScope,
    OAuthUrl: given.OAuthUrl ?? cloud.OAuthUrl,
  };
}

function wrong(message: string, hint: string): BlinkyError {
  return new BlinkyError('BLINKY_PLUGIN_SETTINGS', message, { owner: OWNER, hint });
}
