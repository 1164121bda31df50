import { nameSpanOf } from '../../model/configuration.ts';
import { knownness } from '../../model/names.ts';
import { nothingUsed } from '../../model/usedNames.ts';
import { commentOutFix } from '../fixes/commentOut.ts';
import { placeAt, removeLines } from '../fixes/lineEdit.ts';
import { meantName } from './meantName.ts';
import { insertMilter, isDkimName } from '../fixes/milterFix.ts';
import { createQuery } from '../../instance/query.ts';
import type { Context, Fix, InstanceRule, RuleData } from '../rule.ts';

/**
 * A file with more unknown names than this is no main.cf: their
 * fixes still tell what each may mean, their messages do not.
 */
const maxSuggestions = 25;

/** The comments of Postfix's own master.cf use these names, so that a master.cf that is not at hand may do so too. */
const ofShippedMaster = /^mua_(?:client|helo|sender|relay|recipient)_restrictions$/;

/** postconf_unused.c: `unused parameter: name=value`. */
export const unknownParameter: InstanceRule<'unknown-parameter'> = {
  code: 'unknown-parameter',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    // Where a name stands changes with the names that are set, whatever their values are: no account of it is needed.
    const { configuration } = context.untracked;
    const unknown = unknownNames(context);
    for (let i = 0; i < unknown.length; i++) {
      const data = unknown[i] as RuleData<'unknown-parameter'>;
      const mild = configuration.master === undefined && ofShippedMaster.test(data.name);
      configuration.settings.get(data.name)?.forEach((setting) => {
        report({ span: nameSpanOf(configuration, setting), data, ...(mild ? { severity: 'information' } : {}) });
      });
    }
  },
  fixes({ span, data: { name } }, context) {
    const place = placeAt(context, span.start);
    if (place?.element.kind !== 'assignment') return [];
    const first = isDkimName(name) ? insertMilter(context, place, place.element.value.text) : renames();
    // Postfix ignores the line as it is, so that a comment in its place changes nothing.
    const preferred = !first.some((fix) => fix.preferred);
    const remove: Fix = { title: { key: 'removeLine', data: { name } }, edits: removeLines(place) };
    return [...first, ...commentOutFix(context, span.start, { preferred }), remove];

    function renames(): Fix[] {
      const meant = meantName(context, name);
      return meant.names.map((one) => {
        // Renaming to what is set already would make the one override the other.
        const sure = meant.sure && !context.configuration.settings.has(one);
        return {
          title: { key: 'rename', data: { name: one } },
          edits: [{ span, text: one }],
          ...(sure ? { preferred: true } : {}),
        };
      });
    }
  },
};

/** In the order of the file. */
const unknownNames = createQuery((context: Context) => {
  const { used } = context;
  return withSuggestions(
    context,
    ownNames(context).filter((name) => !used.references.has(name) && !used.isTableSetting(name)),
  );
});

/** The names that are not Postfix's own: of these, those that nothing uses are unknown. */
const ownNames = createQuery(({ configuration }: Context) =>
  [...configuration.settings.keys()].filter(
    (name) =>
      // Names that another release has are told of by deprecated-parameter, removed-parameter and newer-parameter.
      !configuration.knowledge.parameters.has(name) &&
      !knownness(configuration, nothingUsed, name) &&
      // Of a byte order mark full-width-character tells; without it the name is judged.
      !name.startsWith('\ufeff'),
  ),
);

function withSuggestions(context: Context, names: readonly string[]): RuleData<'unknown-parameter'>[] {
  return names.map((name) => {
    if (names.length > maxSuggestions || isDkimName(name)) return { name };
    const {
      names: [suggestion],
      service,
    } = meantName(context, name);
    return {
      name,
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(service === undefined ? {} : { service }),
    };
  });
}
