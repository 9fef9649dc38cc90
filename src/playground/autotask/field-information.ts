/** One value of a picklist as `entityInformation/fields` describes it. */
export interface PicklistValue {
  value: string;
  label: string;
  isDefaultValue: boolean;
  sortOrder: number;
  parentValue: string;
  isActive: boolean;
  isSystem: boolean;
}

/** One field of an entity as `entityInformation/fields` describes it (Swagger: FieldInformationModel). */
export interface FieldInformation {
  name: string;
  dataType: string;
  /** Most characters of a string; 0 where it means nothing. */
  length: number;
  isRequired: boolean;
  isReadOnly: boolean;
  isQueryable: boolean;
  isReference: boolean;
  referenceEntityType: string;
  isPickList: boolean;
  picklistValues: PicklistValue[] | null;
  picklistParentValueField: string;
  isSupportedWebhookField: boolean;
}

type Extras = Partial<Omit<FieldInformation, 'name' | 'dataType'>>;

/** A writable, optional, queryable field, but for what is given. */
export function field(name: string, dataType: string, extras: Extras = {}): FieldInformation {
  return {
    name,
    dataType,
    length: 0,
    isRequired: false,
    isReadOnly: false,
    isQueryable: true,
    isReference: false,
    referenceEntityType: '',
    isPickList: false,
    picklistValues: null,
    picklistParentValueField: '',
    isSupportedWebhookField: false,
    ...extras,
  };
}

/** A string of at most this many characters. */
export function textField(name: string, length: number, extras: Extras = {}): FieldInformation {
  return field(name, 'string', { length, ...extras });
}

/** The id of another entity. */
export function referenceField(
  name: string,
  referenceEntityType: string,
  extras: Extras = {},
): FieldInformation {
  return field(name, 'integer', { isReference: true, referenceEntityType, ...extras });
}

interface PicklistEntry {
  value: number | string;
  label: string;
  isDefaultValue?: boolean;
  isActive?: boolean;
  isSystem?: boolean;
}

/** A field that takes one of these values, shown in this order. */
export function picklistField(
  name: string,
  dataType: 'integer' | 'string',
  entries: PicklistEntry[],
  extras: Extras = {},
): FieldInformation {
  const picklistValues = entries.map(({ value, label, ...flags }, index) => ({
    value: String(value),
    label,
    isDefaultValue: false,
    sortOrder: index + 1,
    parentValue: '',
    isActive: true,
    isSystem: false,
    ...flags,
  }));
  return field(name, dataType, { isPickList: true, picklistValues, ...extras });
}
