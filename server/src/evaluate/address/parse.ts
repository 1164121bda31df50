import { type AddressToken, isOperator, scanAddress } from './tokens.ts';

/**
 * tok822_parse(): the addresses of a text as a header or an SMTP command has them, and what stands between them. Goes
 * from right to left, as Postfix does; what it does not understand stays as it is.
 */
export function parseAddresses(text: string): AddressToken[] {
  const state: Parser = { tokens: scanAddress(text), result: [], pending: [] };
  let wordAllowed = true;
  let groupAllowed = false;
  let at = state.tokens.length - 1;
  while (at >= 0) {
    const token = state.tokens[at] as AddressToken;
    if (token.kind === 'comment') state.result.unshift(token);
    else if (isOperator(token, ';')) {
      close(state, true);
      state.result.unshift(token);
      [wordAllowed, groupAllowed] = [true, true];
    } else if (isOperator(token, ':') && groupAllowed) {
      close(state, false);
      at = passUntil(state, at, (other) => isOperator(other, ','));
      wordAllowed = true;
      continue;
    } else if (isOperator(token, '>')) {
      close(state, true);
      at = takeRoute(state, at);
      wordAllowed = true;
      continue;
    } else if (token.kind !== 'operator') {
      if (!wordAllowed) close(state, true);
      wordAllowed = false;
      state.pending.unshift(token);
    } else if (isOperator(token, ',')) {
      close(state, false);
      state.result.unshift(token);
      wordAllowed = true;
    } else {
      wordAllowed = true;
      state.pending.unshift(token);
    }
    at--;
  }
  close(state, false);
  return state.result;
}

interface Parser {
  readonly tokens: readonly AddressToken[];
  readonly result: AddressToken[];
  /** The words of the address that is being read. */
  readonly pending: AddressToken[];
}

const comma: AddressToken = { kind: 'operator', text: ',' };

function close({ result, pending }: Parser, needsComma: boolean): void {
  if (pending.length === 0) return;
  result.unshift({ kind: 'address', text: '', tokens: pending.splice(0) });
  if (needsComma) result.unshift(comma);
}

/** Everything between `<` and `>` is one address, and what stands before the `<` is a phrase. */
function takeRoute(state: Parser, from: number): number {
  state.result.unshift(state.tokens[from] as AddressToken);
  let at = from - 1;
  while (at >= 0 && !isOperator(state.tokens[at], '<')) {
    const token = state.tokens[at] as AddressToken;
    if (token.kind === 'comment') state.result.unshift(token);
    else state.pending.unshift(token);
    at--;
  }
  close(state, false);
  if (at < 0) return at;
  state.result.unshift(state.tokens[at] as AddressToken);
  const stops = '>;,:';
  return passUntil(state, at - 1, ({ kind, text }) => kind === 'operator' && stops.includes(text));
}

function passUntil({ tokens, result }: Parser, from: number, stops: (token: AddressToken) => boolean): number {
  let at = from;
  while (at >= 0 && !stops(tokens[at] as AddressToken)) {
    result.unshift(tokens[at] as AddressToken);
    at--;
  }
  return at;
}
