import { shown } from '../shown';

/** A field and its value as `cards/parts/fields.json` shows them. */
export interface Field {
  readonly label: string;
  readonly value: string;
  readonly font: 'Default' | 'Monospace';
  /** Empty where there is nothing to add. */
  readonly note: string;
}

/** A field with words for its value. `label` and `note` are our own words or the portal's. */
export function field(label: string, value: string, note = ''): Field {
  return { label, value: shown(value, 512), font: 'Default', note };
}

/** A field whose value is copied or compared letter by letter. */
export function codeField(label: string, value: string, note = ''): Field {
  return { ...field(label, value, note), font: 'Monospace' };
}
