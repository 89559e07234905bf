// The few statistics that the reports use. All times are seconds.

/** Gives the middle of the values; NaN when there are none. */
export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = ordered.length >> 1;
  const upper = ordered[middle] ?? Number.NaN;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Gives the smallest of the values; NaN when there are none. */
export function minimum(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : Math.min(...values);
}

/** Gives the geometric mean, the fair average of ratios; NaN when there are none. */
export function geometricMean(ratios: readonly number[]): number {
  let logarithms = 0;
  for (const ratio of ratios) logarithms += Math.log(ratio);
  return ratios.length === 0 ? Number.NaN : Math.exp(logarithms / ratios.length);
}
