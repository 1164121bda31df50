import { type Service, shippedServices } from '../../../model/services.ts';
import type { ParameterView } from '../parameterView.ts';
import { joined } from './factsLine.ts';
import { examples, titled, proseText } from './hoverParameter.ts';
import { programPage } from '../manual.ts';
import { bold, code, link, paragraphs } from '../markdown.ts';

/** A service of master.cf: what it is for and which program runs it. Without a master.cf, as Postfix ships it. */
export function serviceMarkdown(document: ParameterView, name: string): string {
  const {
    context: { configuration },
    messages: { hover },
  } = document;
  const service = servicesByName(document, name)[0];
  const block = document.prose.block('service', name) ?? (service && document.prose.block('program', service.command));
  const isOwn = service && configuration.knowledge.master.programs[service.command] !== undefined;
  return paragraphs([
    block ? titled(document, name, block.summary) : bold(name),
    joined([service && hover.service({ type: code(service.type), command: code(service.command) })]),
    // Without a master.cf at hand any name may be that of a service.
    !service && configuration.services ? `⚠ ${hover.noService(code(name))}` : undefined,
    proseText(block),
    examples(block),
    isOwn ? link(hover.manual, programPage(service.command)) : undefined,
  ]);
}

/** The services of a name; those on the network, to which mail is not handed, come last. */
export function servicesByName({ context: { configuration } }: ParameterView, name: string): Service[] {
  const { knowledge, release } = configuration;
  return (configuration.services ?? shippedServices(knowledge, release))
    .filter((service) => service.name === name)
    .sort((a, b) => Number(a.type === 'inet') - Number(b.type === 'inet'));
}
