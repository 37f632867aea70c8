// How Web Chat looks and speaks: Blinky's colours, and words that address a new colleague as tú.

const light = { panel: '#ffffff', ink: '#131b3a', quiet: '#4d587c', bubble: '#eef2fb', edge: '#d5dcef', own: '#0b1437', accent: '#6d28d9' };
const dark = { panel: '#0b1437', ink: '#f2f5ff', quiet: '#b3bde0', bubble: '#17225a', edge: '#34428a', own: '#5b21b6', accent: '#c4a1ff' };

export function styleOptions(isDark) {
  const colours = isDark ? dark : light;
  return {
    accent: colours.accent,
    subtle: colours.quiet,
    backgroundColor: colours.panel,
    primaryFont: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    paddingRegular: 12,
    rootHeight: '100%',
    rootWidth: '100%',

    botAvatarImage: '/webchat/logo.svg',
    botAvatarInitials: '',
    botAvatarBackgroundColor: 'transparent',
    avatarSize: 36,

    bubbleBackground: colours.bubble,
    bubbleTextColor: colours.ink,
    bubbleBorderColor: colours.edge,
    bubbleBorderRadius: 16,
    bubbleMaxWidth: 520,
    bubbleFromUserBackground: colours.own,
    bubbleFromUserTextColor: '#ffffff',
    bubbleFromUserBorderColor: colours.own,
    bubbleFromUserBorderRadius: 16,
    messageActivityWordBreak: 'break-word',
    timestampColor: colours.quiet,
    groupTimestamp: 60_000,

    suggestedActionLayout: 'stacked',
    suggestedActionsStackedHeight: 'auto',
    suggestedActionsStackedLayoutButtonTextWrap: true,
    suggestedActionBackgroundColor: colours.panel,
    suggestedActionTextColor: colours.ink,
    suggestedActionBorderColor: colours.accent,
    suggestedActionBorderRadius: 14,
    suggestedActionBorderWidth: 1,
    suggestedActionBackgroundColorOnHover: colours.bubble,
    suggestedActionBackgroundColorOnActive: colours.edge,

    sendBoxBackground: colours.panel,
    sendBoxTextColor: colours.ink,
    sendBoxPlaceholderColor: colours.quiet,
    sendBoxButtonColor: colours.accent,
    sendBoxButtonColorOnHover: colours.accent,
    sendBoxButtonColorOnFocus: colours.accent,
    sendBoxButtonShadeColorOnHover: colours.bubble,
    sendBoxButtonShadeColorOnFocus: colours.bubble,
    sendBoxButtonShadeColorOnActive: colours.edge,
    sendBoxBorderTop: `solid 1px ${colours.edge}`,
    sendBoxHeight: 56,
    sendBoxTextWrap: true,
    sendTimeout: 10_000,

    notificationText: colours.ink,
    connectivityTextSize: '.85rem',
    transcriptTerminatorColor: colours.quiet,
    transcriptTerminatorBackgroundColor: colours.panel,
    typingAnimationDuration: 8_000,
    uploadAccept: 'image/*,application/pdf,.doc,.docx,.txt',
    hideScrollToEndButton: false,
  };
}

/** Web Chat's own Spanish addresses the reader as usted and says "Cargar archivo". */
export function words(assistant) {
  return (known) => ({
    ...known,
    ACTIVITY_BOT_SAID_ALT: `${assistant} dijo:`,
    ACTIVITY_YOU_SAID_ALT: 'Dijiste:',
    ACTIVITY_YOU_ATTACHED_ALT: 'Adjuntaste:',
    CONNECTIVITY_STATUS_ALT_FATAL: `No hay conexión con ${assistant}.`,
    CONNECTIVITY_STATUS_ALT_RECONNECTING: 'Se cortó la conexión. Intentando de nuevo…',
    CONNECTIVITY_STATUS_ALT_SLOW_CONNECTION: 'La conexión está tardando más de lo normal.',
    SEND_BOX_IS_EMPTY_TOOLTIP_ALT: 'Escribe algo antes de enviar.',
    SUGGESTED_ACTIONS_LABEL_ALT: 'Opciones',
    TEXT_INPUT_ALT: 'Tu mensaje',
    TEXT_INPUT_PLACEHOLDER: 'Escribe tu pregunta…',
    TEXT_INPUT_UPLOAD_BUTTON_ALT: 'Adjuntar un archivo',
    TRANSCRIPT_ARIA_LABEL_ALT: 'Mensajes; usa las flechas para recorrerlos.',
    TRANSCRIPT_TERMINATOR_TEXT: 'Fin de los mensajes',
  });
}
