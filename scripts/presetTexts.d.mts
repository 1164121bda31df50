export interface Preset {
  readonly id: string;
  readonly prefix: readonly string[];
  readonly title: Readonly<Record<string, string>> & { readonly en: string };
  readonly todo: Readonly<Record<string, string>> & { readonly en: string };
  readonly steps: Readonly<Record<string, readonly string[]>> & { readonly en: readonly string[] };
  readonly mainCf?: readonly { readonly name: string; readonly value: string | readonly string[] }[];
  readonly masterCf?: readonly string[];
}

export interface PresetText {
  readonly id: string;
  readonly mainCf?: string;
  /** Services to add to master.cf; one of the same name and type replaces the old one. */
  readonly masterCf?: string;
}

export interface Placeholder {
  readonly number: number;
  readonly words?: string;
  readonly choices?: readonly string[];
}

export function presetTexts(): PresetText[];
export function readPresets(): Preset[];
export function presetLines(preset: Preset): { readonly mainCf?: string[]; readonly masterCf?: string[] };
export function parsePlaceholders(text: string): (string | Placeholder)[];
export function placeholderDefaults(preset: Preset): Map<number, string>;
