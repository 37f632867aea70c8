/** A value in a unit of Grafana's, to three digits or with so many decimals. */
export function formatted(value: number, unit: string, decimals?: number): string {
  if (decimals !== undefined) return formatted(Number(value.toFixed(decimals)), unit);
  if (unit === 'percentunit') return `${short(value * 100)} %`;
  if (unit === 'currencyUSD') return `$${short(value)}`;
  if (unit === 'reqps') return `${short(value)}/s`;
  if (unit === 's') return seconds(value);
  return short(value);
}

function seconds(value: number): string {
  if (value === 0) return '0 s';
  if (value < 1) return `${short(value * 1_000)} ms`;
  return value < 120 ? `${short(value)} s` : `${short(value / 60)} min`;
}

function short(value: number): string {
  return value >= 10_000 ? `${short(value / 1_000)} k` : String(Number(value.toPrecision(value >= 100 ? 4 : 3)));
}
