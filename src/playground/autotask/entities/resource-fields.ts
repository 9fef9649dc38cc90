import { licenseTypes } from '../../directory/simulated-resource';
import { field, picklistField, textField, type FieldInformation } from '../field-information';

/** The SSO field that some instances are said to expose on Resources. */
export interface SsoField {
  name: string;
  readOnly?: boolean;
  /** Default `string`. */
  dataType?: string;
  /** Default 100. */
  length?: number;
}

/** Fields of Resources (entity page "Resources"), with the SSO field where the instance has one. */
export function resourceFields(ssoField?: SsoField): FieldInformation[] {
  return [
    field('id', 'long', { isReadOnly: true, isRequired: true }),
    textField('email', 254, { isRequired: true }),
    textField('email2', 50),
    textField('email3', 50),
    textField('firstName', 50, { isRequired: true }),
    textField('initials', 32),
    field('isActive', 'boolean'),
    textField('lastName', 50, { isRequired: true }),
    licenseType(),
    textField('middleName', 50),
    textField('mobilePhone', 25),
    textField('officePhone', 25),
    picklistField('resourceType', 'string', [
      { value: 'Employee', label: 'Employee', isDefaultValue: true },
      { value: 'Contractor', label: 'Contractor' },
    ]),
    textField('title', 50),
    textField('userName', 32, { isRequired: true }),
    ...(ssoField ? [describe(ssoField)] : []),
  ];
}

/** The numbers are this instance's own; only the label says which licence makes an API user. */
function licenseType(): FieldInformation {
  return picklistField(
    'licenseType',
    'integer',
    [
      { value: licenseTypes.professional, label: 'Professional', isDefaultValue: true, isSystem: true },
      { value: licenseTypes.team, label: 'Team Member', isSystem: true },
      { value: licenseTypes.dashboard, label: 'Dashboard User', isSystem: true },
      { value: licenseTypes.contractor, label: 'Contractor', isSystem: true },
      { value: licenseTypes.apiUser, label: 'API User (system)', isSystem: true },
    ],
    { isRequired: true },
  );
}

function describe({ name, readOnly = false, dataType = 'string', length = 100 }: SsoField): FieldInformation {
  return field(name, dataType, { length, isReadOnly: readOnly });
}
