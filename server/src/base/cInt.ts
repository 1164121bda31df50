/** What glibc's atoi() makes of digits: strtol() stops at the largest long, of which the lower 32 bits are taken. */
export function atoi(digits: string): number {
  if (digits.length < 10) return Number(digits);
  const largest = 2n ** 63n - 1n;
  const value = BigInt(digits);
  return Number(BigInt.asIntN(32, value > largest ? largest : value));
}
