/** `whatsapp:` and E.164, or the id that WhatsApp gives of a person who hides the number (two letters, a dot, letters and digits). */
export const ADDRESS = /^whatsapp:(\+[1-9]\d{6,14}|[A-Z]{2}\.[A-Za-z0-9]{1,128})$/;

/** A number in international form, with or without `whatsapp:`, as Twilio's address (`whatsapp:+5215512345678`); undefined: it is not a number. */
export function toAddress(text: string | undefined): string | undefined {
  const bare = (text ?? '').trim().replace(/^whatsapp:/i, '');
  const id = /^\+[\d\s().-]+$/.test(bare) ? `+${bare.replace(/\D/g, '')}` : bare;
  return ADDRESS.test(`whatsapp:${id}`) ? `whatsapp:${id}` : undefined;
}
