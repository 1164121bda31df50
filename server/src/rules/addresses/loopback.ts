/** Whether an item of inet_interfaces is one that no other host reaches. */
export function isLoopback(item: string): boolean {
  return /^(?:loopback-only|localhost|127\.[\d.]+|\[?::1\]?)$/i.test(item);
}
