import type { ByteString } from '../../base/byteString.ts';
import { isInFamily, readAddress } from '../../base/address.ts';
import { readCidrLine } from '../../syntax/tables/cidrRule.ts';
import { type NetworkPattern, isInNetwork } from '../../syntax/tables/networkPattern.ts';
import { type LookupAnswer, type TablePlace, type TableWarning, notFound } from '../answer.ts';
import { readRuleSource } from '../ruleSource.ts';
import { placedLines } from '../tableLines.ts';
import type { OpenContext, OpenedTable, TableName } from '../table.ts';

type CidrRule =
  | {
      readonly kind: 'match';
      readonly network: NetworkPattern;
      readonly isNegated: boolean;
      readonly result: ByteString;
      readonly place: TablePlace;
    }
  | {
      readonly kind: 'if';
      readonly network: NetworkPattern;
      readonly isNegated: boolean;
      readonly place: TablePlace;
      end: number | undefined;
    }
  | { readonly kind: 'endif' };

/** cidr: blocks of addresses, the first that holds the address answers (dict_cidr.c). */
export function openCidr(table: TableName, context: OpenContext): OpenedTable {
  const { type, name } = table;
  const source = readRuleSource(table, context);
  if (source.kind !== 'text') return source;
  const warnings: TableWarning[] = [];
  const rules: CidrRule[] = [];
  const open: (CidrRule & { kind: 'if' })[] = [];
  const say = (place: TablePlace, message: string): void => {
    warnings.push({ severity: 'warning', message: `${type} map ${name}, line ${place.line}: ${message}`, place });
  };
  for (const { text, place } of placedLines(source.path, source.bytes, context.options, (warning) => {
    warnings.push(warning);
  })) {
    const line = readCidrLine(text);
    if (line.kind === 'problem') say(place, `${line.message}: skipping this rule`);
    else if (line.kind === 'rule')
      rules.push({ kind: 'match', network: line.network, isNegated: line.isNegated, result: line.result, place });
    else if (line.kind === 'if') {
      const rule: CidrRule = { kind: 'if', network: line.network, isNegated: line.isNegated, place, end: undefined };
      open.push(rule);
      rules.push(rule);
    } else {
      const opened = open.pop();
      if (!opened) say(place, 'ENDIF without IF: skipping this rule');
      else {
        opened.end = rules.length;
        rules.push({ kind: 'endif' });
      }
    }
  }
  for (const { place } of open.reverse()) say(place, 'IF has no matching ENDIF');
  return { kind: 'open', fixedKeys: false, warnings, lookup: (key) => askNetworks(rules, key) };
}

/** cidr_match_execute(): a rule of the other family never matches, negated or not. */
function askNetworks(rules: readonly CidrRule[], key: ByteString): LookupAnswer {
  const address = readAddress(key);
  if (!address) return notFound;
  const agrees = ({ network, isNegated }: { network: NetworkPattern; isNegated: boolean }): boolean =>
    isInFamily(address, network.bytes) && isInNetwork(address, network) !== isNegated;
  for (let index = 0; index < rules.length; index++) {
    const rule = rules[index];
    if (rule?.kind === 'match') {
      if (agrees(rule)) return { kind: 'found', value: rule.result, place: rule.place, warnings: [] };
    } else if (rule?.kind === 'if' && !agrees(rule)) {
      if (rule.end === undefined) return notFound;
      index = rule.end;
    }
  }
  return notFound;
}
