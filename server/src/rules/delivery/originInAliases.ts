import { splitList } from '../../syntax/splitList.ts';
import { inMain, instanceRule } from '../instance/instanceRule.ts';

/**
 * trivial-rewrite puts `@$myorigin` behind the names that programs of this machine write, such as root. In a virtual
 * alias domain only the addresses of virtual_alias_maps exist: `User unknown in virtual alias table`.
 */
export const originInAliases = instanceRule<'origin-in-aliases'>({
  code: 'origin-in-aliases',
  severity: 'information',
  *find(view) {
    const [origin, domains] = [view.main.text('myorigin'), view.main.text('virtual_alias_domains')];
    const at = inMain(view, 'myorigin') ?? inMain(view, 'virtual_alias_domains');
    if (!origin || !domains || !at || !inMain(view, 'virtual_alias_domains')) return;
    const own = origin.toLowerCase();
    if (splitList(domains).some(({ text }) => text.toLowerCase() === own)) yield { at, data: { domain: own } };
  },
});
