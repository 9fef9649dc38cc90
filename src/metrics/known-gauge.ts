import { Gauge, type Registry } from 'prom-client';

/** A gauge that shows nothing while its value is not known; prom-client's own would show 0, which is a value. */
export interface KnownGauge {
  /** Nothing: it is not known. */
  set(value: number | null | undefined): void;
}

/** Makes such a gauge, not known yet. */
export function knownGauge(registry: Registry, name: string, help: string): KnownGauge {
  const gauge = new Gauge({ name, help, registers: [registry] });
  gauge.remove();
  return {
    set(value) {
      if (value === null || value === undefined) gauge.remove();
      else gauge.set(value);
    },
  };
}

/** The same by one label: what is not among the values is not shown. */
export interface KnownGauges {
  /** By the label's value; nothing: none is known. */
  set(values: Readonly<Record<string, number>> | null | undefined): void;
}

/** A gauge of this name by one label, of which only what is known is shown. */
export function knownGauges(registry: Registry, name: string, help: string, label: string): KnownGauges {
  const gauge = new Gauge({ name, help, labelNames: [label], registers: [registry] });
  return {
    set(values) {
      gauge.reset();
      for (const [value, number] of Object.entries(values ?? {})) gauge.set({ [label]: value }, number);
    },
  };
}
